import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { fullHessian, lossAndGradient } from '../../support/oracle/problem.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);

/** The parts of a mini-batch gradient of run 0 within the top K eigenspace of the whole Hessian and outside, by Jacobi. */
function partsAt({ problem, runs: [run], batchOf, P }: RuledCase, theta: Float32Array, step: number, K: number) {
  const { gradient } = lossAndGradient(problem, theta, batchOf(run, step));
  const { values, vectors } = symmetricEigen(fullHessian(problem, theta), P);
  const inside = new Float64Array(P);
  for (let k = 0; k < K; k++) {
    const e = vectors.subarray(k * P, (k + 1) * P);
    const along = dot(e, gradient);
    e.forEach((x, p) => void (inside[p] += along * x));
  }
  return {
    gradient,
    inside,
    outside: gradient.map((g, p) => g - inside[p]),
    gap: values[K - 1] - values[K],
    top: values[0],
  };
}

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('Dom-SGD and Bulk-SGD on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());

  ruleSuite(() => engine, { kind: 'domSgd', directions: 2, refreshSteps: 3 });
  ruleSuite(() => engine, { kind: 'bulkSgd', directions: 2, refreshSteps: 3 });

  test.each([
    ['domSgd', 'inside', 'outside'],
    ['bulkSgd', 'outside', 'inside'],
  ] as const)('%s moves by the part %s of the eigenspace, at every step anew', async (kind, own, other) => {
    const K = 2;
    const ruled = await ruledCase({ engine, rule: { kind, directions: K, refreshSteps: 1 } });
    let state = ruled.start;
    for (let step = 0; step < 5; step++) {
      const next = await ruled.until(step + 1, state);
      const theta = rowOf(state.theta, 0, ruled.P);
      const parts = partsAt(ruled, theta, step, K);
      // Eigenvectors with a residual of λ₁/1000 turn their space by at most that over the gap, both of its sides by as much of g.
      const turned = (2 * 1e-3 * parts.top) / parts.gap;
      expect(turned).toBeLessThan(0.05);
      const bound = turned * Math.sqrt(dot(parts.gradient, parts.gradient)) + 40 * U;
      expectWithin(rowOf(next.velocity, 0, ruled.P), parts[own], bound);
      expect(worstRatio(rowOf(next.velocity, 0, ruled.P), parts[other], bound)).toBeGreaterThan(3);
      expectWithin(
        rowOf(next.theta, 0, ruled.P),
        theta.map((x, p) => x - 0.05 * next.velocity[p]),
        4 * U,
      );
      state = next;
    }
    ruled.program.dispose();
  });

  test('their gradients add up to that of SGD, and they are at right angles', async () => {
    const setting = { directions: 3, refreshSteps: 1 };
    const cases = await Promise.all(
      ([{ kind: 'domSgd', ...setting }, { kind: 'bulkSgd', ...setting }, undefined] as const).map((rule) =>
        ruledCase({ engine, ...(rule && { rule }) }),
      ),
    );
    const [dom, bulk, plain] = await Promise.all(cases.map(async (ruled) => (await ruled.until(1)).velocity));
    // A rounding of each part and of what they are subtracted from, numbers below 2.
    expectWithin(
      dom.map((x, p) => x + bulk[p]),
      plain,
      6 * U,
    );
    expectWithin(dot(dom, bulk), 0, 64 * U * Math.sqrt(dot(plain, plain)));
    expect(dot(dom, dom)).toBeGreaterThan(0.01 * dot(plain, plain));
    expect(dot(bulk, bulk)).toBeGreaterThan(0.01 * dot(plain, plain));
    for (const { program } of cases) program.dispose();
  });

  test('Bulk-SGD is nudged SGD with γ = 0, bit for bit', async () => {
    const update = { momentum: 0.9, weightDecay: 0.01 };
    // An epoch has three steps.
    const bulk = await ruledCase({ engine, update, rule: { kind: 'bulkSgd', directions: 2, refreshSteps: 3 } });
    const rule = { kind: 'nudged', factor: 0, directions: 2, refreshEpochs: 1 } as const;
    const nudged = await ruledCase({ engine, update, rule });
    const [got, expected] = [await bulk.until(10), await nudged.until(10)];
    expect(bitsOf(got.theta)).toEqual(bitsOf(expected.theta));
    expect(bitsOf(got.memory![0]!)).toEqual(bitsOf(expected.memory![0]!));
    for (const { program } of [bulk, nudged]) program.dispose();
  });

  test('Dom-SGD with all directions is SGD, to the rounding of its projection', async () => {
    const ruled = await ruledCase({
      engine,
      rule: { kind: 'domSgd', directions: 100, refreshSteps: 1 },
      model: { hidden: [] },
    });
    const plain = await ruledCase({ engine, model: { hidden: [] } });
    expectWithin((await ruled.until(1)).velocity, (await plain.until(1)).velocity, 64 * U);
    for (const { program } of [ruled, plain]) program.dispose();
  });
});
