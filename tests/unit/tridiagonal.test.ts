import { describe, expect, test } from 'vitest';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { tridiagonalEigenpairs } from '../../src/math/tridiagonal.ts';

const U = 2 ** -53;

describe('tridiagonalEigenpairs', () => {
  test.each([1, 2, 3, 10, 60])(
    'of the (−1, 2, −1) matrix of size %d: λₖ = 2 − 2cos(kπ/(n + 1)), qₖᵢ ∝ sin(ikπ/(n + 1))',
    (n) => {
      const { values, components } = tridiagonalEigenpairs(new Array(n).fill(2), new Array(n - 1).fill(-1));
      const bound = 8 * n * U * 4; // n·u·‖T‖ with a constant below 8 for the rotations of a sweep
      for (let k = 0; k < n; k++) {
        const angle = ((k + 1) * Math.PI) / (n + 1);
        expect(Math.abs(values[k] - (2 - 2 * Math.cos(angle)))).toBeLessThan(bound);
        const norm = Math.sqrt(2 / (n + 1));
        const gap = 4 * Math.sin(Math.PI / (2 * n + 2)) ** 2; // the smallest distance of two eigenvalues, or less
        for (let i = 0; i < n; i++) {
          const expected = norm * Math.abs(Math.sin((i + 1) * angle));
          expect(Math.abs(Math.abs(components[i * n + k]) - expected)).toBeLessThan(bound / gap);
        }
      }
    },
  );

  test.each([1, 2, 3, 4])('random matrix %d: ‖Tq − λq‖ and orthogonality within n·u', (seed) => {
    const n = 40;
    const stream = randomStream(seed, PURPOSE.probeVectors);
    const d = Array.from({ length: n }, () => stream.normal());
    const e = Array.from({ length: n - 1 }, () => stream.normal() * (seed === 4 ? 1e-9 : 1));
    const { values, components } = tridiagonalEigenpairs(d, e);
    const q = (i: number, k: number) => (i < 0 || i >= n ? 0 : components[i * n + k]);
    const norm = 2 * Math.max(...e.map(Math.abs)) + Math.max(...d.map(Math.abs));
    for (let k = 0; k < n; k++) {
      for (let i = 0; i < n; i++) {
        const product = (e[i - 1] ?? 0) * q(i - 1, k) + d[i] * q(i, k) + (e[i] ?? 0) * q(i + 1, k);
        expect(Math.abs(product - values[k] * q(i, k))).toBeLessThan(8 * n * U * norm);
      }
      for (let l = 0; l <= k; l++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += q(i, k) * q(i, l);
        expect(Math.abs(dot - (k === l ? 1 : 0))).toBeLessThan(8 * n * U);
      }
    }
  });

  test('a chosen row is that row of all components, and zeros split the matrix', () => {
    const d = [3, 1, 2, 5];
    const e = [1, 0, 0.5];
    const all = tridiagonalEigenpairs(d, e);
    const last = tridiagonalEigenpairs(d, e, [3]);
    expect([...last.values]).toEqual([...all.values]);
    expect([...last.components]).toEqual([...all.components.subarray(12)]);
    const expected = [2 - Math.SQRT2, 3.5 - Math.sqrt(2.5), 2 + Math.SQRT2, 3.5 + Math.sqrt(2.5)].sort((a, b) => a - b);
    all.values.forEach((value, k) => {
      expect(Math.abs(value - expected[k])).toBeLessThan(8 * 4 * U * 6);
    });
  });

  test('of zeros and of nothing', () => {
    expect([...tridiagonalEigenpairs([0, 0], [0]).values]).toEqual([0, 0]);
    expect(tridiagonalEigenpairs([], []).values).toHaveLength(0);
  });
});
