import { expect, test } from 'vitest';
import { symmetricEigen } from '../../src/math/symmetric-eigen.ts';
import { symmetricEigenvalues } from '../../src/math/symmetric-eigenvalues.ts';
import { expectWithin } from '../support/expect-within.ts';
import { normals } from '../support/oracle/random-problem.ts';

const U = 2 ** -53;

test('closed form: the second difference matrix has eigenvalues 4 sin²(kπ/(2n + 2))', () => {
  const n = 12;
  const matrix = Float64Array.from({ length: n * n }, (_, k) => {
    const distance = Math.abs(Math.floor(k / n) - (k % n));
    return distance === 0 ? 2 : distance === 1 ? -1 : 0;
  });
  const wanted = Array.from({ length: n }, (_, k) => 4 * Math.sin(((k + 1) * Math.PI) / (2 * n + 2)) ** 2);
  expectWithin(symmetricEigenvalues(matrix, n), wanted, 100 * U);
});

test('closed form: u uᵀ has one eigenvalue ‖u‖² and otherwise 0, also where columns vanish', () => {
  const u = [0, 3, 0, 4, 0];
  const matrix = u.flatMap((x) => u.map((y) => x * y));
  expectWithin(symmetricEigenvalues(matrix, 5), [0, 0, 0, 0, 25], 5 * 25 * U);
});

test.each([1, 2, 7, 60])('agrees with Jacobi rotations on random matrices, to n u ‖A‖_F each: n = %d', (n) => {
  const raw = normals(n * n, 5, n);
  const matrix = Float64Array.from(raw, (x, k) => x + raw[(k % n) * n + Math.floor(k / n)]);
  const wanted = [...symmetricEigen(matrix, n).values].reverse();
  expectWithin(symmetricEigenvalues(matrix, n), wanted, 10 * n * U * Math.hypot(...matrix));
});

test('only the symmetric part counts, the argument stays as it was, and a wrong length is refused', () => {
  const matrix = [1, 5, 1, 1];
  expectWithin(symmetricEigenvalues(matrix, 2), [-2, 4], 20 * U);
  expect(matrix).toEqual([1, 5, 1, 1]);
  expect(() => symmetricEigenvalues([1, 2, 3], 2)).toThrow(/must have 4 entries.*got 3/);
  expect(() => symmetricEigenvalues([], 0)).toThrow(RangeError);
});
