/** All eigenpairs of a real symmetric matrix, eigenvalues from largest to smallest. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** `[n, n]` row-major: row k is the unit eigenvector of `values[k]`. */
  readonly vectors: Float64Array;
}

const MAX_SWEEPS = 60;

/** Rotates rows and columns p, q of `a` so that a[p, q] becomes 0, and rows p, q of `v` likewise. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p];
    const kq = a[k * n + q];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k];
    const qk = a[q * n + k];
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const vp = v[p * n + k];
    const vq = v[q * n + k];
    v[p * n + k] = c * vp - s * vq;
    v[q * n + k] = s * vp + c * vq;
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

/**
 * Eigen-decomposition of a symmetric matrix by cyclic Jacobi rotations, for small n: O(n³) per sweep, some 6–10 sweeps.
 * matrix: `[n, n]` row-major, read through its symmetric part ½(A + Aᵀ), so asymmetry from rounding is harmless.
 * Error: |λ̂ − λ| = O(n u ‖A‖_F), eigenvectors orthonormal to O(n u). Only + − × ÷ √, the same on every machine.
 * Source: Golub, Van Loan 2013, Matrix Computations, 4th ed., §8.5 (symmetric Schur step 8.5.2).
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  if (matrix.length !== n * n)
    throw new RangeError(`symmetricEigen: matrix must have ${n * n} entries, got ${matrix.length}. Pass it row-major.`);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a[i * n + j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
  const v = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  const frobenius = Math.sqrt(a.reduce((sum, x) => sum + x * x, 0));
  const negligible = frobenius * 2 ** -56; // of one entry; the sum of n² such squares stays below n u ‖A‖_F
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotations = 0;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (!(Math.abs(a[p * n + q]) > negligible)) continue;
        rotate(a, v, n, p, q);
        rotations++;
      }
    if (rotations === 0) break;
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j * n + j] - a[i * n + i]);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    vectors.set(v.subarray(from * n, (from + 1) * n), to * n);
  });
  return { values: Float64Array.from(order, (k) => a[k * n + k]), vectors };
}
