import { bootstrapWithinStrata } from '../../../src/math/bootstrap.ts';
import { fitLine } from '../../../src/math/regression.ts';
import { type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { mean } from '../../../src/math/statistics.ts';
import { meanInterval } from '../../../src/math/student-interval.ts';
import { crossFittedValues, forecastInterval, type RateCandidate } from '../../../src/sweep/results/best-rate.ts';
import { quantityInterval } from '../../../src/sweep/results/quantity-interval.ts';
import { bestLogRate, meanExponent } from '../../../src/sweep/results/rate-scaling.ts';
import type { Objective } from '../../../src/sweep/spec/objective.ts';
import { casesOf, fractionOf, logistic, longMean, relativeTo, times } from './family.ts';

const BATCH_SIZES = [4, 8, 16, 32, 64];
/** Octaves of η: −6 … 1. */
const LOG_RATES = times(8, (i) => i - 6);
const SPACING = 1;
const EXAMPLES = 64;
const RESOLUTION = { testExamples: EXAMPLES, stepShare: 0 };

interface Tuning {
  readonly process: string;
  readonly by: Objective;
  /** One replicate's objective, `[B][η]`. */
  readonly replicate: (stream: RandomStream) => number[][];
}

/** Distance in octaves from the best η, −5 at B = 4, growing by `exponent` per octave of B. */
const away = (logRate: number, b: number, exponent: number) => logRate + 5 - exponent * b;

interface LossShape {
  readonly exponent: number;
  readonly noise: number;
  /** Deviation of a seed's level, of its best η in octaves. */
  readonly level?: number;
  readonly place?: number;
  /** Seeds averaged in one replicate, which is a data set. */
  readonly seeds?: number;
}

const losses =
  ({ exponent, noise, level = 0, place = 0, seeds = 1 }: LossShape) =>
  (stream: RandomStream) => {
    const own = level * stream.normal();
    const shift = place * stream.normal();
    const spread = noise / Math.sqrt(seeds);
    return BATCH_SIZES.map((_, b) =>
      LOG_RATES.map((rate) => 1 + own + 0.02 * (away(rate, b, exponent) - shift) ** 2 + spread * stream.normal()),
    );
  };

const accuracies = (stream: RandomStream) => {
  const level = 2 + 0.2 * stream.normal();
  return BATCH_SIZES.map((_, b) =>
    LOG_RATES.map((rate) => fractionOf(EXAMPLES, logistic(level - 0.15 * away(rate, b, 1) ** 2), stream)),
  );
};

const PROCESSES: readonly Tuning[] = [
  { process: 'independent normal noise', by: 'testLoss', replicate: losses({ exponent: 1, noise: 0.02 }) },
  { process: 'noise that hides the optimum', by: 'testLoss', replicate: losses({ exponent: 0.5, noise: 0.1 }) },
  { process: 'next to no noise: all seeds agree', by: 'testLoss', replicate: losses({ exponent: 0.7, noise: 0.001 }) },
  {
    process: 'common seed effects: level and best η',
    by: 'testLoss',
    replicate: losses({ exponent: 1, noise: 0.02, level: 0.1, place: 0.3 }),
  },
  { process: 'accuracies in steps of 1/64, common seed effects', by: 'testAccuracy', replicate: accuracies },
  {
    process: 'data sets with two seeds each',
    by: 'testLoss',
    replicate: losses({ exponent: 1, noise: 0.04, level: 0.1, place: 0.3, seeds: 2 }),
  },
];

const candidates = (rows: readonly (readonly number[])[]): RateCandidate[] =>
  LOG_RATES.map((rate, e) => ({ learningRate: 2 ** rate, values: rows.map((row) => row[e]) }));

const bestLogs = (grid: readonly (readonly number[])[], by: Objective) =>
  grid.map((row) => bestLogRate(candidates([row]), by));

const EXPONENT = { interval: 'mean per-seed exponent of B', shown: 'Tuning panel, sweep command', mayOverCover: true };
const FORECAST = {
  interval: 'mean of new seeds at the best η',
  shown: 'Tuning panel, sweep command, best-rates.csv',
  mayOverCover: true,
};

export const TUNING_CASES = [
  ...PROCESSES.flatMap(({ process, by, replicate }) =>
    casesOf({
      ...{ ...EXPONENT, process },
      truth: () => longMean((stream) => meanExponent(BATCH_SIZES, [bestLogs(replicate(stream), by)], 0).exponent),
      draw: (stream, n) =>
        meanExponent(
          BATCH_SIZES,
          times(n, () => bestLogs(replicate(stream), by)),
          SPACING,
        ).interval,
    }),
  ),
  ...PROCESSES.flatMap((tuning) => casesOf(forecastFamily(tuning, 'now'))),
];

/** The objective of every η at B = 4, as new seeds have it. */
function expectedRow({ replicate }: Tuning): number[] {
  const rows = times(20_000, (i) => replicate(randomStream(1, 2, i))[0]);
  return LOG_RATES.map((_, e) => mean(rows.map((row) => row[e])));
}

/** The truth is that of the η that the draw chooses. */
function forecastFamily(tuning: Tuning, method: 'now' | 'before') {
  const { process, by, replicate } = tuning;
  let expected: number[] | undefined;
  const ofMean = (values: readonly number[]) => quantityInterval(values, by, RESOLUTION);
  return {
    ...{ ...FORECAST, process },
    truth: () => 0,
    draw: (stream: RandomStream, n: number) => {
      expected ??= expectedRow(tuning);
      const found = candidates(times(n, () => replicate(stream)[0]));
      const scores = found.map(({ values }) => (by === 'testAccuracy' ? 1 : -1) * mean(values));
      const at = scores.indexOf(Math.max(...scores));
      const { values } = found[at];
      const interval =
        method === 'before'
          ? meanInterval(values)
          : forecastInterval(values, mean(crossFittedValues(found, by)), ofMean);
      return relativeTo(interval, expected[at]);
    },
  };
}

/** The exponent of the best η by the mean over seeds, as it was shown, for seeds given by number. */
const exponentOfMeans = (grids: readonly (readonly (readonly number[])[])[], by: Objective) => {
  const means = BATCH_SIZES.map((_, b) => LOG_RATES.map((_rate, e) => mean(grids.map((grid) => grid[b][e]))));
  const best = means.map((row) => LOG_RATES[row.indexOf(by === 'testAccuracy' ? Math.max(...row) : Math.min(...row))]);
  return fitLine(BATCH_SIZES.map(Math.log2), best).slope;
};

export const TUNING_CASES_BEFORE = [
  ...PROCESSES.flatMap(({ process, by, replicate }) =>
    [3, 5, 12].flatMap((size) =>
      casesOf({
        ...{ ...EXPONENT, process, sizes: [size] },
        truth: () =>
          longMean(
            (stream) =>
              exponentOfMeans(
                times(size, () => replicate(stream)),
                by,
              ),
            4000,
          ),
        draw: (stream, n) =>
          // One stratum of whole seeds: the cluster bootstrap.
          bootstrapWithinStrata([times(n, () => replicate(stream))], ([grids]) => exponentOfMeans(grids, by), {
            resamplingSeed: 0,
            resamples: 200,
          }),
      }),
    ),
  ),
  ...PROCESSES.flatMap((tuning) => casesOf(forecastFamily(tuning, 'before'))),
];
