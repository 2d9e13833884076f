/**
 * Solves A x = b by Gaussian elimination with partial pivoting. matrix: `[n, n]` row-major, right: `[n]`; both are
 * overwritten and `right` returns x. Error O(n u κ(A) ‖x‖) in practice; RangeError where a pivot is 0.
 * Source: Golub, Van Loan 2013, Matrix Computations, 4th ed., §3.4.
 */
export function solveLinearSystem(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(matrix[row * n + column]) > Math.abs(matrix[pivot * n + column])) pivot = row;
    if (!(Math.abs(matrix[pivot * n + column]) > 0))
      throw new RangeError(`solveLinearSystem: matrix must be regular, got pivot ${matrix[pivot * n + column]}.`);
    swapRows(matrix, right, column, pivot);
    for (let row = column + 1; row < n; row++) {
      const factor = matrix[row * n + column] / matrix[column * n + column];
      if (factor === 0) continue;
      for (let k = column; k < n; k++) matrix[row * n + k] -= factor * matrix[column * n + k];
      right[row] -= factor * right[column];
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row];
    for (let k = row + 1; k < n; k++) sum -= matrix[row * n + k] * right[k];
    right[row] = sum / matrix[row * n + row];
  }
  return right;
}

function swapRows(matrix: Float64Array, right: Float64Array, a: number, b: number): void {
  if (a === b) return;
  const n = right.length;
  for (let k = 0; k < n; k++) {
    const held = matrix[a * n + k];
    matrix[a * n + k] = matrix[b * n + k];
    matrix[b * n + k] = held;
  }
  const held = right[a];
  right[a] = right[b];
  right[b] = held;
}
