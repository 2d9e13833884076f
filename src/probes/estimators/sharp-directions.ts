import { innerProduct } from '../run-rows.ts';
import { type Eigenpair, subspaceError, vectorError } from './eigenpairs.ts';
import { bounded, type Estimate } from './estimate.ts';

export interface DirectionAlignment {
  /** cos² of the direction with each of the first k eigenvectors. */
  readonly squaredCosines: readonly Estimate[];
  /** Fraction ‖Ux‖²/‖x‖² inside their span, in [0, 1]; k/P for a random direction. */
  readonly fraction: Estimate;
}

/**
 * How much of a direction of one run (its gradient, its last step) lies along the top k eigenvectors of its Hessian.
 * x: `[P]`; pairs: at least k, k + 1 for an error below 1. Errors: cos² and fraction move by at most sin θ of the vector
 * or of the span (Davis–Kahan), plus `directionError`,
 * the sine of the angular error of x itself. NaN for a zero direction. Source: Jastrzębski et al. 2019, arXiv:1807.05031, §3.
 */
export function directionAlignment(
  x: ArrayLike<number>,
  pairs: readonly Eigenpair[],
  k: number,
  directionError = 0,
): DirectionAlignment {
  if (!Number.isSafeInteger(k) || k < 1 || pairs.length < k)
    throw new RangeError(`directionAlignment: k must be an integer in [1, ${pairs.length}], got ${k}.`);
  const length = innerProduct(x, x);
  const squares = pairs.slice(0, k).map(({ vector }) => {
    const along = vector ? innerProduct(x, vector) : Number.NaN;
    return (along * along) / length;
  });
  const total = squares.reduce((sum, square) => sum + square, 0);
  const estimate = (value: number, error: number, converged: boolean) =>
    bounded(value, Number.isNaN(value) ? Number.NaN : error + directionError + DOT_ROUNDOFF, converged);
  return {
    squaredCosines: squares.map((square, j) => estimate(square, vectorError(pairs, j), pairs[j].converged)),
    fraction: estimate(
      total,
      subspaceError(pairs, k),
      pairs.slice(0, k).every((pair) => pair.converged),
    ),
  };
}

/** Rounding error of a squared cosine of f32 vectors. */
const DOT_ROUNDOFF = 2 ** -20;
