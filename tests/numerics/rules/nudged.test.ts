import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { fullHessian, hessianVector, lossAndGradient } from '../../support/oracle/problem.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);
const length = (a: ArrayLike<number>) => Math.sqrt(dot(a, a));

/** Largest ‖He − λe‖ of some vectors, λ = eᵀHe, in f64. */
function residualOf({ problem }: RuledCase, theta: ArrayLike<number>, vectors: readonly ArrayLike<number>[]): number {
  return Math.max(
    ...vectors.map((e) => {
      const curved = hessianVector(problem, theta, e);
      const lambda = dot(e, curved) / dot(e, e);
      return length(curved.map((x, p) => x - lambda * e[p]));
    }),
  );
}

/** Nudged SGD in f64, one coordinate at a time, with the directions given for each step. */
function nudgedInDoubles(
  { problem, runs: [run], batchOf, plan }: RuledCase,
  { factor, vectorsAt, steps }: { factor: number; steps: number; vectorsAt: (step: number) => readonly Float32Array[] },
) {
  const { momentum, nesterov, weightDecay } = plan.spec.update;
  const theta = Float64Array.from(problem.theta);
  const velocity = new Float64Array(theta.length);
  for (let step = 0; step < steps; step++) {
    const { gradient } = lossAndGradient(problem, theta, batchOf(run, step));
    const vectors = vectorsAt(step);
    const along = vectors.map((e) => dot(e, gradient));
    for (let p = 0; p < theta.length; p++) {
      const nudged = gradient[p] - (1 - factor) * vectors.reduce((sum, e, k) => sum + along[k] * e[p], 0);
      const g = nudged + weightDecay * theta[p];
      velocity[p] = momentum * velocity[p] + g;
      theta[p] -= run.learningRate * (nesterov ? g + momentum * velocity[p] : velocity[p]);
    }
  }
  return { theta, velocity };
}

const UPDATES = [{}, { momentum: 0.8, nesterov: true, weightDecay: 0.05 }] as const;

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('nudged SGD on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());
  const cased = (options: Omit<RuledCaseOptions, 'engine'>) => ruledCase({ engine, ...options });

  ruleSuite(() => engine, { kind: 'nudged', factor: 0.3, directions: 2 });

  test.each(UPDATES)(
    'seven steps with %j, new directions at steps 0, 3 and 6, against f64 and Jacobi',
    async (update) => {
      const ruled = await cased({ rule: { kind: 'nudged', factor: 0.1, directions: 2 }, update });
      const { P, problem } = ruled;
      const used: Float32Array[][] = [];
      for (const step of [0, 3, 6]) {
        const at = await ruled.until(step);
        const memory = (await ruled.until(step + 1, at)).memory![0]!;
        const vectors = [0, 1].map((k) => rowOf(memory, k, P));
        const { values } = symmetricEigen(fullHessian(problem, at.theta), P);
        vectors.forEach((e, k) => {
          expect(residualOf(ruled, at.theta, [e])).toBeLessThan(1.1e-3 * values[k]);
          expectWithin(dot(e, hessianVector(problem, at.theta, e)), values[k], 1.1e-3 * values[k]);
          expectWithin(length(e), 1, 4 * U);
        });
        expectWithin(dot(vectors[0], vectors[1]), 0, 16 * U);
        used.push(vectors);
      }
      const got = await ruled.until(7);
      const exact = nudgedInDoubles(ruled, { factor: 0.1, steps: 7, vectorsAt: (step) => used[Math.floor(step / 3)] });
      // A step rounds θ (|θ| < 2, by 2u) and η times some 16 roundings of numbers of order 1, by u; seven steps, each of
      // which magnifies what came before by less than 1 + η·8, make 21u·1.4⁷/2.
      const bound = 110 * U;
      expectWithin(got.theta, exact.theta, bound);
      expectWithin(got.velocity, exact.velocity, bound);
      for (const fault of [
        { factor: 1, vectorsAt: () => used[0] },
        { factor: 0.1, vectorsAt: () => used[0] },
        { factor: 0.1, vectorsAt: (step: number) => used[Math.floor(step / 3)].slice(0, 1) },
      ])
        expect(worstRatio(got.theta, nudgedInDoubles(ruled, { ...fault, steps: 7 }).theta, bound)).toBeGreaterThan(10);
      ruled.program.dispose();
    },
  );

  test.each(UPDATES)('with factor 1 and %j it is SGD, bit for bit', async (update) => {
    const ruled = await cased({ rule: { kind: 'nudged', factor: 1, directions: 3 }, update });
    const plain = await cased({ update });
    const [got, expected] = [await ruled.until(11), await plain.until(11)];
    expect(bitsOf(got.theta)).toEqual(bitsOf(expected.theta));
    expect(bitsOf(got.velocity)).toEqual(bitsOf(expected.velocity));
    for (const { program } of [ruled, plain]) program.dispose();
  });

  test('directions are made anew at the first step of each second epoch of three steps, and only there', async () => {
    const ruled = await cased({ rule: { kind: 'nudged', factor: 0.5, directions: 2, refreshEpochs: 2 } });
    const memories: (readonly number[])[] = [];
    for (let step = 1; step <= 13; step++) memories.push(bitsOf((await ruled.until(step)).memory![0]!));
    const changed = memories.flatMap((memory, i) =>
      i > 0 && memory.some((x, p) => x !== memories[i - 1][p]) ? [i] : [],
    );
    expect(changed).toEqual([6, 12]);
    ruled.program.dispose();
  });

  test('on a quadratic each eigendirection shrinks by its own factor: 1 − ηγλ along the nudged ones, 1 − ηλ else', async () => {
    const [factor, steps] = [0.2, 30];
    const ruled = await cased({
      rule: { kind: 'nudged', factor, directions: 3, refreshEpochs: 1000 },
      model: { hidden: [], loss: 'squaredError' },
      batchSize: 12,
      learningRates: [0.2],
    });
    const { problem, P, start } = ruled;
    const state = await ruled.until(steps);
    const vectors = Array.from({ length: 3 }, (_, k) => Float64Array.from(rowOf(state.memory![0]!, k, P)));

    const gradientAt = (theta: ArrayLike<number>) => lossAndGradient(problem, theta).gradient;
    const before = gradientAt(start.theta);
    const after = gradientAt(state.theta);
    const remaining = Float64Array.from(before);
    const expected = new Float64Array(P);
    for (const e of vectors) {
      const curved = hessianVector(problem, start.theta, e);
      const lambda = dot(e, curved);
      const along = dot(e, before);
      for (let p = 0; p < P; p++) {
        remaining[p] -= along * e[p];
        expected[p] += along * (1 - 0.2 * factor * lambda) ** steps * e[p];
      }
    }
    // The rest of the gradient, by plain descent: r ← r − ηHr.
    let rest: Float64Array = remaining;
    for (let step = 0; step < steps; step++) {
      const curved = hessianVector(problem, start.theta, rest);
      rest = rest.map((x, p) => x - 0.2 * curved[p]);
    }
    const exact = expected.map((x, p) => x + rest[p]);
    // At each step directions with a residual leak η(1 − γ) times it, of what g is along them, into the rest; the gradient
    // of f32 weights is off by H times their rounding, and by some 16 roundings of its own terms.
    const residual = residualOf(ruled, start.theta, vectors);
    const bound = steps * 0.2 * residual * length(before) + 64 * U;
    expectWithin(after, exact, bound);
    const undisturbed = Float64Array.from(before);
    for (let step = 0; step < steps; step++) {
      const curved = hessianVector(problem, start.theta, undisturbed);
      curved.forEach((x, p) => void (undisturbed[p] -= 0.2 * x));
    }
    expect(worstRatio(after, undisturbed, bound)).toBeGreaterThan(10);
    ruled.program.dispose();
  });
});
