import { type BatchedOperator, type LanczosResult, lanczos } from '../../math/lanczos.ts';
import type { KrylovSpace } from '../../math/lanczos-run.ts';
import type { Purpose } from '../../math/rng.ts';
import type { Roundoff } from '../operators/roundoff.ts';
import type { Estimate } from './estimate.ts';

/** An eigenvalue with its error, which is the residual ‖Av − λv‖ plus rounding, ‖v‖ = 1. */
export interface Eigenpair extends Estimate {
  /** Unit eigenvector `[P]`; absent if a product was not finite. */
  readonly vector: Float32Array | undefined;
}

export interface EigenpairOptions {
  /** P. */
  readonly dimension: number;
  /** One per run. */
  readonly seeds: readonly number[];
  /** k ≥ 1; at most P pairs are returned. Default 1. */
  readonly count?: number;
  /** Distinguishes the measurements of a run: its step. Default 0. */
  readonly index?: number;
  /** Key of the start vectors. Default that of probes. */
  readonly purpose?: Purpose;
  /** Which end of the spectrum, algebraically. Default 'largest'. */
  readonly end?: 'largest' | 'smallest';
  /** Wanted residual relative to |λ|, > 0. Default 1e-3: the error of λ itself is of second order in it. */
  readonly tolerance?: number;
  /** Most products, those of `spaces` included. Default 40 + 20·k. */
  readonly maxIterations?: number;
  readonly warmStarts?: readonly (Float32Array | undefined)[];
  /** Krylov spaces of an earlier search with the same operators, extended in place. */
  readonly spaces?: readonly (KrylovSpace | undefined)[];
  /** Whether to return the spaces. Default false. */
  readonly keepSpaces?: boolean;
  /** Of each run, from `measureRoundoff`: the relative error of A, added to the residual. Default none. */
  readonly roundoff?: readonly Roundoff[];
  /** Roundoff of one product relative to ‖A‖; default four unit roundoffs of f32. */
  readonly productRoundoff?: number;
}

export interface Spectrum {
  /** In order from that end of the spectrum. NaN, without vectors, if a product was not finite. */
  readonly pairs: readonly Eigenpair[];
  /** Products used. */
  readonly products: number;
  /** With `keepSpaces`; absent if a product was not finite. */
  readonly space?: KrylovSpace;
}

const DIVERGED: Eigenpair = {
  value: Number.NaN,
  error: Number.NaN,
  certainty: 'bound',
  converged: false,
  vector: undefined,
};

function spectrumOf(
  { status, iterations, pairs, scale, space }: LanczosResult,
  { count, tolerance, relative }: { count: number; tolerance: number; relative: number },
): Spectrum {
  if (status === 'nonFinite') return { pairs: Array.from({ length: count }, () => DIVERGED), products: iterations };
  const found = pairs.map(({ value, residual, vector }): Eigenpair => {
    const converged = status === 'converged' || residual <= tolerance * Math.abs(value);
    return { value, error: residual + relative * scale, certainty: 'bound', converged, vector };
  });
  return { pairs: found, products: iterations, ...(space && { space }) };
}

/**
 * The k extreme eigenpairs of R symmetric operators by Lanczos, each with a residual bound and a convergence flag. A
 * multiple eigenvalue may be counted once. Some 10–60 products for k = 1, a few more for each further pair.
 */
export async function measureEigenpairs(apply: BatchedOperator, options: EigenpairOptions): Promise<Spectrum[]> {
  const { dimension, seeds, tolerance = 1e-3, index = 0, end = 'largest', warmStarts, productRoundoff } = options;
  const { spaces, keepSpaces } = options;
  const count = Math.min(options.count ?? 1, dimension);
  const results = await lanczos(apply, {
    dimension,
    seeds,
    count,
    tolerance,
    index,
    ...(options.purpose !== undefined && { purpose: options.purpose }),
    end,
    maxIterations: options.maxIterations ?? 40 + 20 * count,
    ...(warmStarts && { warmStarts }),
    ...(spaces && { spaces }),
    ...(keepSpaces && { keepSpaces }),
    ...(productRoundoff !== undefined && { productRoundoff }),
  });
  return results.map((result, run) =>
    spectrumOf(result, { count, tolerance, relative: options.roundoff?.[run]?.curvature ?? 0 }),
  );
}

/**
 * Bound on sin θ between the space of the first k vectors and the exact one, in [0, 1]: ‖R‖_F/gap, where R are the
 * residuals and the gap is that to pair k + 1. 1 (nothing is known) without such a pair or a gap.
 * Source: Davis, Kahan 1970, doi:10.1137/0707001.
 */
export function subspaceError(pairs: readonly Eigenpair[], k: number): number {
  if (pairs.length <= k) return 1;
  const residuals = Math.sqrt(pairs.slice(0, k).reduce((sum, { error }) => sum + error * error, 0));
  const gap = Math.abs(pairs[k - 1].value - pairs[k].value) - pairs[k].error;
  return gap > 0 && residuals < gap ? residuals / gap : 1;
}

/** The same bound for vector k alone, by its gaps to both neighbours; the last pair's lower gap is unknown, so 1. */
export function vectorError(pairs: readonly Eigenpair[], k: number): number {
  if (k + 1 >= pairs.length) return 1;
  const gapTo = (j: number) => Math.abs(pairs[k].value - pairs[j].value) - pairs[j].error;
  const gap = k === 0 ? gapTo(1) : Math.min(gapTo(k - 1), gapTo(k + 1));
  return gap > 0 && pairs[k].error < gap ? pairs[k].error / gap : 1;
}
