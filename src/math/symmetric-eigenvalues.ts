import { tridiagonalEigenpairs } from './tridiagonal.ts';

/** Applies the reflection I − vvᵀ/β, β = ½‖v‖², from both sides to the trailing block of `a` from row `first` on. */
function reflect(a: Float64Array, n: number, first: number, v: Float64Array, beta: number): void {
  const w = new Float64Array(n);
  for (let i = first; i < n; i++) {
    let sum = 0;
    for (let j = first; j < n; j++) sum += a[i * n + j] * v[j];
    w[i] = sum / beta;
  }
  let along = 0;
  for (let i = first; i < n; i++) along += v[i] * w[i];
  for (let i = first; i < n; i++) w[i] -= (along / (2 * beta)) * v[i];
  for (let i = first; i < n; i++) for (let j = first; j < n; j++) a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
}

/**
 * All eigenvalues of a real symmetric matrix, ascending, by Householder's reduction to tridiagonal form and implicit QL: a
 * tenth of the time of `symmetricEigen`, which also finds the vectors. matrix: `[n, n]` row-major, read through its symmetric
 * part. (8/3)n³ operations. Error: |λ̂ − λ| = O(n u ‖A‖_F).
 * Source: Golub, Van Loan 2013, Matrix Computations, 4th ed., algorithm 8.3.1.
 */
export function symmetricEigenvalues(matrix: ArrayLike<number>, n: number): Float64Array {
  if (n < 1 || matrix.length !== n * n)
    throw new RangeError(
      `symmetricEigenvalues: matrix must have ${n * n} entries, at least one, got ${matrix.length}. Pass it row-major.`,
    );
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a[i * n + j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
  const offDiagonal: number[] = [];
  for (let k = 0; k < n - 1; k++) {
    const v = new Float64Array(n);
    let square = 0;
    for (let i = k + 1; i < n; i++) {
      v[i] = a[i * n + k];
      square += v[i] * v[i];
    }
    const length = Math.sqrt(square);
    const head = v[k + 1];
    const target = head > 0 ? -length : length; // of the sign that avoids cancellation
    v[k + 1] -= target;
    const beta = square - head * target; // ½‖v‖²
    if (beta > 0) reflect(a, n, k + 1, v, beta);
    offDiagonal.push(length);
  }
  const diagonal = Array.from({ length: n }, (_, k) => a[k * n + k]);
  return tridiagonalEigenpairs(diagonal, offDiagonal, [0]).values;
}
