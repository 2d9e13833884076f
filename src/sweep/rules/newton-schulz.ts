import { ITERATIONS } from './muon-matrices.ts';

/** Coefficients of x ↦ ax + bx³ + cx⁵: their slope at 0 is large, and five of them take (0, 1] near 1, to about [0.7, 1.2]. */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const SMALLEST_NORM = 1e-7;

/** out ← XXᵀ for X `[n, l]`. */
function gram(out: Float64Array, x: Float64Array, n: number, l: number): void {
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < l; k++) sum += x[i * l + k] * x[j * l + k];
      out[i * n + j] = sum;
      out[j * n + i] = sum;
    }
}

/** out ← scale·X + MX for M `[n, n]` and X `[n, l]`. */
function combine(
  out: Float64Array,
  scale: number,
  [m, x]: readonly [Float64Array, Float64Array],
  n: number,
  l: number,
) {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < l; k++) out[i * l + k] = scale * x[i * l + k];
    for (let j = 0; j < n; j++) {
      const factor = m[i * n + j];
      for (let k = 0; k < l; k++) out[i * l + k] += factor * x[j * l + k];
    }
  }
}

/**
 * Makes a function that replaces a matrix `[rows, columns]` by US′Vᵀ, where USVᵀ is it and every singular value s > 0 has become
 * p(p(p(p(p(s/‖·‖))))), p(x) = ax + bx³ + cx⁵: by X ← aX + (bXXᵀ + c(XXᵀ)²)X in f64, which needs no decomposition. Its arrays are
 * made once. Source: Jordan et al. 2024, https://kellerjordan.github.io/posts/muon (there in bfloat16).
 */
export function createOrthogonaliser(rows: number, columns: number): (matrix: Float64Array) => void {
  const isWide = rows <= columns;
  const [n, l] = isWide ? [rows, columns] : [columns, rows];
  let x = new Float64Array(n * l);
  let next = new Float64Array(n * l);
  const squares = new Float64Array(n * n);
  const both = new Float64Array(n * n);
  const at = (i: number, k: number) => (isWide ? i * columns + k : k * columns + i);
  return (matrix) => {
    let total = 0;
    for (let i = 0; i < matrix.length; i++) total += matrix[i] * matrix[i];
    const norm = Math.sqrt(total) + SMALLEST_NORM;
    for (let i = 0; i < n; i++) for (let k = 0; k < l; k++) x[i * l + k] = matrix[at(i, k)] / norm;
    for (let step = 0; step < ITERATIONS; step++) {
      gram(squares, x, n, l);
      gram(both, squares, n, n); // XXᵀ is symmetric
      for (let i = 0; i < both.length; i++) both[i] = B * squares[i] + C * both[i];
      combine(next, A, [both, x], n, l);
      [x, next] = [next, x];
    }
    for (let i = 0; i < n; i++) for (let k = 0; k < l; k++) matrix[at(i, k)] = x[i * l + k];
  };
}
