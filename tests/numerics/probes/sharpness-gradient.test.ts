import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../../../src/engine/activations.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import type { Loss } from '../../../src/engine/network.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { createMeasurement } from '../../../src/probes/measurement.ts';
import { sharpeningRates, sharpnessGradientNorms } from '../../../src/probes/quantities/sharpening.ts';
import { measureSharpnessGradient } from '../../../src/probes/quantities/sharpness-gradient.ts';
import { norm } from '../../../src/probes/run-rows.ts';
import { fullHessian, lossAndGradient, type Problem } from '../../support/oracle/problem.ts';
import { denseNetwork, type RandomProblem, randomProblem } from '../../support/oracle/random-problem.ts';

/** ∂λ₁/∂θ_p by central differences of the largest eigenvalue of the dense f64 Hessian: off by h²·|λ₁‴|/6 + 10⁻¹⁵/h. */
function differences(problem: Problem, theta: Float32Array): Float64Array {
  const P = theta.length;
  const h = 1e-4;
  const top = (p: number, by: number) =>
    symmetricEigen(
      fullHessian(
        problem,
        Float64Array.from(theta, (x, q) => (q === p ? x + by : x)),
      ),
      P,
    ).values[0];
  return Float64Array.from({ length: P }, (_, p) => (top(p, h) - top(p, -h)) / (2 * h));
}

describe('the gradient of the sharpness', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  async function measured(problem: RandomProblem, theta = problem.theta) {
    const program = await engine.open(problem.network, problem.dataset);
    const point = await program.at(theta);
    const at = createMeasurement({ program, point, theta, initial: theta, seeds: [4], step: 3, batchSize: 4 });
    const found = {
      gradient: (await at.sharpnessGradient())[0],
      norm: (await sharpnessGradientNorms(at))[0],
      rate: (await sharpeningRates(at))[0],
    };
    expect(await measureSharpnessGradient(at)).toEqual([found.gradient]);
    point.dispose();
    program.dispose();
    return found;
  }

  test.each<[Activation, Loss]>([
    ['tanh', 'squaredError'],
    ['softplus', 'crossEntropy'],
    ['gelu', 'squaredError'],
  ])(
    'of a network with %s and %s is that of f64 differences of a dense λ₁, within its bound',
    async (activation, loss) => {
      const problem = randomProblem({ network: denseNetwork([3, 4, 2], activation, loss), N: 8, seed: 3 });
      const { gradient, norm: length, rate } = await measured(problem);
      const exact = differences(problem, problem.theta);
      const off = norm(gradient.vector.map((x, p) => x - exact[p]));
      expect(off).toBeLessThanOrEqual(gradient.error);
      // the bound tells something: it is a fraction of the gradient
      expect(gradient.error).toBeLessThan(0.2 * norm(exact));
      expect(gradient.step).toBeGreaterThan(2 ** -12);
      expect(Math.abs(length.value - norm(exact))).toBeLessThanOrEqual(length.error);
      const alpha = -lossAndGradient(problem, problem.theta).gradient.reduce((sum, g, p) => sum + g * exact[p], 0);
      expect(Math.abs(rate.value - alpha)).toBeLessThanOrEqual(rate.error);
      expect(rate.certainty).toBe('bound');
      // twice the vector is not within the bound
      expect(norm(gradient.vector.map((x, p) => 2 * x - exact[p]))).toBeGreaterThan(gradient.error);
    },
  );

  test('where λ₁ is double it has no gradient, and the error says so', async () => {
    // one layer: every output has the same block of H, so that each eigenvalue is double
    const problem = randomProblem({ network: denseNetwork([3, 2], 'linear', 'squaredError'), N: 8, seed: 3 });
    const { gradient, rate } = await measured(problem);
    expect(gradient.error).toBe(Number.POSITIVE_INFINITY);
    expect(rate.error).toBe(Number.POSITIVE_INFINITY);
  });

  test('of a ReLU network and of a diverged run is NaN', async () => {
    const relu = randomProblem({ network: denseNetwork([3, 4, 2], 'relu', 'squaredError'), N: 8, seed: 3 });
    const tanh = randomProblem({ network: denseNetwork([3, 4, 2], 'tanh', 'squaredError'), N: 8, seed: 3 });
    const diverged = await measured(
      tanh,
      tanh.theta.map(() => Number.NaN),
    );
    for (const { norm: length, rate } of [await measured(relu), diverged]) {
      expect(length.value).toBeNaN();
      expect(rate.value).toBeNaN();
    }
  });
});
