import { createKrylovBasis, type KrylovBasis, lanczosStep, nextSlot, pushVector } from '../../math/krylov-basis.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';
import { PURPOSE, type RandomStream } from '../../math/rng.ts';
import { tridiagonalEigenpairs } from '../../math/tridiagonal.ts';
import { squaredNorm, storeScaled } from '../../math/vectors.ts';
import { ROUNDOFF } from './estimate.ts';
import { runStreams } from './random-signs.ts';

/** Spectral measure of one random vector: weights at Ritz values, which sum to 1. */
export interface SpectralMeasure {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** One measure per random vector; empty if a product was not finite. */
export interface SpectralDensity {
  /** P. */
  readonly dimension: number;
  readonly measures: readonly SpectralMeasure[];
}

export interface SpectralDensityOptions {
  /** P. */
  readonly dimension: number;
  /** One per run. */
  readonly seeds: readonly number[];
  /** Distinguishes the measurements of a run: its step. Default 0. */
  readonly index?: number;
  /** n ≥ 1, random vectors. Default 8. */
  readonly vectors?: number;
  /** m ≥ 1, Lanczos steps, one product each: moments of the spectrum up to 2m − 1 are matched. Default 40. */
  readonly steps?: number;
}

interface RunLanczos {
  readonly stream: RandomStream;
  readonly measures: SpectralMeasure[];
  basis: KrylovBasis;
  vector: Float32Array;
  growing: boolean;
  finite: boolean;
}

function restart(run: RunLanczos, dimension: number): void {
  run.basis = createKrylovBasis();
  run.vector = nextSlot(run.basis, dimension);
  const normals = Float64Array.from({ length: dimension }, () => run.stream.normal());
  storeScaled(run.vector, 1 / Math.sqrt(squaredNorm(normals)), normals);
  pushVector(run.basis, 0);
  run.growing = true;
}

/** One Lanczos step of one run; stops at an invariant space, whose measure is exact for this vector. */
function extend(run: RunLanczos, product: Float32Array): void {
  if (!run.growing || !run.finite) return;
  const w = Float64Array.from(product);
  const beta = lanczosStep(run.basis, w);
  if (!Number.isFinite(beta)) {
    run.finite = false;
    return;
  }
  const { basis } = run;
  const scale = basis.diagonal.reduce((size, alpha, k) => Math.max(size, Math.abs(alpha) + basis.offDiagonal[k]), 0);
  if (beta <= ROUNDOFF * scale || basis.size === w.length) {
    run.growing = false;
    return;
  }
  run.vector = nextSlot(basis, w.length);
  storeScaled(run.vector, 1 / beta, w);
  pushVector(basis, beta);
}

/** Gauss quadrature of the vector's spectral measure: nodes are eigenvalues of T, weights squared first components. */
function measureOf({ diagonal, offDiagonal }: KrylovBasis): SpectralMeasure {
  const { values, components } = tridiagonalEigenpairs(diagonal, offDiagonal, [0]);
  return { nodes: values, weights: components.map((c) => c * c) };
}

/**
 * Spectral densities of R symmetric operators by stochastic Lanczos quadrature: for n random unit vectors, m Lanczos
 * steps with full reorthogonalisation each. n·m products; resolves the ends of the spectrum best. Evaluate it with
 * `densityBand` (density-band.ts). Source: Ubaru, Chen, Saad 2017, doi:10.1137/16M1104974; Ghorbani, Krishnan, Xiao 2019, arXiv:1901.10159.
 */
export async function measureSpectralDensity(
  apply: BatchedOperator,
  { dimension, seeds, index = 0, vectors = 8, steps = 40 }: SpectralDensityOptions,
): Promise<SpectralDensity[]> {
  if (!Number.isSafeInteger(vectors) || vectors < 1)
    throw new RangeError(`measureSpectralDensity: vectors must be an integer ≥ 1, got ${vectors}.`);
  if (!Number.isSafeInteger(steps) || steps < 1)
    throw new RangeError(`measureSpectralDensity: steps must be an integer ≥ 1, got ${steps}.`);
  const runs = runStreams(seeds, PURPOSE.densityProbes, index).map((stream): RunLanczos => {
    return {
      stream,
      measures: [],
      basis: createKrylovBasis(),
      vector: new Float32Array(0),
      growing: true,
      finite: true,
    };
  });
  const block = new Float32Array(runs.length * dimension);
  for (let j = 0; j < vectors; j++) {
    for (const run of runs) restart(run, dimension);
    for (let step = 0; step < steps; step++) {
      if (!runs.some((run) => run.growing && run.finite)) break;
      runs.forEach((run, r) => void block.set(run.vector, r * dimension));
      const active = Uint8Array.from(runs, (run) => (run.growing && run.finite ? 1 : 0));
      const products = await apply(block, active);
      // the last step only completes T: the vector after it is not used
      runs.forEach((run, r) => void extend(run, products.subarray(r * dimension, (r + 1) * dimension)));
    }
    for (const run of runs) if (run.finite) run.measures.push(measureOf(completed(run)));
  }
  return runs.map(({ measures, finite }) => ({ dimension, measures: finite ? measures : [] }));
}

/** T without the vector that was started after the last product. */
function completed({ basis }: RunLanczos): KrylovBasis {
  return { ...basis, offDiagonal: basis.offDiagonal.slice(0, basis.diagonal.length) };
}
