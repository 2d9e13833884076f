import type { Interval } from './interval.ts';
import { PURPOSE, randomStream } from './rng.ts';
import { quantileOfSorted } from './statistics.ts';

export interface BootstrapOptions {
  /** Part of the result: the same seed gives the same interval. Integer in [0, 2⁵³). */
  readonly resamplingSeed: number;
  /** Default 2000; the Monte-Carlo error of a 95 % end is then about 0.08 standard deviations of the statistic. */
  readonly resamples?: number;
  /** In (0, 1), default 0.95. */
  readonly level?: number;
}

export interface BootstrapInterval extends Interval {
  /** The statistic of the data as they are. */
  readonly estimate: number;
  readonly level: number;
  readonly resamples: number;
  /** Resamples whose statistic was not finite (e.g. a correlation of constants); the interval leaves them out. */
  readonly undefinedResamples: number;
}

/** Percentile interval of `statistic` over resamples drawn by `draw`. Source: Efron & Tibshirani 1993, §13.3. */
function percentileInterval(
  estimate: number,
  statisticOfResample: (index: number) => number,
  { resamples = 2000, level = 0.95 }: BootstrapOptions,
): BootstrapInterval {
  if (!Number.isSafeInteger(resamples) || resamples < 1)
    throw new RangeError(`bootstrap: resamples must be an integer ≥ 1, got ${resamples}.`);
  if (!(level > 0 && level < 1)) throw new RangeError(`bootstrap: level must be in (0, 1), got ${level}.`);
  const values = Float64Array.from({ length: resamples }, (_, i) => statisticOfResample(i));
  const finite = values.filter(Number.isFinite).sort();
  return {
    estimate,
    low: quantileOfSorted(finite, (1 - level) / 2),
    high: quantileOfSorted(finite, (1 + level) / 2),
    level,
    resamples,
    undefinedResamples: resamples - finite.length,
  };
}

/**
 * Percentile bootstrap over seeds within cells: every resample draws, in each cell, as many of its values as it has,
 * with replacement. Answers "how would this vary with other seeds on the same grid". Cells of one value do not vary,
 * and small cells too little: the spread is short by √((n − 1)/n) in a cell of n.
 */
export function bootstrapOverSeeds<T>(
  cells: readonly (readonly T[])[],
  statistic: (cells: readonly (readonly T[])[]) => number,
  options: BootstrapOptions,
): BootstrapInterval {
  const statisticOfResample = (index: number) => {
    const stream = randomStream(options.resamplingSeed, PURPOSE.bootstrap, index);
    return statistic(cells.map((cell) => cell.map(() => cell[stream.below(cell.length)])));
  };
  return percentileInterval(statistic(cells), statisticOfResample, options);
}

/**
 * Percentile bootstrap over whole cells: every resample draws as many cells as there are, with replacement, each with
 * all its seeds. Answers "how would this vary with another choice of cells"; the honest one for rank correlations.
 */
export function bootstrapOverCells<T>(
  cells: readonly T[],
  statistic: (cells: readonly T[]) => number,
  options: BootstrapOptions,
): BootstrapInterval {
  const statisticOfResample = (index: number) => {
    const stream = randomStream(options.resamplingSeed, PURPOSE.bootstrap, index);
    return statistic(cells.map(() => cells[stream.below(cells.length)]));
  };
  return percentileInterval(statistic(cells), statisticOfResample, options);
}
