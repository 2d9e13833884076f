import { expect } from 'vitest';
import { normals } from './oracle/random-problem.ts';

/** Of `a` with as many entries of `b`, from `from` on. */
function dot(a: ArrayLike<number>, b: ArrayLike<number>, from = 0): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[from + i];
  return sum;
}

/** How many of its standard errors the mean of a sample is from `expected`. */
function deviation(sample: readonly number[], expected: number): number {
  const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const variance = sample.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (sample.length - 1);
  return Math.abs(mean - expected) / Math.sqrt(variance / sample.length);
}

/**
 * Largest deviation, in standard errors, of independent vectors from a mean `[P]` and a covariance `[P, P]`: their means and
 * second moments along every axis and along 2P random directions, and their mean square length. Of n = 1000 and more.
 */
export function worstMoment(
  vectors: readonly ArrayLike<number>[],
  mean: ArrayLike<number>,
  covariance: ArrayLike<number>,
): number {
  const P = mean.length;
  const centred = vectors.map((vector) => Float64Array.from(vector, (x, p) => x - mean[p]));
  const axes = Array.from({ length: P }, (_, p) => Float32Array.from({ length: P }, (_x, q) => (p === q ? 1 : 0)));
  const random = Array.from({ length: 2 * P }, (_, k) => normals(P, 11, k));
  const alongs = [...axes, ...random].flatMap((u) => {
    const projections = centred.map((x) => dot(u, x));
    const spread = dot(
      u,
      u.map((_, p) => dot(u, covariance, p * P)),
    );
    if (spread === 0) return projections.every((x) => x === 0) ? [0] : [Number.POSITIVE_INFINITY];
    return [
      deviation(projections, 0),
      deviation(
        projections.map((x) => x * x),
        spread,
      ),
    ];
  });
  const trace = axes.reduce((sum, _, p) => sum + covariance[p * P + p], 0);
  return Math.max(
    ...alongs,
    deviation(
      centred.map((x) => dot(x, x)),
      trace,
    ),
  );
}

/** Five standard errors: some 6P + 1 comparisons raise a false alarm in fewer than one of 10⁴ sets of seeds for P < 30. */
export const MOST = 5;

export function expectMoments(
  vectors: readonly ArrayLike<number>[],
  mean: ArrayLike<number>,
  covariance: ArrayLike<number>,
): void {
  expect(worstMoment(vectors, mean, covariance)).toBeLessThan(MOST);
}
