import { symmetricEigen } from '../../math/symmetric-eigen.ts';
import { type BoundedProblem, endSum, exampleAt, exampleProductBound } from './bounds.ts';
import { addScaledSums, emptySums, euclideanNorm, exactly, type RoundedVector } from './rounded-vector.ts';

/** H and (1/N) Σ Hᵢ² as an engine computes them, column by column, with the norms that perturbation theory needs. */
export interface CurvatureBound {
  /** Exact H, `[P, P]`, and a componentwise bound on its error. */
  readonly hessian: RoundedVector;
  /** Eigenvalues of exact H, descending. */
  readonly eigenvalues: Float64Array;
  /** ‖E‖₂ for the errors E of H and of (1/N) Σ Hᵢ², bounded by the smaller of ‖E‖_F and the largest row sum. */
  readonly hessianNormError: number;
  readonly squareNormError: number;
}

function spectralNormBound(error: Float64Array, P: number): number {
  let largestRow = 0;
  for (let p = 0; p < P; p++) {
    let row = 0;
    for (let q = 0; q < P; q++) row += Math.max(error[p * P + q], error[q * P + p]);
    largestRow = Math.max(largestRow, row);
  }
  return Math.min(largestRow, euclideanNorm(error));
}

/** P products with unit vectors, and for each the second product with the engine's rounded result of the first. */
export function curvatureBound(problem: BoundedProblem, theta: RoundedVector): CurvatureBound {
  const P = theta.value.length;
  const N = problem.dataset.train.count;
  const hessian = { value: new Float64Array(P * P), error: new Float64Array(P * P) };
  const squareError = new Float64Array(P * P);
  for (let p = 0; p < P; p++) {
    const unit = exactly(new Float64Array(P));
    unit.value[p] = 1;
    const column = emptySums(P);
    const square = emptySums(P);
    for (let i = 0; i < N; i++) {
      const product = exampleAt(problem, theta, i, { v: unit }).hessianVector;
      addScaledSums(column, product, 1 / N);
      const once = endSum(problem, product, 1, 2);
      addScaledSums(square, exampleAt(problem, theta, i, { v: once }).hessianVector, 1 / N);
    }
    const { value, error } = endSum(problem, column, N, 2);
    hessian.value.set(value, p * P);
    hessian.error.set(error, p * P);
    squareError.set(endSum(problem, square, N, 2).error, p * P);
  }
  return {
    hessian,
    eigenvalues: symmetricEigen(hessian.value, P).values,
    hessianNormError: spectralNormBound(hessian.error, P),
    squareNormError: spectralNormBound(squareError, P),
  };
}

/** Error of gᵀHᵢg / ‖g‖² at example i, where the engine multiplies Hᵢ with its own rounded g = gᵢ. */
export function quotientError(problem: BoundedProblem, theta: RoundedVector, index: number): number {
  const g = endSum(problem, exampleAt(problem, theta, index).gradient, 1);
  const product = exampleProductBound(problem, theta, index, g);
  let [top, topError, bottom, bottomError] = [0, 0, 0, 0];
  for (let p = 0; p < g.value.length; p++) {
    const [size, e, h] = [Math.abs(g.value[p]), g.error[p], product.value[p]];
    top += g.value[p] * h;
    topError += size * product.error[p] + e * (Math.abs(h) + product.error[p]);
    bottom += size * size;
    bottomError += e * (2 * size + e);
  }
  if (bottomError >= bottom) return Number.POSITIVE_INFINITY;
  return (topError + Math.abs(top / bottom) * bottomError) / (bottom - bottomError);
}
