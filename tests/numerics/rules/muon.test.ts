import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { randomStream } from '../../../src/math/rng.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { createOrthogonaliser } from '../../../src/sweep/rules/newton-schulz.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { lossAndGradient } from '../../support/oracle/problem.ts';
import { ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;

/** The polynomial of one iteration. */
const p = (x: number) => 3.4445 * x - 4.775 * x ** 3 + 2.0315 * x ** 5;

/** US′Vᵀ of a matrix `[rows, columns]` from the eigenvectors of GᵀG: s′ = p⁵(s/(‖G‖ + 10⁻⁷)). */
function bySingularValues(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const g = Array.from(matrix);
  const gram = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < columns; j++)
      for (let k = 0; k < rows; k++) gram[i * columns + j] += g[k * columns + i] * g[k * columns + j];
  const { values, vectors } = symmetricEigen(gram, columns);
  const norm = Math.sqrt(g.reduce((sum, x) => sum + x * x, 0)) + 1e-7;
  const out = new Float64Array(rows * columns);
  values.forEach((square, k) => {
    const s = Math.sqrt(Math.max(0, square));
    if (s < 1e-9 * norm) return;
    const factor = p(p(p(p(p(s / norm))))) / s;
    const v = Array.from({ length: columns }, (_, i) => vectors[k * columns + i]);
    for (let r = 0; r < rows; r++) {
      const along = v.reduce((sum, x, c) => sum + x * g[r * columns + c], 0);
      v.forEach((x, c) => void (out[r * columns + c] += factor * along * x));
    }
  });
  return out;
}

describe('the iteration', () => {
  test.each([
    [4, 4],
    [3, 7],
    [7, 3],
    [1, 5],
    [5, 1],
  ])('of a random matrix %i × %i is the polynomial of its singular values', (rows, columns) => {
    const stream = randomStream(rows, 1, columns);
    const matrix = Float64Array.from({ length: rows * columns }, () => stream.normal());
    const expected = bySingularValues(matrix, rows, columns);
    createOrthogonaliser(rows, columns)(matrix);
    // Numbers of order 1 in f64; small singular values are multiplied by up to 3.4445⁵ = 485, as are their errors, which
    // from eigenvalues of GᵀG are 2⁻⁵² over s².
    expectWithin(matrix, expected, 1e-10);
  });

  test('takes singular values from a hundredth of the norm on to about 1', () => {
    for (let s = 0.01; s <= 1; s += 0.001) {
      const value = p(p(p(p(p(s)))));
      expect(value).toBeGreaterThan(0.65);
      expect(value).toBeLessThan(1.25);
    }
  });

  test('of 0 is 0', () => {
    const matrix = new Float64Array(6);
    createOrthogonaliser(2, 3)(matrix);
    expect(matrix).toEqual(new Float64Array(6));
  });
});

interface Fault {
  readonly scale?: boolean;
  readonly nesterov?: boolean;
  readonly adamFactor?: number;
}

/** One step in f64 from a state that the rule has reached, and the smallest norm of an averaged gradient of a matrix. */
function muonInDoubles(
  { problem, runs: [run], batchOf, plan, P }: RuledCase,
  {
    theta,
    velocity,
    memory,
  }: { theta: Float32Array; velocity: Float32Array; memory?: readonly (Float32Array | undefined)[] },
  t: number,
  { scale = true, nesterov = true, adamFactor = 0.1 }: Fault = {},
) {
  const { weightDecay } = plan.spec.update;
  const eta = Math.fround(run.learningRate);
  const { gradient } = lossAndGradient(problem, theta, batchOf(run, t - 1));
  const [before, m] = [theta, velocity].map((values) => rowOf(values, 0, P));
  const squares = memory?.[0]?.subarray(0, P) ?? new Float32Array(P);
  const after = Float64Array.from(before);
  let norm = Number.POSITIVE_INFINITY;
  for (let i = 0; i < P; i++) {
    const first = 0.9 * m[i] + 0.1 * gradient[i];
    const second = 0.95 * squares[i] + 0.05 * gradient[i] ** 2;
    const direction = first / (1 - 0.9 ** t) / (Math.sqrt(second / (1 - 0.95 ** t)) + 1e-10);
    after[i] = before[i] * (1 - eta * adamFactor * weightDecay) - eta * adamFactor * direction;
  }
  for (const { weightOffset, biasOffset, fanIn, out } of parameterLayout(plan.network).blocks.slice(0, -1)) {
    const mixed = Float64Array.from({ length: fanIn * out }, (_, k) => {
      const g = gradient[weightOffset + k];
      const average = 0.8 * m[weightOffset + k] + 0.2 * g;
      return nesterov ? 0.2 * g + 0.8 * average : average;
    });
    const step = bySingularValues(mixed, fanIn, out);
    norm = Math.min(norm, Math.sqrt(mixed.reduce((sum, x) => sum + x * x, 0)));
    const factor = scale ? Math.sqrt(Math.max(1, out / fanIn)) : 1;
    for (let i = weightOffset; i < biasOffset; i++)
      after[i] = before[i] * (1 - eta * weightDecay) - eta * factor * step[i - weightOffset];
  }
  return { after, norm };
}

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('muon on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());
  const rule = { kind: 'muon', decay: 0.8, adamFactor: 0.1 } as const;

  ruleSuite(() => engine, rule, { momentum: false });

  test.each([{}, { weightDecay: 0.5 }])(
    'six steps, one by one, with %j against f64 and singular values',
    async (update) => {
      // A layer that is wider than its input and one that is narrower: factors of √(8/5) and 1.
      const ruled = await ruledCase({ engine, rule, update, model: { hidden: [8, 4] } });
      let state = ruled.start;
      const worst = [0, 0, 0];
      const faults: Fault[] = [{ scale: false }, { nesterov: false }, { adamFactor: 0.11 }];
      for (let t = 1; t <= 6; t++) {
        const next = await ruled.until(t, state);
        // g is off by some 16u (u = 2⁻²⁴, numbers of order 1). A matrix is divided by its norm, and its small singular values are
        // multiplied by up to 485, as are their errors; Adam's part is η·0.1 times a direction that changes by 16u/√v, √v > 10⁻³.
        const { after, norm } = muonInDoubles(ruled, state, t);
        const bound = 0.05 * ((485 * 16 * U) / norm + 0.1 * 16 * U * 1e3) + 4 * U;
        expectWithin(rowOf(next.theta, 0, ruled.P), after, bound);
        faults.forEach((fault, i) => {
          worst[i] = Math.max(
            worst[i],
            worstRatio(rowOf(next.theta, 0, ruled.P), muonInDoubles(ruled, state, t, fault).after, bound),
          );
        });
        state = next;
      }
      for (const ratio of worst) expect(ratio).toBeGreaterThan(2);
      ruled.program.dispose();
    },
  );
});
