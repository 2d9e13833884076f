import type { Interval } from './interval.ts';
import { PURPOSE, type RandomStream, randomStream } from './rng.ts';
import { quantileOfSorted } from './statistics.ts';

export interface BootstrapOptions {
  /** Part of the result: the same seed gives the same interval. Integer in [0, 2⁵³). */
  readonly resamplingSeed: number;
  /** Default 2000; the Monte-Carlo error of a 95 % end is then about 0.06 standard deviations of the statistic. */
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

const HALF_WORDS = 65536;

/** As many of `values` as there are, each uniform among them (rejection), from half words of the stream where they suffice. */
function resampleOf<T>(values: readonly T[], stream: RandomStream): T[] {
  const count = values.length;
  if (count > HALF_WORDS) return values.map(() => values[stream.below(count)]);
  const limit = HALF_WORDS - (HALF_WORDS % count);
  const drawn = new Array<T>(count);
  let word = 0;
  let halves = 0;
  for (let i = 0; i < count; ) {
    if (halves === 0) [word, halves] = [stream.uint32(), 2];
    const half = word & (HALF_WORDS - 1);
    word >>>= 16;
    halves--;
    if (half < limit) drawn[i++] = values[half % count];
  }
  return drawn;
}

/** The (n + 1)p-th of n sorted values: another draw lies below with probability p. Hyndman & Fan 1996, definition 6. */
function orderStatistic(sorted: Float64Array, p: number): number {
  const place = ((sorted.length + 1) * p - 1) / Math.max(1, sorted.length - 1);
  return quantileOfSorted(sorted, Math.min(1, Math.max(0, place)));
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
    low: orderStatistic(finite, (1 - level) / 2),
    high: orderStatistic(finite, (1 + level) / 2),
    level,
    resamples,
    undefinedResamples: resamples - finite.length,
  };
}

/**
 * Stratified percentile bootstrap: a resample draws, in each stratum independently, as many of its values as it has, with
 * replacement. Strata must be independent: not cells that share seeds. Clusters (seeds with all their cells) are one stratum of clusters. The spread is short by
 * √((n − 1)/n) in a stratum of n values, so for large n only. Source: Efron & Tibshirani 1993, §8.3.
 */
export function bootstrapWithinStrata<T>(
  strata: readonly (readonly T[])[],
  statistic: (strata: readonly (readonly T[])[]) => number,
  options: BootstrapOptions,
): BootstrapInterval {
  const statisticOfResample = (index: number) => {
    const stream = randomStream(options.resamplingSeed, PURPOSE.bootstrap, index);
    return statistic(strata.map((values) => resampleOf(values, stream)));
  };
  return percentileInterval(statistic(strata), statisticOfResample, options);
}
