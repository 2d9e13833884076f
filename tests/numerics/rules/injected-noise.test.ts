import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { noiseShare } from '../../../src/sweep/rules/noise-power.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { expectMoments, MOST, worstMoment } from '../../support/moments.ts';
import { exampleGradients, fullHessian, lossAndGradient } from '../../support/oracle/problem.ts';
import { gradientCovariance } from '../../support/oracle/quantities.ts';
import type { RandomProblem } from '../../support/oracle/random-problem.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;
const SHAPES = ['white', 'diagonal', 'covariance', 'hessian', 'leading'] as const;
type Shape = (typeof SHAPES)[number];
const DIRECTIONS = 3;

const ruleOf = (shape: Shape, refreshSteps = 4) => {
  if (shape === 'white' || shape === 'covariance') return { kind: 'injectedNoise', shape } as const;
  if (shape === 'diagonal') return { kind: 'injectedNoise', shape, refreshSteps } as const;
  return { kind: 'injectedNoise', shape, refreshSteps, directions: DIRECTIONS } as const;
};

const traceOf = (matrix: Float64Array, P: number) =>
  matrix.reduce((sum, x, i) => (i % (P + 1) === 0 ? sum + x : sum), 0);

/** Σ over the first K eigenpairs of max(λ, 0) vvᵀ. */
function topPart(matrix: Float64Array, P: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, P);
  const part = new Float64Array(P * P);
  for (let k = 0; k < DIRECTIONS; k++)
    for (let i = 0; i < P * P; i++)
      part[i] += Math.max(values[k], 0) * vectors[k * P + Math.floor(i / P)] * vectors[k * P + (i % P)];
  return part;
}

/** The covariance that noise of a shape must have, of trace κ tr C: dense matrices and Jacobi's method. */
function exactCovariance(problem: RandomProblem, shape: Shape, share: number): Float64Array {
  const P = problem.theta.length;
  const C = gradientCovariance(problem, problem.theta);
  const shapes: Record<Shape, () => Float64Array> = {
    white: () => C.map((_, i) => (i % (P + 1) === 0 ? 1 : 0)),
    diagonal: () => C.map((c, i) => (i % (P + 1) === 0 ? c : 0)),
    covariance: () => C,
    hessian: () => topPart(fullHessian(problem, problem.theta), P),
    leading: () => topPart(C, P),
  };
  const matrix = shapes[shape]();
  const scale = (share * traceOf(C, P)) / traceOf(matrix, P);
  return matrix.map((x) => scale * x);
}

test('κ is the exact covariance of a mini-batch mean: all batches of 2 of 5 numbers, in and out of order', () => {
  const x = [1, 4, -2, 7, 0];
  const mean = 2;
  const C = x.reduce((sum, value) => sum + (value - mean) ** 2 / 5, 0);
  const pairs = x.flatMap((a, i) => x.map((b, j) => ({ mean: (a + b) / 2, distinct: i !== j })));
  const variance = (some: readonly { mean: number }[]) =>
    some.reduce((sum, pair) => sum + (pair.mean - mean) ** 2 / some.length, 0);
  expectWithin(noiseShare('withReplacement', 2, 5) * C, variance(pairs), 1e-14);
  expectWithin(noiseShare('epochs', 2, 5) * C, variance(pairs.filter(({ distinct }) => distinct)), 1e-14);
  expect([noiseShare('epochs', 5, 5), noiseShare('epochs', 1, 1), noiseShare('epochs', 1, 5)]).toEqual([0, 0, 1]);
});

describe('the first step over 3,000 seeds', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  async function firstMoves(shape: Shape, sampling: 'epochs' | 'withReplacement') {
    const ruled = await ruledCase({ engine, rule: ruleOf(shape), model: { hidden: [] }, sampling, learningRates: [1] });
    const { P, problem } = ruled;
    const runs = Array.from({ length: 3000 }, (_, seed) => ({ ...ruled.runs[0], seed }));
    const theta = new Float32Array(runs.length * P);
    runs.forEach((_, row) => void theta.set(problem.theta, row * P));
    const start = { step: 0, theta, velocity: new Float32Array(theta.length) };
    const { velocity } = await ruled.until(1, start, runs); // m after one step is the gradient of that step
    ruled.program.dispose();
    return { problem, moves: runs.map((_, row) => rowOf(velocity, row, P)) };
  }

  test.each(SHAPES)('%s: mean ∇L, the covariance of its shape, and the power of mini-batches', async (shape) => {
    const { problem, moves } = await firstMoves(shape, 'epochs');
    const share = 8 / (4 * 11);
    const { gradient } = lossAndGradient(problem, problem.theta);
    // The top directions are found to a residual of 10⁻³, which moves their moments by less than a tenth of an error.
    expectMoments(moves, gradient, exactCovariance(problem, shape, share));
    for (const other of SHAPES.filter((name) => name !== shape))
      expect(worstMoment(moves, gradient, exactCovariance(problem, other, share))).toBeGreaterThan(MOST);
    expect(worstMoment(moves, gradient, exactCovariance(problem, shape, 1 / 4))).toBeGreaterThan(MOST);
  });

  test('with replacement the power is C/B', async () => {
    const { problem, moves } = await firstMoves('covariance', 'withReplacement');
    const { gradient } = lossAndGradient(problem, problem.theta);
    expectMoments(moves, gradient, exactCovariance(problem, 'covariance', 1 / 4));
  });
});

/** Gradient descent with injected noise in f64, from the same normals. */
function noisyInDoubles({ problem, plan, runs: [run], P }: RuledCase, shape: 'white' | 'covariance', steps: number) {
  const { momentum, nesterov, weightDecay } = plan.spec.update;
  const theta = Float64Array.from(problem.theta);
  const velocity = new Float64Array(P);
  const N = plan.examples;
  const share = 8 / (4 * 11);
  for (let step = 0; step < steps; step++) {
    const stream = randomStream(run.seed, PURPOSE.ruleNoise, step);
    const normals = Array.from({ length: shape === 'white' ? P : N }, () => stream.normal());
    const examples = exampleGradients(problem, theta);
    const { gradient } = lossAndGradient(problem, theta);
    const noise = new Float64Array(P);
    const trace = traceOf(gradientCovariance(problem, theta), P);
    for (let p = 0; p < P; p++)
      noise[p] =
        shape === 'white'
          ? Math.sqrt((share * trace) / P) * normals[p]
          : Math.sqrt(share / N) * examples.reduce((sum, g, i) => sum + normals[i] * (g[p] - gradient[p]), 0);
    for (let p = 0; p < P; p++) {
      const g = gradient[p] + noise[p] + weightDecay * theta[p];
      velocity[p] = momentum * velocity[p] + g;
      theta[p] -= run.learningRate * (nesterov ? g + momentum * velocity[p] : velocity[p]);
    }
  }
  return { theta, velocity };
}

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('injected noise on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());
  const cased = (options: Omit<RuledCaseOptions, 'engine'>) => ruledCase({ engine, ...options });

  describe.each(SHAPES)('%s', (shape) => {
    ruleSuite(() => engine, ruleOf(shape));

    test('without noise in the batch, which is the whole set, it is gradient descent', async () => {
      const ruled = await cased({ rule: ruleOf(shape), batchSize: 12 });
      const got = await ruled.until(6);
      const theta = Float64Array.from(ruled.problem.theta);
      for (let step = 0; step < 6; step++)
        lossAndGradient(ruled.problem, theta).gradient.forEach((g, p) => void (theta[p] -= 0.05 * g));
      expectWithin(got.theta, theta, 6 * 3 * U * 1.4 ** 6); // as for SGD: 3u a step, magnified by 1 + 8η
      ruled.program.dispose();
    });
  });

  test.each([
    ['white', {}],
    ['covariance', {}],
    ['covariance', { momentum: 0.8, nesterov: true, weightDecay: 0.05 }],
  ] as const)('five steps of %s noise with %j against f64 loops', async (shape, update) => {
    const ruled = await cased({ rule: ruleOf(shape), update });
    const got = await ruled.until(5);
    const exact = noisyInDoubles(ruled, shape, 5);
    const bound = 5 * 3 * U * 1.4 ** 5;
    expectWithin(got.theta, exact.theta, bound);
    expectWithin(got.velocity, exact.velocity, bound);
    const other = noisyInDoubles(ruled, shape === 'white' ? 'covariance' : 'white', 5);
    expect(worstRatio(got.theta, other.theta, bound)).toBeGreaterThan(10);
    ruled.program.dispose();
  });

  test.each(['diagonal', 'hessian', 'leading'] as const)(
    'the shape %s is made at steps 0, 4, 8 only',
    async (shape) => {
      const ruled = await cased({ rule: ruleOf(shape) });
      const memories: (readonly number[])[] = [];
      for (let step = 1; step <= 9; step++) memories.push(bitsOf((await ruled.until(step)).memory![0]!));
      const changed = memories.flatMap((memory, i) =>
        i > 0 && memory.some((x, p) => x !== memories[i - 1][p]) ? [i] : [],
      );
      expect(changed).toEqual([4, 8]);
      ruled.program.dispose();
    },
  );
});
