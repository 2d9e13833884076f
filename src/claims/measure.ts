import { bootstrapOverCells, bootstrapOverSeeds } from '../math/bootstrap.ts';
import { wilsonInterval } from '../math/exact-tests.ts';
import type { Interval } from '../math/interval.ts';
import { meanInterval } from '../math/mean-intervals.ts';
import { mean } from '../math/statistics.ts';
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
  const { estimate, low, high } = bootstrapOverSeeds(lists, statistic, options(level));
  return { estimate, low, high, replicates: Math.min(...lists.map((list) => list.length)) };
}

/** Bootstrap over units that go through all cells (data sets): a resample takes a unit with everything measured on it. */
export function measureOverUnits<Unit>(
  units: readonly Unit[],
  statistic: (units: readonly Unit[]) => number,
  level: number,
): Measured {
  const { estimate, low, high } = bootstrapOverCells(units, statistic, options(level));
  return { estimate, low, high, replicates: units.length };
}

/**
 * Student interval of the mean of one statistic per seed: sound from two seeds on, where a bootstrap is far too narrow.
 * Values that are not finite make it NaN: nothing is decided. `range` clips the ends (a correlation stays in [−1, 1]).
 */
export function measureOverSeeds(perSeed: ArrayLike<number>, level: number, range?: Interval): Measured {
  const { low, high } = meanInterval(perSeed, level);
  const clip = (value: number) => (range ? Math.min(range.high, Math.max(range.low, value)) : value);
  return { estimate: mean(perSeed), low: clip(low), high: clip(high), replicates: perSeed.length };
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
