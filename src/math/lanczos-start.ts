import { log } from './elementary.ts';
import { PURPOSE, type Purpose, type RandomStream, randomStream } from './rng.ts';
import { addScaled, squaredNorm, storeScaled } from './vectors.ts';

/** Length of the random part of a warm start vector of norm 1. */
const RANDOM_SHARE = 0.5;
/** Probability that `stepsToBeSure` does not suffice, or that a start has less than `leastComponent`. */
const MISS_PROBABILITY = 0.01;

/**
 * Steps after which a Krylov space from our start has, with probability 99 %, a Ritz value within `missed`·(λmax − λmin)
 * of λmax, for any spectrum: j = 1 + ½·ln(1.648·√P/(share·0.01))/√missed, missed in (0, 1). A residual cannot
 * show that: it is also small at an eigenvector that is not the top one. With outliers, as Hessians have, far fewer steps
 * suffice; see `lanczosGrowth`.
 * Source: Kuczyński & Woźniakowski 1992, doi:10.1137/0613066, for a start uniform on the sphere. Ours: the component
 * along the top eigenvector is fixed + share·random, whose density at 0 is at most 1/share times that of random alone.
 */
export function stepsToBeSure(dimension: number, missed: number): number {
  if (!(missed > 0 && missed < 1)) throw new RangeError(`lanczos: missed must be in (0, 1), got ${missed}.`);
  const needed = log((1.648 * Math.sqrt(dimension)) / (RANDOM_SHARE * MISS_PROBABILITY)) / (2 * Math.sqrt(missed));
  return Math.min(dimension, 1 + Math.ceil(needed));
}

/**
 * δ such that the start's component along any one direction is at least δ in size with probability 99 %. A unit vector
 * with `share` of its length random in P dimensions has density at most 1.03·√(P/2π)/share there (`addRandom`) before it
 * is normalised, which stretches by at most 6 %: P(|c| ≤ δ) ≤ 0.87·√P·δ/share.
 */
export function leastComponent(dimension: number, share: number): number {
  return (MISS_PROBABILITY * share) / (0.87 * Math.sqrt(dimension));
}

/** The random stream of a run's start vectors: a function of its seed and the index of the measurement. */
export function startStream(seed: number, index: number, purpose: Purpose = PURPOSE.probeStart): RandomStream {
  return randomStream(seed, purpose, index);
}

/**
 * Adds a vector of norm `length` to w in a random direction: entries uniform in (−1, 1). The density of its component
 * along any axis is at most 1.03 times that of normal entries (Ball 1986, doi:10.1090/S0002-9939-1986-0840631-0), and
 * no logarithm is needed.
 */
export function addRandom(w: Float64Array, length: number, stream: RandomStream): void {
  const random = new Float32Array(w.length);
  for (let i = 0; i < w.length; i++) random[i] = (stream.uint32() + 0.5) / 2147483648 - 1;
  addScaled(w, length / Math.sqrt(squaredNorm(random)), random);
}

/**
 * Writes the unit start vector to `out` and returns how much of its length is random; a warm start that is zero or not
 * finite is ignored.
 */
export function writeStart(out: Float32Array, w: Float64Array, stream: RandomStream, warm?: Float32Array): number {
  w.fill(0);
  const norm = warm === undefined ? 0 : Math.sqrt(squaredNorm(warm));
  const isWarm = warm !== undefined && norm > 0 && Number.isFinite(norm);
  const share = isWarm ? RANDOM_SHARE : 1;
  if (isWarm) addScaled(w, Math.sqrt(1 - RANDOM_SHARE * RANDOM_SHARE) / norm, warm);
  addRandom(w, share, stream);
  storeScaled(out, 1 / Math.sqrt(squaredNorm(w)), w);
  return share;
}
