import type { SpectrumEnd } from './krylov-basis.ts';
import {
  type EigenPair,
  type KrylovSpace,
  type LanczosRun,
  type LanczosStatus,
  receiveProduct,
  startLanczosRun,
} from './lanczos-run.ts';
import { startStream, stepsToBeSure } from './lanczos-start.ts';
import type { Purpose } from './rng.ts';

/**
 * R symmetric operators applied at once: v, Hv `[R, P]`. `active[r]` is 0 once row r is no longer needed. The
 * array passed in is reused after the promise settles; a result may be too.
 */
export type BatchedOperator = (v: Float32Array, active: Uint8Array) => Promise<Float32Array>;

export interface LanczosOptions {
  /** P ≥ 1. */
  readonly dimension: number;
  /** One per run, integers in [0, 2⁵³): the start vector of run r depends on `seeds[r]` and `index` alone. */
  readonly seeds: readonly number[];
  /** Distinguishes measurements of one run, e.g. its step. Default 0. */
  readonly index?: number;
  /** Random purpose of the start vectors; default `probeStart`. */
  readonly purpose?: Purpose;
  /** Converged when the residual is ≤ tolerance·|value|; > 0. */
  readonly tolerance: number;
  /** Maximum number of products per run, including those already spent on a continued space; > `count`. */
  readonly maxIterations: number;
  /** Number of eigenpairs, default 1. */
  readonly count?: number;
  /** Which end of the spectrum, algebraically; default 'largest'. */
  readonly end?: SpectrumEnd;
  /** Vectors near the wanted one, `[P]` each, e.g. of an earlier step. */
  readonly warmStarts?: readonly (Float32Array | undefined)[];
  /** Fraction of the spectrum's spread by which a more extreme eigenvalue is missed with probability 1 %. Default 0.15. */
  readonly missed?: number;
  /** Spaces of an earlier search of the same operators to continue; they are modified. `undefined` starts a new one. */
  readonly spaces?: readonly (KrylovSpace | undefined)[];
  /** Whether results hold their spaces. Default false, to save memory. */
  readonly keepSpaces?: boolean;
  /** ‖error of Hv‖/‖H‖ for ‖v‖ = 1. Default 2⁻²²: four roundoffs of f32. */
  readonly productRoundoff?: number;
  /** Maximum number of Lanczos vectors kept per run. Default: 16 MiB of them, at least `count` + 8. */
  readonly basisSize?: number;
}

export interface LanczosResult {
  readonly status: LanczosStatus;
  /** Number of products used. */
  readonly iterations: number;
  /** From the end inwards; empty if a product was not finite. */
  readonly pairs: readonly EigenPair[];
  /** Estimate of ‖H‖ from the products, at most twice its value. */
  readonly scale: number;
  /** With `keepSpaces`, where every product was finite. */
  readonly space?: KrylovSpace;
}

const BASIS_BYTES = 16 * 2 ** 20;

function requireOptions({ dimension, maxIterations, tolerance, count = 1, warmStarts, seeds }: LanczosOptions): void {
  const integers = [
    ['dimension', dimension, 1],
    ['count', count, 1],
    ['maxIterations', maxIterations, count + 1],
  ] as const;
  for (const [name, value, least] of integers) {
    if (!Number.isSafeInteger(value) || value < least)
      throw new RangeError(`lanczos: ${name} must be an integer ≥ ${least}, got ${value}.`);
  }
  if (!(tolerance > 0)) throw new RangeError(`lanczos: tolerance must be > 0, got ${tolerance}.`);
  if (warmStarts && warmStarts.length !== seeds.length)
    throw new RangeError(
      `lanczos: warmStarts must have one entry per run (${seeds.length}), got ${warmStarts.length}.`,
    );
  for (const warm of warmStarts ?? []) {
    if (warm && warm.length !== dimension)
      throw new RangeError(`lanczos: a warm start must have ${dimension} entries, got ${warm.length}.`);
  }
}

function startRuns(options: LanczosOptions, w: Float64Array): LanczosRun[] {
  const { dimension, seeds, index = 0, purpose, tolerance, maxIterations, warmStarts } = options;
  const count = Math.min(options.count ?? 1, dimension);
  const missed = options.missed ?? 0.15;
  const affordable = Math.floor(BASIS_BYTES / (4 * dimension));
  const shared = {
    end: options.end ?? ('largest' as const),
    count,
    tolerance,
    maxIterations,
    missed,
    leastSteps: stepsToBeSure(dimension, missed),
    basisSize: Math.max(options.basisSize ?? affordable, count + (options.basisSize ? 2 : 8)),
    productRoundoff: options.productRoundoff ?? 2 ** -22,
  };
  return seeds.map((seed, r) => {
    const warmStart = warmStarts?.[r];
    const settings = { ...shared, stream: startStream(seed, index, purpose), ...(warmStart && { warmStart }) };
    return startLanczosRun(settings, w, options.spaces?.[r]);
  });
}

/**
 * The algebraically largest (or smallest) eigenpairs of R symmetric operators, advanced together: one call of `apply` is
 * one product for every run, but a run's result has the same bits whichever runs share the batch. Lanczos with full
 * reorthogonalisation, f32 vectors, f64 sums; residuals follow from the products already made. An eigenvalue
 * lies within `residual` of `value`; that it is the extreme one is assured by `isOutermost` or `stepsToBeSure`,
 * whichever holds first, also after a warm start. When the basis is full it restarts from its Ritz vectors and converges
 * more slowly.
 * O(iterations²·P) host work per run.
 * Never throws for non-finite products: they end that run as `nonFinite`.
 * Source: Lanczos 1950; Parlett 1998, The Symmetric Eigenvalue Problem, ch. 13.
 */
export async function lanczos(apply: BatchedOperator, options: LanczosOptions): Promise<LanczosResult[]> {
  requireOptions(options);
  const P = options.dimension;
  const scratch = new Float64Array(P);
  const runs = startRuns(options, scratch);
  const block = new Float32Array(runs.length * P);
  const active = Uint8Array.from(runs, ({ status }) => (status === undefined ? 1 : 0));
  while (active.includes(1)) {
    for (let r = 0; r < runs.length; r++) if (active[r]) block.set(runs[r].vector, r * P);
    const products = await apply(block, active);
    if (products.length !== block.length)
      throw new RangeError(`lanczos: apply must return ${block.length} numbers, got ${products.length}.`);
    for (let r = 0; r < runs.length; r++) {
      if (!active[r]) continue;
      receiveProduct(runs[r], products.subarray(r * P, (r + 1) * P), scratch);
      if (runs[r].status === undefined) continue;
      active[r] = 0;
      if (!options.keepSpaces) runs[r].space.basis.vectors.length = 0;
    }
  }
  return runs.map(({ status = 'unconverged', products, pairs, space }) => ({
    ...{ status, iterations: products, pairs, scale: space.scale },
    ...(options.keepSpaces && status !== 'nonFinite' && { space }),
  }));
}
