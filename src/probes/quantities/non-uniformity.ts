import type { Point } from '../../engine/contract.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';
import { type Eigenpair, type EigenpairOptions, measureEigenpairs } from '../estimators/eigenpairs.ts';
import { type Estimate, rootOf } from '../estimators/estimate.ts';

export interface NonUniformity {
  /** s² = λ₁(Σ), with its eigenvector: the direction in which examples disagree most about the curvature. */
  readonly squared: Eigenpair;
  /** s = √λ₁(Σ). */
  readonly value: Estimate;
}

/** Σ = (1/N) Σᵢ Hᵢ² − H², the covariance of the Hessians of single examples; work of three Hessian products. */
function hessianVarianceOperator(point: Pick<Point, 'hessianVector' | 'exampleHessianSquare'>): BatchedOperator {
  return async (v, active) => {
    const mean = await point.exampleHessianSquare(v, active);
    const square = await point.hessianVector(await point.hessianVector(v, active), active);
    return mean.map((x, i) => x - square[i]);
  };
}

/** Rounding of three products in f32, relative to ‖Σ‖. */
const VARIANCE_ROUNDOFF = 2 ** -20;

/**
 * Non-uniformity s of every run: with sharpness a, SGD of batch size B is stable at a minimum only if a ≤ 2/η and, for
 * N ≫ B, s ≤ √B/η. Source: Wu, Ma, E 2018, "How SGD selects the global minima in over-parameterized learning", §3.
 */
export async function measureNonUniformity(
  point: Pick<Point, 'hessianVector' | 'exampleHessianSquare'>,
  options: EigenpairOptions,
): Promise<NonUniformity[]> {
  const spectra = await measureEigenpairs(hessianVarianceOperator(point), {
    productRoundoff: VARIANCE_ROUNDOFF,
    ...options,
    // the relative error of Hᵢ² is 2ρ, and it does not cancel against that of H²
    ...(options.roundoff && { roundoff: options.roundoff.map((own) => ({ ...own, curvature: 4 * own.curvature })) }),
    count: 1,
  });
  return spectra.map(({ pairs: [squared] }) => {
    const { value, error, certainty, converged } = rootOf(squared);
    return { squared, value: { value, error, certainty, converged } };
  });
}
