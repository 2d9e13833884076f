import type { Point } from '../../engine/contract.ts';
import { type LanczosResult, lanczos } from '../../math/lanczos.ts';
import { bounded, type Estimate } from '../estimators/estimate.ts';
import { hessianOperator } from '../operators/hessian.ts';
import type { Roundoff } from '../operators/roundoff.ts';

export interface SharpnessOptions {
  /** R. */
  readonly runs: number;
  /** P. */
  readonly parameters: number;
  /** Wanted residual relative to |λ|; > 0. 1e-3 is plenty: the error of λ is of second order in it. */
  readonly tolerance: number;
  /** Most Hessian-vector products; ≥ 2. */
  readonly maxIterations: number;
  /** One per run: start vectors depend on it and on `index`, never on the other runs. */
  readonly seeds: readonly number[];
  /** Distinguishes the measurements of a run: its step. Default 0. */
  readonly index?: number;
  /** Vectors of an earlier measurement, `[P]` each; `undefined` starts cold. */
  readonly warmStart?: readonly (Float32Array | undefined)[];
  /** 'largest' is the sharpness; 'smallest' shows negative curvature. Default 'largest'. */
  readonly end?: 'largest' | 'smallest';
  /** See `LanczosOptions.missed`. */
  readonly missed?: number;
  /** Roundoff of one Hessian-vector product relative to ‖H‖. Default four unit roundoffs of f32. */
  readonly productRoundoff?: number;
}

export interface Sharpness {
  /** λ₁ of H = ∇²L; NaN if a product was not finite. */
  readonly value: number;
  /** Some eigenvalue of H lies within `residual` of `value`: ‖Hv − λv‖ + rounding, ‖v‖ = 1. */
  readonly residual: number;
  /** residual/|value|; NaN for 0/0. */
  readonly relativeResidual: number;
  readonly converged: boolean;
  /** Hessian-vector products used. */
  readonly iterations: number;
  /** Unit eigenvector `[P]`, a warm start for the next measurement; absent if a product was not finite. */
  readonly vector: Float32Array | undefined;
}

function sharpnessOf({ status, iterations, pairs }: LanczosResult): Sharpness {
  const { value, residual, vector } = pairs[0] ?? { value: Number.NaN, residual: Number.NaN, vector: undefined };
  const relativeResidual = residual / Math.abs(value);
  return { value, residual, relativeResidual, converged: status === 'converged', iterations, vector };
}

/**
 * Algebraically largest eigenvalue of the full-batch Hessian of every run at `point`, with its error, not the largest in
 * magnitude: near a saddle that one is negative. A diverged run gives NaN and stops nothing else.
 */
export async function measureSharpness(point: Point, options: SharpnessOptions): Promise<Sharpness[]> {
  const { runs, parameters, seeds, warmStart, index, end, missed, productRoundoff } = options;
  if (seeds.length !== runs)
    throw new RangeError(`measureSharpness: seeds must have one entry per run (${runs}), got ${seeds.length}.`);
  const results = await lanczos(hessianOperator(point), {
    dimension: parameters,
    seeds,
    tolerance: options.tolerance,
    maxIterations: options.maxIterations,
    ...(warmStart && { warmStarts: warmStart }),
    ...(index !== undefined && { index }),
    ...(end && { end }),
    ...(missed !== undefined && { missed }),
    ...(productRoundoff !== undefined && { productRoundoff }),
  });
  return results.map(sharpnessOf);
}

/** λ₁ of every run with its error: the residual of the eigenpair plus the roundoff of H times |λ₁|. */
export function sharpnessEstimates(sharpness: readonly Sharpness[], roundoff: readonly Roundoff[]): Estimate[] {
  return sharpness.map(({ value, residual, converged }, run) =>
    bounded(value, residual + roundoff[run].curvature * Math.abs(value), converged),
  );
}
