import {
  createKrylovBasis,
  type KrylovBasis,
  nextSlot,
  orthogonalise,
  projectOut,
  pushVector,
} from '../../math/krylov-basis.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';
import type { KrylovSpace } from '../../math/lanczos-run.ts';
import { PURPOSE, type Purpose, type RandomStream } from '../../math/rng.ts';
import { dot, squaredNorm, storeScaled } from '../../math/vectors.ts';
import type { Roundoff } from '../operators/roundoff.ts';
import { ROUNDOFF, rootOf, sampled } from './estimate.ts';
import { exactTrace, type TraceEstimates } from './exact-trace.ts';
import { runStreams, signBlock } from './random-signs.ts';

export interface TraceOptions {
  /** P. */
  readonly dimension: number;
  /** One per run. */
  readonly seeds: readonly number[];
  /** Distinguishes the measurements of a run: its step. Default 0. */
  readonly index?: number;
  readonly purpose?: Purpose;
  /** k, the dimension of the sketched space, whose part is exact; 2k products. Default 10. */
  readonly sketch?: number;
  /** Krylov spaces of A to use instead of a sketch, without further products. `undefined` gives NaN. */
  readonly spaces?: readonly (KrylovSpace | undefined)[];
  /** m ≥ 2, random vectors for the rest; m products. Default 20. */
  readonly probes?: number;
  /** Of each run, from `measureRoundoff`: the relative error of A. Default none. */
  readonly roundoff?: readonly Roundoff[];
}

/** Sums of one run: the part of A inside the space, and samples of the rest. */
interface RunSums {
  readonly basis: KrylovBasis;
  readonly stream: RandomStream;
  trace: number;
  frobeniusSquared: number;
  readonly traceSamples: number[];
  readonly frobeniusSamples: number[];
}

const emptySums = (stream: RandomStream): RunSums => ({
  ...{ basis: createKrylovBasis(), stream, trace: 0, frobeniusSquared: 0 },
  ...{ traceSamples: [], frobeniusSamples: [] },
});

/** AQ = QT + βvₖ₊₁eₖᵀ in a Krylov space, so tr QᵀAQ = tr T and 2‖AQ‖² − ‖QᵀAQ‖² = ‖T‖² + 2β². */
function sumsOfSpace(stream: RandomStream, space: KrylovSpace | undefined): RunSums {
  const sums = emptySums(stream);
  if (space === undefined) return { ...sums, trace: Number.NaN, frobeniusSquared: Number.NaN };
  const { basis } = space;
  for (let i = 0; i < basis.size; i++) {
    sums.trace += basis.diagonal[i];
    sums.frobeniusSquared += basis.diagonal[i] ** 2 + 2 * basis.offDiagonal[i] ** 2;
  }
  return { ...sums, basis };
}

/** Applies A to one vector per run, written by `fill`, and passes each product (f64) to `take`. */
async function productOfEach(
  apply: BatchedOperator,
  runs: readonly RunSums[],
  dimension: number,
  fill: (run: RunSums, out: Float32Array) => void,
  take: (run: RunSums, vector: Float32Array, product: Float64Array) => void,
): Promise<void> {
  const block = new Float32Array(runs.length * dimension);
  const row = (flat: Float32Array, r: number) => flat.subarray(r * dimension, (r + 1) * dimension);
  runs.forEach((run, r) => void fill(run, row(block, r)));
  const products = await apply(block, new Uint8Array(runs.length).fill(1));
  runs.forEach((run, r) => void take(run, row(block, r), Float64Array.from(row(products, r))));
}

/** Q spans A·(k random sign vectors), which captures most of A. */
async function sketchSpace(apply: BatchedOperator, runs: readonly RunSums[], dimension: number, sketch: number) {
  for (let j = 0; j < sketch; j++)
    await productOfEach(
      apply,
      runs,
      dimension,
      ({ stream }, out) => void out.set(signBlock([stream], dimension)),
      ({ basis }, _, product) => {
        const before = Math.sqrt(squaredNorm(product));
        const left = orthogonalise(basis, product);
        if (!(left > ROUNDOFF * before)) return; // the range of A is exhausted, or not finite
        storeScaled(nextSlot(basis, dimension), 1 / left, product);
        pushVector(basis, 0);
      },
    );
}

/** tr QᵀAQ and, as A is symmetric, ‖A‖² − ‖(I − QQᵀ)A(I − QQᵀ)‖² = 2‖AQ‖² − ‖QᵀAQ‖². */
async function insideSpace(apply: BatchedOperator, runs: readonly RunSums[], dimension: number, sketch: number) {
  for (let j = 0; j < sketch; j++)
    await productOfEach(
      apply,
      runs,
      dimension,
      ({ basis }, out) => {
        if (j < basis.size) out.set(basis.vectors[j]);
      },
      (run, vector, product) => {
        const { basis } = run;
        run.trace += dot(vector, product);
        run.frobeniusSquared += 2 * squaredNorm(product);
        for (let i = 0; i < basis.size; i++) {
          const entry = dot(basis.vectors[i], product);
          run.frobeniusSquared -= entry * entry;
        }
      },
    );
}

/** z̃ᵀAz̃ and ‖(I − QQᵀ)Az̃‖² of random signs z projected out of the space. */
async function outsideSpace(apply: BatchedOperator, runs: readonly RunSums[], dimension: number) {
  await productOfEach(
    apply,
    runs,
    dimension,
    ({ basis, stream }, out) => {
      const z = Float64Array.from(signBlock([stream], dimension));
      projectOut(basis, z);
      out.set(z);
    },
    (run, vector, product) => {
      run.traceSamples.push(dot(vector, product));
      projectOut(run.basis, product);
      run.frobeniusSamples.push(squaredNorm(product));
    },
  );
}

function estimatesOf({ trace, frobeniusSquared, traceSamples, frobeniusSamples }: RunSums): TraceEstimates {
  const size = Math.abs(trace) + Math.max(...traceSamples.map(Math.abs));
  const rounding = ROUNDOFF * frobeniusSquared;
  const squared = sampled(frobeniusSamples, { known: frobeniusSquared, rounding, skewed: true });
  return {
    trace: sampled(traceSamples, { known: trace, rounding: ROUNDOFF * size }),
    frobeniusSquared: squared,
    frobenius: rootOf(squared),
  };
}

/** Adds a relative error ρ of A: ‖ΔA‖_F ≤ ρ‖A‖_F changes the norm by at most that, the trace by at most √P times that. */
function widened({ trace, frobenius, frobeniusSquared }: TraceEstimates, relative: number, P: number): TraceEstimates {
  const moved = relative * frobenius.value;
  return {
    trace: { ...trace, error: trace.error + Math.sqrt(P) * moved },
    frobenius: { ...frobenius, error: frobenius.error + moved },
    frobeniusSquared: { ...frobeniusSquared, error: frobeniusSquared.error + 2 * moved * frobenius.value },
  };
}

/**
 * tr A and ‖A‖_F of R symmetric operators by Hutch++: exact on a sketched space Q, Hutchinson's estimator on its
 * complement, tr A = tr QᵀAQ + E z̃ᵀAz̃ and ‖A‖_F² = 2‖AQ‖² − ‖QᵀAQ‖² + E‖(I − QQᵀ)Az̃‖², z̃ = (I − QQᵀ)z. Given Q the m samples
 * are independent, so the 95 % intervals are Student's. 2k + m products, m with Krylov `spaces` (which capture more of A
 * than a sketch of as many products); where P is no more than 2k + m, P unit vectors give both exactly.
 * Source: Meyer, Musco, Musco, Woodruff 2021, arXiv:2010.09649; spaces: Chen, Hallman 2023, arXiv:2205.01736; the norm
 * is ours, by symmetry.
 */
export async function estimateTrace(apply: BatchedOperator, options: TraceOptions): Promise<TraceEstimates[]> {
  const { dimension, seeds, index = 0, purpose = PURPOSE.traceProbes, sketch = 10, probes = 20 } = options;
  if (!Number.isSafeInteger(sketch) || sketch < 0)
    throw new RangeError(`estimateTrace: sketch must be an integer ≥ 0, got ${sketch}.`);
  if (!Number.isSafeInteger(probes) || probes < 2)
    throw new RangeError(`estimateTrace: probes must be an integer ≥ 2, got ${probes}. An error needs two samples.`);
  const widen = (found: readonly TraceEstimates[]) =>
    found.map((estimates, run) => widened(estimates, options.roundoff?.[run]?.curvature ?? 0, dimension));
  if (dimension <= 2 * sketch + probes) return widen(await exactTrace(apply, seeds.length, dimension));
  const { spaces } = options;
  const streams = runStreams(seeds, purpose, index);
  const runs = streams.map((stream, r) => (spaces ? sumsOfSpace(stream, spaces[r]) : emptySums(stream)));
  if (!spaces) {
    await sketchSpace(apply, runs, dimension, sketch);
    await insideSpace(apply, runs, dimension, sketch);
  }
  for (let j = 0; j < probes; j++) await outsideSpace(apply, runs, dimension);
  return widen(runs.map(estimatesOf));
}
