import { levelOfEach } from '../../../src/claims/claim.ts';
import {
  measureDifference,
  measureOverCells,
  measureOverSeeds,
  measureProportion,
} from '../../../src/claims/measure.ts';
import { fitLine } from '../../../src/math/regression.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { normalQuantile } from '../../../src/math/special-functions.ts';
import { mean } from '../../../src/math/statistics.ts';
import type { CoverageCase } from './case.ts';
import { caseGrid, skewedNoise } from './case-grid.ts';

// Trials as the claims have them, and chances near to what comes out there.
const proportionCases = [0.5, 0.8, 0.92, 0.99].flatMap((chance) =>
  caseGrid({
    interval: "proportion, Wilson's",
    shown: 'claims J17-7, K16-2, K16-3, LI18-2, W18-6, X20-8, Z18-2',
    processes: [{ name: `independent trials, chance ${chance}`, draw: (stream) => stream.uniform() < chance }],
    seeds: chance < 0.99 ? [40, 100, 200, 300] : [200, 300],
    ladder: chance < 0.99 ? [40, 250, 1000] : [300, 2000, 8000],
    level: levelOfEach(1),
    measure: (trials, level) => measureProportion(trials.filter((came) => came).length, trials.length, level),
    truth: () => chance,
    mayOverCover: true,
  }),
);

const differenceCases = (
  [
    [0.4, 0.02],
    [0.5, 0.5],
    [0.92, 0.38],
  ] as const
).flatMap(([first, second]) =>
  caseGrid<readonly [boolean, boolean]>({
    interval: "difference of two proportions, Newcombe's",
    shown: 'claims X20-8, Z18-2',
    processes: [
      {
        name: `independent trials, chances ${first} and ${second}`,
        draw: (stream) => [stream.uniform() < first, stream.uniform() < second],
      },
    ],
    seeds: [100, 300],
    ladder: [100, 400, 4000],
    level: levelOfEach(2),
    measure(trials, level) {
      const came = (place: 0 | 1) => trials.filter((pair) => pair[place]).length;
      return measureDifference(came(0), came(1), trials.length, level);
    },
    truth: () => first - second,
    mayOverCover: true,
  }),
);

/** Times of the particles of one cell, of mean 1. */
const PARTICLES = {
  'exponential times': (stream: RandomStream) => skewedNoise(stream) + 1,
  'gamma times of shape 2': (stream: RandomStream) => 0.5 * (skewedNoise(stream) + skewedNoise(stream)) + 1,
  'normal times': (stream: RandomStream) => 1 + 0.3 * stream.normal(),
};
const CELLS = [0, 1, 2, 3, 4];
/** Means e^x, a line of slope 1 in their logarithms but for a bend of `bend` at the ends. */
const levels = (bend: number) => CELLS.map((x) => x + bend * ((x - 2) ** 2 - 2));
/** Values by cell, of one draw for each cell. */
const cellsOf = (draws: readonly (readonly number[])[]) => CELLS.map((cell) => draws.map((draw) => draw[cell]));
const logMeans = (cells: readonly ArrayLike<number>[]) => cells.map((cell) => Math.log(mean(cell)));
const rSquared = (y: readonly number[]) => fitLine(CELLS, y).rSquared;
const slope = (y: readonly number[]) => fitLine(CELLS, y).slope;

const lineCases = (
  [
    ['slope of a line through logarithms of means', slope, 0, 'claims J17-9, X20-2 to X20-7'],
    ['r² of a line through logarithms of means', rSquared, 0.15, 'claims J17-9, X20-2 to X20-7'],
  ] as const
).flatMap(([name, statistic, bend, shown]) =>
  caseGrid<readonly number[]>({
    interval: `${name}, bootstrap of particles within cells`,
    shown,
    processes: Object.entries(PARTICLES).map(([process, time]) => ({
      name: process,
      draw: (stream) => levels(bend).map((level) => Math.exp(level) * time(stream)),
    })),
    seeds: [60],
    ladder: [60, 120, 240],
    level: levelOfEach(2),
    measure: (particles, level) => measureOverCells(cellsOf(particles), (cells) => statistic(logMeans(cells)), level),
    truth: () => statistic(levels(bend)),
    mayOverCover: true,
  }),
);

/** Six cells of means near 1, as in J17-8. */
const PLATEAUS = [1, 1.01, 1.03, 1.02, 1.05, 1.07];
const plateauStatistics: readonly [string, (means: readonly number[]) => number][] = [
  ['smallest of six means', (means) => Math.min(...means)],
  ['largest of six means', (means) => Math.max(...means)],
  ['largest ÷ smallest of six means, less 1', (means) => Math.max(...means) / Math.min(...means) - 1],
];
const plateauCases = Object.entries({
  'independent chains, deviation 0.07': (s: RandomStream) => 1 + 0.07 * s.normal(),
  'independent chains, skewed, deviation 0.07': (s: RandomStream) => 1 + 0.07 * skewedNoise(s),
  'independent chains, deviation 0.2': (s: RandomStream) => 1 + 0.2 * s.normal(),
}).flatMap(([process, chain]) =>
  plateauStatistics.map(
    ([name, statistic]): CoverageCase => ({
      interval: `${name}, bootstrap of chains within cells`,
      shown: 'claims J17-8, SL17-1',
      process,
      seeds: 200,
      level: levelOfEach(4),
      truth: statistic(PLATEAUS),
      draw: (stream) =>
        measureOverCells(
          PLATEAUS.map((level) => Array.from({ length: 200 }, () => level * chain(stream))),
          (cells) => statistic(cells.map(mean)),
          levelOfEach(4),
        ),
      mayOverCover: true,
    }),
  ),
);

/** The bars of escape figures: log τ̂ ± z/√n, for exponential times. */
const escapeBars = [125, 200, 400].map(
  (count): CoverageCase => ({
    interval: 'logarithm of a mean escape time, ± z/√n',
    shown: 'figures of claims X20-2 to X20-7',
    process: 'exponential times',
    seeds: count,
    level: 0.95,
    truth: 0,
    draw: (stream) => {
      const centre = Math.log(mean(Array.from({ length: count }, () => skewedNoise(stream) + 1)));
      const reach = normalQuantile(0.975) / Math.sqrt(count);
      return { low: centre - reach, high: centre + reach };
    },
  }),
);

/** Squared factors are skewed: products of the many draws of W18-6, here of two values as at B = 1. */
const multiplierCases = [0.05, 0.2, 0.5].map(
  (chance): CoverageCase => ({
    interval: "mean of a two-valued factor over its draws, Student's",
    shown: 'claim W18-6',
    process: `chance ${chance} of four times the other value`,
    seeds: 400,
    level: levelOfEach(5),
    truth: 1 + 3 * chance,
    draw: (stream) =>
      measureOverSeeds(
        Array.from({ length: 400 }, () => (stream.uniform() < chance ? 4 : 1)),
        levelOfEach(5),
      ),
  }),
);

/** Intervals over independent particles, chains and trials. The resampling ones take long: 1,000 resamples each. */
export const CLAIM_TOY_CASES: readonly CoverageCase[] = [
  ...proportionCases,
  ...differenceCases,
  ...escapeBars,
  ...multiplierCases,
];
export const CLAIM_RESAMPLING_CASES: readonly CoverageCase[] = [...lineCases, ...plateauCases];
