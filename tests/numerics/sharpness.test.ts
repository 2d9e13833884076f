import { describe, expect, test } from 'vitest';
import type { Point } from '../../src/engine/contract.ts';
import { measureSharpness, type SharpnessOptions } from '../../src/probes/quantities/sharpness.ts';
import { batched, diagonal, hessianLike, type Product, planted } from '../support/symmetric-operators.ts';

const P = 300;

/** A point whose Hessians are known matrices; nothing else can be asked of it. */
function pointOf(hessians: readonly Product[]): Point {
  const apply = batched(hessians);
  const refuse = () => Promise.reject(new Error('only hessianVector is needed'));
  return {
    hessianVector: (v) => apply(v, new Uint8Array(hessians.length)),
    evaluate: refuse,
    gradient: refuse,
    exampleProjections: refuse,
    weightedGradient: refuse,
    exampleHessianSquare: refuse,
    gaussNewtonVector: refuse,
    exampleGradientNorms: refuse,
    outputs: refuse,
    dispose: () => {},
  };
}

const measure = (hessians: readonly Product[], options: Partial<SharpnessOptions> = {}) =>
  measureSharpness(pointOf(hessians), {
    runs: hessians.length,
    parameters: P,
    tolerance: 1e-3,
    maxIterations: 60,
    seeds: hessians.map((_, r) => r),
    ...options,
  });

const cases: readonly [string, readonly number[], number][] = [
  ['outliers above a bulk', [20, 12, 5], 20],
  ['negative curvature that dominates', [2, -30], 2],
  ['a cluster', [3, 2.999, 2.99], 3],
  ['a degenerate top', [4, 4, 4], 4],
];

describe('sharpness of known Hessians', () => {
  test.each(cases)('%s', async (_, outliers, expected) => {
    const [{ value, residual, relativeResidual, converged, vector, iterations }] = await measure([
      planted(hessianLike(P, outliers), 1),
    ]);
    expect(converged).toBe(true);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(residual);
    expect(relativeResidual).toBe(residual / value);
    expect(relativeResidual).toBeLessThanOrEqual(1e-3);
    expect(vector).toHaveLength(P);
    expect(iterations).toBeLessThanOrEqual(60);
  });

  test('the other end shows the most negative curvature', async () => {
    const [{ value, residual }] = await measure([planted(hessianLike(P, [2, -30]), 1)], { end: 'smallest' });
    expect(Math.abs(value + 30)).toBeLessThanOrEqual(residual);
  });

  test('all runs at once are each run alone, bit for bit', async () => {
    const hessians = cases.map(([, outliers], r) => planted(hessianLike(P, outliers), r));
    const together = await measure(hessians);
    for (let r = 0; r < hessians.length; r++)
      expect((await measure([hessians[r]], { seeds: [r] }))[0]).toEqual(together[r]);
  });

  test('following a Hessian that moves: a warm start finds the new top after the old one sank', async () => {
    const before = hessianLike(P, [10, 9, 3]);
    const after = hessianLike(P, [9.3, 9.9, 3]);
    const [old] = await measure([diagonal(before)]);
    const [{ value, residual, converged }] = await measure([diagonal(after)], { index: 100, warmStart: [old.vector] });
    expect(converged).toBe(true);
    expect(Math.abs(value - 9.9)).toBeLessThanOrEqual(residual);
  });

  test('a diverged run is NaN without a vector, and the next measurement may start from that', async () => {
    const broken: Product = (v) => v.map(() => Number.NaN);
    const results = await measure([broken, diagonal(hessianLike(P, [5, 1]))]);
    expect(results[0]).toMatchObject({ value: Number.NaN, residual: Number.NaN, converged: false, vector: undefined });
    expect(results[1].converged).toBe(true);
    const again = await measure([broken, diagonal(hessianLike(P, [5, 1]))], {
      warmStart: results.map((x) => x.vector),
    });
    expect(Math.abs(again[1].value - 5)).toBeLessThanOrEqual(again[1].residual);
  });

  test('a flat loss has sharpness 0; a wrong number of seeds is refused', async () => {
    const [{ value, converged }] = await measure([diagonal(new Float64Array(P))]);
    expect([value, converged]).toEqual([0, true]);
    await expect(measure([diagonal(new Float64Array(P))], { seeds: [] })).rejects.toThrow(
      'measureSharpness: seeds must have one entry per run (1), got 0',
    );
  });
});
