import { describe, expect, test } from 'vitest';
import { ACTIVATIONS } from '../../src/engine/activations.ts';
import type { Network } from '../../src/engine/network.ts';
import { LOSSES } from '../../src/engine/network.ts';
import { expectWithin, worstRatio } from '../support/expect-within.ts';
import { ACTIVATION_JETS, errorFunction } from '../support/oracle/activations.ts';
import {
  evaluate,
  exampleGradients,
  exampleHessianSquare,
  exampleProjections,
  hessianVector,
  lossAndGradient,
  type Problem,
  weightedGradient,
} from '../support/oracle/problem.ts';
import { exactQuantities } from '../support/oracle/quantities.ts';
import { blockNetwork, denseNetwork, normals, randomProblem } from '../support/oracle/random-problem.ts';
import { replay } from '../support/oracle/sgd.ts';
import { REFERENCE_FILES } from '../support/reference-files.ts';

// PyTorch's float64 and ours differ by a few hundred roundings of 1.1e-16 on numbers of size up to ‖·‖.
const RELATIVE = 1e-10;
const sizeOf = (x: number | ArrayLike<number>) => Math.max(...Array.from(typeof x === 'number' ? [x] : x, Math.abs));

describe.each(REFERENCE_FILES.map((file) => [file.name, file] as const))(
  'oracle against PyTorch float64: %s',
  (_, file) => {
    const problem: Problem = file;
    const { sgd } = file;

    test.each(['atStart', 'atEnd'] as const)('%s: every key', (at) => {
      const exact: Record<string, number | ArrayLike<number>> = exactQuantities(
        problem,
        at === 'atStart' ? file.parameters : sgd.parametersAtEnd,
        file.vector,
      );
      const scale = Math.max(1, file[at].hessianFrobenius as number);
      for (const [key, expected] of Object.entries(file[at])) {
        expect(exact, `${key} is computed`).toHaveProperty(key);
        const tolerance = RELATIVE * Math.max(sizeOf(expected), key.startsWith('hessian') ? scale : 0, 1e-3);
        const candidates = exact.topSpaceAlignments as number[];
        if (key === 'gradientTopAlignment' && candidates.length > 1) {
          // λ₁ is a multiple eigenvalue: any unit vector of its eigenspace is "the" eigenvector, so only the range is defined.
          const whole = candidates.reduce((sum, part) => sum + part, 0);
          expect(expected).toBeGreaterThanOrEqual(0);
          expect(expected).toBeLessThanOrEqual(whole + RELATIVE);
        } else expectWithin(exact[key], expected, tolerance);
      }
    });

    test('the written SGD run, step by step', () => {
      const { momentum, nesterov, weightDecay, learningRate, batches } = sgd;
      const run = replay(problem, file.parameters, {
        update: { momentum, nesterov, weightDecay },
        learningRate,
        batches,
        recordTrainLoss: true,
      });
      expectWithin(run.theta, sgd.parametersAtEnd, 1e-9);
      expectWithin(run.trainLosses, sgd.trainLossAfterEachStep, 1e-9);
    });
  },
);

const CONVOLUTIONAL: Network = {
  inputShape: [4, 6, 2],
  classes: 3,
  loss: 'crossEntropy',
  layers: [
    { kind: 'conv', kernel: 3, in: 2, out: 3, height: 4, width: 6, activation: 'softplus' },
    { kind: 'avgpool', size: 2, height: 4, width: 6, channels: 3 },
    { kind: 'conv', kernel: 5, in: 3, out: 2, height: 2, width: 3, activation: 'gelu' },
    { kind: 'dense', in: 12, out: 3, activation: 'linear' },
  ],
};
const NETWORKS: readonly (readonly [string, Network])[] = [
  ['conv', CONVOLUTIONAL],
  ['layer normalisation', blockNetwork([3, 5, 4, 3], 'tanh', { normalised: true, residual: false })],
  ['residual blocks', blockNetwork([3, 3, 4, 4, 3], 'softplus', { normalised: false, residual: true })],
  [
    'residual blocks with layer normalisation',
    blockNetwork([3, 4, 4, 4, 3], 'gelu', { normalised: true, residual: true }),
  ],
  ...ACTIVATIONS.flatMap((activation) =>
    LOSSES.map((loss) => [`${activation} ${loss}`, denseNetwork([3, 5, 4, 3], activation, loss)] as const),
  ),
];

describe.each(NETWORKS)('oracle against central differences: %s', (_, network) => {
  const problem = randomProblem({ network, N: 6, seed: 11 });
  const { theta, v } = problem;
  const along = (step: number) => Float64Array.from(theta, (value, p) => value + step * v[p]);
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, p) => sum + x * b[p], 0);
  // Truncation h²·|f‴|/6 (third derivatives here are below 10³) plus cancellation u·|f|/h with u = 2⁻⁵³.
  const h = 1e-5;
  const bound = (1e3 * h * h) / 6 + (100 * 2 ** -53) / h;

  test('gradient', () => {
    const difference =
      (evaluate(problem, along(h), 'train').loss - evaluate(problem, along(-h), 'train').loss) / (2 * h);
    expectWithin(dot(lossAndGradient(problem, theta).gradient, v), difference, bound);
  });

  test('Hessian–vector product', () => {
    const ahead = lossAndGradient(problem, along(h)).gradient;
    const behind = lossAndGradient(problem, along(-h)).gradient;
    expectWithin(
      hessianVector(problem, theta, v),
      ahead.map((g, p) => (g - behind[p]) / (2 * h)),
      bound,
    );
  });

  test('sums over examples agree with one another', () => {
    const gradients = exampleGradients(problem, theta);
    expectWithin(
      exampleProjections(problem, theta, v),
      gradients.map((g) => dot(g, v)),
      1e-13,
    );
    const uniform = new Float64Array(6).fill(1 / 6);
    expectWithin(weightedGradient(problem, theta, uniform), lossAndGradient(problem, theta).gradient, 1e-13);
    // vᵀ(1/N ΣHᵢ²)v = mean ‖Hᵢv‖²
    const norms = gradients.map((_, i) => hessianVector(problem, theta, v, [i])).map((column) => dot(column, column));
    const square = dot(exampleHessianSquare(problem, theta, v), v);
    expectWithin(square, norms.reduce((sum, n) => sum + n, 0) / 6, 1e-12 * Math.max(1, square));
  });
});

test('erf: Abramowitz & Stegun, table 7.1', () => {
  expectWithin(
    [0.5, 1, 1.5, 2, -2.5, 4].map(errorFunction),
    [
      0.5204998778130465, 0.8427007929497149, 0.9661051464753108, 0.9953222650189527, -0.9995930479825551,
      0.9999999845827421,
    ],
    4e-16,
  );
});

test.each(ACTIVATIONS)('%s: φ′ and φ″ are the differences of φ and φ′', (activation) => {
  const jet = ACTIVATION_JETS[activation];
  const h = 1e-5;
  for (const z of normals(40, 3, 0, 2)) {
    if (Math.abs(z) < 2 * h) continue;
    const [ahead, behind] = [jet(z + h), jet(z - h)];
    expectWithin(jet(z).first, (ahead.value - behind.value) / (2 * h), 1e-9);
    expectWithin(jet(z).second, (ahead.first - behind.first) / (2 * h), 1e-9);
  }
});

test('expectWithin fails on NaN, on infinities and past the bound', () => {
  expect(() => expectWithin(Number.NaN, 1, 1)).toThrow(/Infinity/);
  expect(() => expectWithin([1, Number.POSITIVE_INFINITY], [1, Number.POSITIVE_INFINITY], 1)).toThrow(/\[1\]/);
  expect(() => expectWithin([1, 2.1], [1, 2], 0.05)).toThrow(/2\.00.*\[1\]/);
  expect(() => expectWithin(1, 2, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  expect(worstRatio([1, 2], [1, 2], 0)).toBe(0);
});
