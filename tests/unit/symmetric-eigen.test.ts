import { expect, test } from 'vitest';
import { symmetricEigen } from '../../src/math/symmetric-eigen.ts';
import { expectWithin } from '../support/expect-within.ts';
import { normals } from '../support/oracle/random-problem.ts';

const U = 2 ** -53;

test.each([1, 2, 7, 40])('A = Σ λ_k v_k v_kᵀ with orthonormal v_k, to n u ‖A‖_F: n = %d', (n) => {
  const raw = normals(n * n, 5, n);
  const matrix = Float64Array.from(raw, (x, k) => x + raw[(k % n) * n + Math.floor(k / n)]);
  const { values, vectors } = symmetricEigen(matrix, n);
  const bound = 10 * n * U * Math.hypot(...matrix);
  const rebuilt = new Float64Array(n * n);
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) {
        rebuilt[i * n + j] += values[k] * vectors[k * n + i] * vectors[k * n + j];
        gram[i * n + j] += vectors[i * n + k] * vectors[j * n + k];
      }
  expectWithin(rebuilt, matrix, bound);
  expectWithin(
    gram,
    gram.map((_, k) => (k % (n + 1) === 0 ? 1 : 0)),
    10 * n * U,
  );
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
});

test('closed form: the second difference matrix has eigenvalues 4 sin²(kπ/(2n + 2))', () => {
  const n = 12;
  const matrix = Float64Array.from({ length: n * n }, (_, k) => {
    const distance = Math.abs(Math.floor(k / n) - (k % n));
    return distance === 0 ? 2 : distance === 1 ? -1 : 0;
  });
  const wanted = Array.from({ length: n }, (_, k) => 4 * Math.sin(((n - k) * Math.PI) / (2 * n + 2)) ** 2);
  expectWithin(symmetricEigen(matrix, n).values, wanted, 100 * U);
});

test('only the symmetric part counts, the argument stays as it was, and a wrong length is refused', () => {
  const matrix = [1, 4, 0, 1];
  expectWithin(symmetricEigen(matrix, 2).values, [3, -1], 10 * U);
  expect(matrix).toEqual([1, 4, 0, 1]);
  expect(() => symmetricEigen([1, 2, 3], 2)).toThrow(/4 entries, got 3/);
});
