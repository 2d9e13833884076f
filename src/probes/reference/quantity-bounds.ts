import { type BoundedProblem, endSum, evaluationBound, exampleAt, meanBound } from './bounds.ts';
import { curvatureBound, quotientError } from './curvature-bounds.ts';
import { euclideanNorm, type RoundedVector } from './rounded-vector.ts';

/** Bounds on the errors of every quantity of a reference file at one parameter vector, by its key. */
export interface QuantityBounds {
  /** A vector has one bound per component; ten eigenvalues share one. */
  readonly bounds: Readonly<Record<string, number | Float64Array>>;
  /**
   * Number of largest eigenvalues that are equal within rounding. Above 1 the top eigenvector is not unique, and the squared
   * cosine of ∇L with it may be anything from 0 to that with the whole eigenspace.
   */
  readonly topMultiplicity: number;
}

/** Covariance C of gᵢ with errors δᵢ: ‖ΔC‖₂ ≤ (1/N) Σ (2‖gᵢ − ḡ‖ + ‖δᵢ‖) ‖δᵢ‖; the same for the trace. */
function covarianceError(problem: BoundedProblem, theta: RoundedVector, mean: Float64Array): number {
  const N = problem.dataset.train.count;
  let total = 0;
  for (let i = 0; i < N; i++) {
    const g = endSum(problem, exampleAt(problem, theta, i).gradient, 1);
    const size = euclideanNorm(g.error);
    total += ((2 * euclideanNorm(g.value.map((x, p) => x - mean[p])) + size) * size) / N;
  }
  return total;
}

/** Eigenvalues closer to the top one than their joint error (Weyl: each moves by at most ‖E‖₂). */
function multiplicity(eigenvalues: Float64Array, normError: number): number {
  let count = 1;
  while (count < eigenvalues.length && eigenvalues[count - 1] - eigenvalues[count] <= 4 * normError) count++;
  return count;
}

/**
 * Error of cos²α between ∇L and an eigenspace: α moves by at most s = ‖δg‖/‖g‖ + ‖E‖₂/(gap − ‖E‖₂), and
 * |cos²(α + s) − cos²α| ≤ (|sin 2α| + s) s ≤ (1 + s) s. Source: Davis, Kahan 1970, sin Θ theorem, doi:10.1137/0707001.
 */
function alignmentError(gradient: RoundedVector, gap: number, normError: number): number {
  const s = euclideanNorm(gradient.error) / euclideanNorm(gradient.value) + normError / Math.max(gap - normError, 0);
  return Math.min(1, (1 + s) * s);
}

/** Bounds for an engine of arithmetic `problem.arithmetic`, at θ, with v the vector of `hessianVector`. */
export function quantityBounds(problem: BoundedProblem, theta: RoundedVector, v: RoundedVector): QuantityBounds {
  const { gradient, hessianVector } = meanBound(problem, theta, { v });
  const train = evaluationBound(problem, theta, 'train');
  const test = evaluationBound(problem, theta, 'test');
  const curvature = curvatureBound(problem, theta);
  const { eigenvalues, hessian, hessianNormError: weyl } = curvature;
  const P = theta.value.length;
  const spectralNorm = Math.max(Math.abs(eigenvalues[0]), Math.abs(eigenvalues[P - 1]));
  const topMultiplicity = multiplicity(eigenvalues, weyl);
  const covariance = covarianceError(problem, theta, gradient.value);
  const N = problem.dataset.train.count;
  let quotients = 0;
  for (let i = 0; i < N; i++) quotients += quotientError(problem, theta, i) / N;
  const gradientSize = euclideanNorm(gradient.error);
  const bounds = {
    loss: train.lossError,
    accuracy: train.accuracyError,
    testLoss: test.lossError,
    testAccuracy: test.accuracyError,
    gradient: gradient.error,
    hessianVector: hessianVector.error,
    hessianEigenvalues: weyl,
    hessianSmallest: weyl,
    hessianTrace: hessian.error.reduce((sum, e, k) => sum + (k % (P + 1) === 0 ? e : 0), 0),
    hessianFrobenius: euclideanNorm(hessian.error),
    gradientNormSquared: (2 * euclideanNorm(gradient.value) + gradientSize) * gradientSize,
    gradientCovarianceTrace: covariance,
    gradientCovarianceTop: covariance,
    nonUniformitySquared: curvature.squareNormError + (2 * spectralNorm + weyl) * weyl, // (1/N)ΣHᵢ² − H², Weyl again
    batchSharpnessB1: quotients,
    gradientTopAlignment: alignmentError(
      gradient,
      eigenvalues[topMultiplicity - 1] - eigenvalues[topMultiplicity],
      weyl,
    ),
  };
  return { bounds, topMultiplicity };
}
