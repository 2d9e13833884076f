import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Program } from '../../../src/engine/contract.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import type { Estimate } from '../../../src/probes/estimators/estimate.ts';
import { filterDirection } from '../../../src/probes/landscape/filter-normalised.ts';
import { createMeasurement, type Measurement } from '../../../src/probes/measurement.ts';
import { SCALAR_PROBES, type ScalarProbeId, scalarProbe } from '../../../src/probes/scalar/registry.ts';
import { expectWithin } from '../../support/expect-within.ts';
import { fullHessian } from '../../support/oracle/problem.ts';
import {
  denseNetwork,
  diagonalNetwork,
  normals,
  type RandomProblem,
  randomProblem,
} from '../../support/oracle/random-problem.ts';

const N = 20;
const problemOf = (network: RandomProblem['network'], seed: number) =>
  randomProblem({ network, N, seed, regression: true });
const MODELS: readonly (readonly [string, RandomProblem])[] = [
  ['one hidden layer', problemOf(denseNetwork([1, 7, 1], 'tanh', 'squaredError'), 1)],
  ['linear regression', problemOf(denseNetwork([4, 1], 'linear', 'squaredError'), 2)],
  ['diagonal network', problemOf(diagonalNetwork(6), 3)],
];

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

/** A measurement at θ of a problem whose start was elsewhere. */
async function measured<T>(
  { network, dataset, theta }: RandomProblem,
  task: (at: Measurement) => Promise<T>,
): Promise<T> {
  const program: Program = await engine.open(network, dataset);
  const point = await program.at(theta);
  const noise = normals(theta.length, 5);
  const initial = theta.map((x, p) => x + noise[p]);
  const [next, after] = [1, 2].map((k) => theta.map((x, p) => x - 0.01 * k * noise[(p + k) % theta.length]));
  const preconditioner = async () => Float64Array.from(noise, (x) => 0.1 + Math.abs(x));
  const site = {
    program,
    preconditioner,
    point,
    theta,
    initial,
    lastStep: noise,
    ahead: async () => [next, after] as const,
  };
  const at = createMeasurement({ ...site, seeds: [1], step: 3, batchSize: 4 });
  const result = await task(at);
  point.dispose();
  program.dispose();
  return result;
}

describe.each(MODELS)('%s', (_, problem) => {
  test('every scalar probe gives a number, but there are no margin and no accuracies without classes', async () => {
    await measured(problem, async (at) => {
      for (const { id, axis, measure } of SCALAR_PROBES) {
        const [{ value, error }] = await measure(at);
        if (axis === 'log') expect(value, id).toBeGreaterThanOrEqual(-error);
        expect([id, Number.isFinite(value)]).toEqual([id, id !== 'margin' && !id.endsWith('Accuracy')]);
      }
    });
  });

  test('trace and norms of H are those of the oracle', async () => {
    const hessian = fullHessian(problem, problem.theta);
    const P = problem.theta.length;
    await measured(problem, async (at) => {
      const [trace] = await scalarProbe('hessianTrace').measure(at);
      const exact = Array.from({ length: P }, (__, p) => hessian[p * (P + 1)]).reduce((sum, x) => sum + x, 0);
      // Below 200 dimensions the trace is taken exactly, by P products; error is a bound on rounding.
      expectWithin(trace.value, exact, trace.error);
    });
  });
});

describe('on the diagonal network', () => {
  const problem = MODELS[2][1];
  const { theta } = problem;
  const ofProbe = (id: ScalarProbeId) =>
    measured(problem, async (at): Promise<Estimate> => (await scalarProbe(id).measure(at))[0]);

  test('the Fisher–Rao norm is √(mean 4 r²f²): f is of degree two in θ', async () => {
    const program = await engine.open(problem.network, problem.dataset);
    const point = await program.at(theta);
    const outputs = await point.outputs('train');
    const exact = Math.sqrt(
      outputs.reduce((sum, f, i) => sum + (4 * (f - problem.dataset.train.targets![i]) ** 2 * f * f) / N, 0),
    );
    const { value, error } = await ofProbe('fisherRao');
    // Outputs are known to 2⁻²² of the largest.
    expectWithin(value, exact, error + 2 ** -18 * exact);
    point.dispose();
    program.dispose();
  });

  test('the norm of the weights is that of (u, v)', async () => {
    const exact = Math.sqrt(theta.reduce((sum, x) => sum + x * x, 0));
    expectWithin((await ofProbe('parameterNorm')).value, exact, 2 ** -23 * exact);
  });

  test('filter-normalised directions are ±|θ|, and their mean curvature is Σ H_pp θ_p²', async () => {
    const d = filterDirection(theta, parameterLayout(problem.network), randomStream(3, PURPOSE.landscape));
    expect(d.map(Math.abs)).toEqual(theta.map(Math.abs));
    expect(new Set(d.map((x, p) => Math.sign(x * theta[p])))).toEqual(new Set([1, -1]));
    const hessian = fullHessian(problem, theta);
    const exact = theta.reduce((sum, x, p) => sum + hessian[p * (theta.length + 1)] * x * x, 0);
    const sharpness = await ofProbe('filterSharpness');
    // A 95 % interval over 20 directions; twice as wide, a fixed seed fails by chance once in 2,000.
    expectWithin(sharpness.value, exact, 2 * sharpness.error);
    const relative = await ofProbe('relativeTrace');
    expectWithin(relative.value, exact, relative.error + 2 ** -18 * Math.abs(exact));
  });
});
