import { bootstrapWithinStrata } from '../math/bootstrap.ts';
import { exp, log } from '../math/elementary.ts';
import { wilsonInterval } from '../math/exact-tests.ts';
import type { Interval } from '../math/interval.ts';
import { normalQuantile } from '../math/special-functions.ts';
import { mean } from '../math/statistics.ts';
import { boundedMeanInterval, meanInterval } from '../math/student-interval.ts';
import type { Measured } from './claim.ts';

/** Fixed, so that the same traces give the same interval. */
const RESAMPLING_SEED = 0;
/**
 * Largest Monte Carlo error ε of an end, in standard deviations of the statistic. It turns a normal tail 1 − Φ(z) into
 * 1 − Φ(z/√(1 + ε²)), 1.05 to 1.08 times as large for levels from 1 − 0.05/3 to 1 − 0.05/18.
 */
const END_ERROR = 1 / 8;

/**
 * Resamples such that the Monte Carlo error of an end, √(p(1 − p)/n)/φ(z_p) standard deviations of a normal statistic for
 * the quantile of p = (1 − level)/2, is at most `END_ERROR`: 1,025 at a level of 1 − 0.05/3, 4,291 at 1 − 0.05/18.
 * Source: variance of a sample quantile, Serfling 1980, §2.3.3.
 */
export function resamplesFor(level: number): number {
  const p = (1 - level) / 2;
  const density = exp(-0.5 * normalQuantile(p) ** 2) / Math.sqrt(2 * Math.PI);
  return Math.ceil((p * (1 - p)) / (density * END_ERROR) ** 2);
}

const options = (level: number) => ({ resamplingSeed: RESAMPLING_SEED, resamples: resamplesFor(level), level });

/** Bootstrap within each cell, cells being independent. For cells of at least 50 values. */
export function measureOverCells(
  cells: readonly ArrayLike<number>[],
  statistic: (cells: readonly (readonly number[])[]) => number,
  level: number,
): Measured {
  const lists = cells.map((cell) => Array.from(cell));
  const { estimate, low, high } = bootstrapWithinStrata(lists, statistic, options(level));
  return { estimate, low, high, replicates: Math.min(...lists.map((list) => list.length)) };
}

export interface SeedStatistic {
  /** Range of the statistic, such as [−1, 1] of a correlation; the interval is clipped to it. */
  readonly range?: Interval;
  /** Smallest step of a discrete statistic. */
  readonly step?: number;
}

/**
 * Mean of one statistic per seed with Student's interval: valid from two seeds on, where a bootstrap is far too narrow. For a
 * bounded statistic the interval allows for skewness near the bounds (`boundedMeanInterval`); for a discrete one it is at
 * least half a step wide, even if all seeds agree. Non-finite values make it NaN, so that nothing is decided.
 */
export function measureOverSeeds(
  perSeed: ArrayLike<number>,
  level: number,
  { range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }, step = 0 }: SeedStatistic = {},
): Measured {
  const settings = { level, step };
  const hasTwoEnds = Number.isFinite(range.high - range.low);
  const { low, high } = hasTwoEnds ? boundedMeanInterval(perSeed, range, settings) : meanInterval(perSeed, settings);
  const clip = (value: number) => Math.min(range.high, Math.max(range.low, value));
  return { estimate: mean(perSeed), low: clip(low), high: clip(high), replicates: perSeed.length };
}

/** `measureOverSeeds` of one number per item, each item being a replicate. */
export const measureEach = <T>(
  items: readonly T[],
  of: (item: T) => number,
  level: number,
  kind?: SeedStatistic,
): Measured => measureOverSeeds(items.map(of), level, kind);

/**
 * Smallest of several quantities, by an intersection–union test: all exceed a bound if the smallest does, so the lower end
 * is the smallest of the lower ends at `level` each; the upper end is the smallest of the simultaneous (Bonferroni) ones.
 * Source: Berger 1982, doi:10.2307/1268619.
 */
export function measureSmallest(
  count: number,
  level: number,
  measureOne: (index: number, level: number) => Measured,
): Measured {
  const all = (each: number) => Array.from({ length: count }, (_, index) => measureOne(index, each));
  const [alone, together] = [all(level), all(1 - (1 - level) / count)];
  return {
    estimate: Math.min(...alone.map(({ estimate }) => estimate)),
    low: Math.min(...alone.map(({ low }) => low)),
    high: Math.min(...together.map(({ high }) => high)),
    replicates: Math.min(...alone.map(({ replicates }) => replicates)),
  };
}

/** Geometric mean of one positive ratio per seed: Student's interval of the logarithm, which is closer to normal. */
export function measureRatioOverSeeds(perSeed: ArrayLike<number>, level: number): Measured {
  const logarithms = Array.from(perSeed, (ratio) => (ratio > 0 ? log(ratio) : Number.NaN));
  const { estimate, low, high, replicates } = measureOverSeeds(logarithms, level);
  return { estimate: exp(estimate), low: exp(low), high: exp(high), replicates };
}

/** A proportion with Wilson's interval. */
export function measureProportion(successes: number, trials: number, level: number): Measured {
  return { estimate: successes / trials, ...wilsonInterval(successes, trials, level), replicates: trials };
}

/**
 * Difference p₁ − p₂ of two independent proportions of `trials` each. Interval: Newcombe's hybrid of Wilson's.
 * Source: Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10.
 */
export function measureDifference(first: number, second: number, trials: number, level: number): Measured {
  const a = measureProportion(first, trials, level);
  const b = measureProportion(second, trials, level);
  const estimate = a.estimate - b.estimate;
  return {
    estimate,
    low: estimate - Math.sqrt((a.estimate - a.low) ** 2 + (b.high - b.estimate) ** 2),
    high: estimate + Math.sqrt((a.high - a.estimate) ** 2 + (b.estimate - b.low) ** 2),
    replicates: trials,
  };
}
