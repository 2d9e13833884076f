import { bootstrapClusters, bootstrapWithinStrata } from '../math/bootstrap.ts';
import { exp, log } from '../math/elementary.ts';
import { wilsonInterval } from '../math/exact-tests.ts';
import type { Interval } from '../math/interval.ts';
import { studentQuantile } from '../math/special-functions.ts';
import { mean, standardDeviation } from '../math/statistics.ts';
import type { Measured } from './claim.ts';

/** Part of every toy result: the same seed gives the same interval. */
const RESAMPLING_SEED = 0;
const RESAMPLES = 1000;

const options = (level: number) => ({ resamplingSeed: RESAMPLING_SEED, resamples: RESAMPLES, level });

/** Bootstrap over the values within each cell, all cells independent. For cells of 50 values or more. */
export function measureOverCells(
  cells: readonly ArrayLike<number>[],
  statistic: (cells: readonly (readonly number[])[]) => number,
  level: number,
): Measured {
  const lists = cells.map((cell) => Array.from(cell));
  const { estimate, low, high } = bootstrapWithinStrata(lists, statistic, options(level));
  return { estimate, low, high, replicates: Math.min(...lists.map((list) => list.length)) };
}

/** Bootstrap over units that go through all cells (data sets): a resample takes a unit with everything measured on it. */
export function measureOverUnits<Unit>(
  units: readonly Unit[],
  statistic: (units: readonly Unit[]) => number,
  level: number,
): Measured {
  const { estimate, low, high } = bootstrapClusters(units, statistic, options(level));
  return { estimate, low, high, replicates: units.length };
}

const quantiles = new Map<string, number>(); // Student's, by level and count: found by bisection, so worth keeping

/** t such that the mean of `count` values is within t standard errors of its own in `level` of all samples. */
function studentFactor(level: number, count: number): number {
  const key = `${level} ${count}`;
  const known = quantiles.get(key) ?? studentQuantile((1 + level) / 2, count - 1);
  quantiles.set(key, known);
  return known;
}

export interface SeedStatistic {
  /** Where the statistic lives: the ends of the interval stay inside (a correlation in [−1, 1]). */
  readonly range?: Interval;
  /** Size of its smallest step, where it is discrete. */
  readonly step?: number;
}

/**
 * Student interval of the mean of one statistic per seed: sound from two seeds on, where a bootstrap is far too narrow.
 * Values that are not finite make it NaN: nothing is decided. Seeds that agree exactly on a discrete statistic do not make
 * it certain: the deviation is taken to be at least that of rounding to its steps, step/√12.
 */
export function measureOverSeeds(
  perSeed: ArrayLike<number>,
  level: number,
  { range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }, step = 0 }: SeedStatistic = {},
): Measured {
  const count = perSeed.length;
  const estimate = mean(perSeed);
  const deviation = Math.max(standardDeviation(perSeed), step / Math.sqrt(12)); // NaN stays NaN
  const reach = count < 2 ? Number.NaN : (studentFactor(level, count) * deviation) / Math.sqrt(count);
  const clip = (value: number) => Math.min(range.high, Math.max(range.low, value));
  return { estimate, low: clip(estimate - reach), high: clip(estimate + reach), replicates: count };
}

/** Geometric mean of one positive ratio per seed: Student's interval of its logarithm, which is what is near to normal. */
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
