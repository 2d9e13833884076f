import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { rescaledSharpnessBound, rescaledTrace } from '../../../src/theory/reparametrisation.ts';

// A 5 × 5 Hessian of two parameters in the first layer, two in the second and one besides
const H = [
  [4, 1, 0.5, 0.2, 0.1],
  [1, 2, 0.3, 0.4, 0.2],
  [0.5, 0.3, 3, 0.6, 0.3],
  [0.2, 0.4, 0.6, 1, 0.1],
  [0.1, 0.2, 0.3, 0.1, 0.5],
];
const scaled = (alpha: number) => {
  const d = [alpha, alpha, 1 / alpha, 1 / alpha, 1]; // θ′ = Dθ, so H′ = D⁻¹HD⁻¹
  return H.map((row, i) => row.map((value, j) => value / (d[i] * d[j])));
};
const block = (from: number, to: number) => H.slice(from, to).flatMap((row) => row.slice(from, to));
const top = (matrix: readonly number[], n: number) => symmetricEigen(matrix, n).values[0];
const ALPHAS = [0.1, 0.5, 1, 3, 10];

test('the trace is that of the matrix written out', () => {
  for (const alpha of ALPHAS) {
    const trace = scaled(alpha).reduce((sum, row, i) => sum + row[i], 0);
    // five additions and as many products: 10 roundings of f64
    expect(Math.abs(rescaledTrace({ first: 6, second: 4, rest: 0.5 }, alpha) - trace)).toBeLessThan(
      10 * 2 ** -53 * trace,
    );
  }
});

test('λ₁ of the matrix written out is never below the bound, and within 1 % of it where one layer rules', () => {
  const tops = { first: top(block(0, 2), 2), second: top(block(2, 4), 2), rest: 0.5 };
  for (const alpha of ALPHAS) {
    const exact = top(scaled(alpha).flat(), 5);
    const bound = rescaledSharpnessBound(tops, alpha);
    expect(bound).toBeLessThanOrEqual(exact * (1 + 1e-12)); // Jacobi errs by n u ‖H‖
    if (alpha === 0.1 || alpha === 10) expect(exact / bound).toBeLessThan(1.01);
  }
});
