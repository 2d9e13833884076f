import { APPROXIMATE } from '../../../src/claims/approximate.ts';
import { levelOfEach } from '../../../src/claims/claim.ts';
import { measureOverSeeds, measureRatioOverSeeds, measureSmallest } from '../../../src/claims/measure.ts';
import { measureGridSlope } from '../../../src/claims/noise-benefit-2020/grid-slope.ts';
import { rankStatistic } from '../../../src/claims/rank-measures.ts';
import { measureDistance, measureSmallestGrowth } from '../../../src/claims/three-factors-2017/curve-distance.ts';
import { spearman } from '../../../src/math/ranks.ts';
import { fitLine } from '../../../src/math/regression.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import type { CoverageCase } from './case.ts';
import { caseGrid, expectationOf, heavyNoise, type Process, skewedNoise } from './case-grid.ts';

const DATA_SETS = [8, 24, 60];
const LOG_SIZES = [0, 1, 2, 3, 4];

/** Of one data set: log of the tuned error and log₂ of the best η, to a grid of half octaves, at each of five batch sizes. */
interface TunedSet {
  readonly errors: readonly number[];
  readonly rates: readonly number[];
}

const toGrid = (rate: number) => 0.5 * Math.round(2 * rate);
const tunedSet = (error: (place: number) => number, rate: (place: number) => number): TunedSet => ({
  errors: LOG_SIZES.map(error),
  rates: LOG_SIZES.map((place) => toGrid(rate(place))),
});

const dataSets: Process<TunedSet>[] = [
  {
    name: 'data sets independent at every batch size',
    draw: (s) =>
      tunedSet(
        (i) => 0.7 * i + 1.2 * s.normal(),
        (i) => i + 0.5 * s.normal(),
      ),
  },
  {
    name: 'common data-set effects on level and slope',
    draw: (s) => {
      const [height, slope, shift] = [2 * s.normal(), 0.7 + 0.3 * s.normal(), 0.7 * s.normal()];
      return tunedSet(
        (i) => height + slope * i + 0.6 * s.normal(),
        (i) => shift + (1 + 0.2 * shift) * i + 0.3 * s.normal(),
      );
    },
  },
  {
    name: 'skewed noise between data sets',
    draw: (s) =>
      tunedSet(
        (i) => 0.7 * i + skewedNoise(s),
        (i) => i + 0.5 * skewedNoise(s),
      ),
  },
];

const rho = ({ errors }: TunedSet) => spearman(LOG_SIZES, errors);
const slope = ({ rates }: TunedSet) => fitLine(LOG_SIZES, rates).slope;
const rise = ({ errors }: TunedSet) => errors[4] - errors[0];

const dataSetCases: CoverageCase[] = [
  ...caseGrid({
    interval: "mean over data sets of Spearman's ρ of B and tuned error, Student's with room for skewness",
    shown: 'claims S20-1, S20-3, S20-6',
    processes: dataSets,
    seeds: DATA_SETS,
    ladder: DATA_SETS,
    level: levelOfEach(2),
    measure: (sets, level) => measureOverSeeds(sets.map(rho), level, rankStatistic(5)),
    truth: (process) => expectationOf(process, rho),
    mayOverCover: true,
    family: APPROXIMATE.dataSetRank,
  }),
  ...caseGrid({
    interval: "geometric mean over data sets of a ratio of tuned errors, Student's of its logarithm",
    shown: 'claims S20-1, S20-3, S20-6',
    processes: dataSets,
    seeds: DATA_SETS,
    ladder: DATA_SETS,
    level: levelOfEach(2),
    measure: (sets, level) =>
      measureRatioOverSeeds(
        sets.map((one) => Math.exp(rise(one))),
        level,
      ),
    truth: () => Math.exp(2.8), // 0.7 · 4
  }),
  ...caseGrid({
    interval: "mean over data sets of the slope of optima on a grid, Student's and half a spacing",
    shown: 'claims S20-2, S20-5, S20-6, SL17-3',
    processes: dataSets,
    seeds: DATA_SETS,
    ladder: DATA_SETS,
    level: levelOfEach(2),
    measure: (sets, level) =>
      measureGridSlope(
        sets.map(({ rates }) => rates),
        { x: LOG_SIZES, spacing: 0.5, level },
      ),
    truth: (process) => expectationOf(process, slope),
    mayOverCover: true,
  }),
  ...caseGrid({
    interval: 'smallest of the means over data sets of five discrete differences, intersection–union',
    shown: 'claims H17-1, S20-4',
    processes: dataSets,
    seeds: DATA_SETS,
    ladder: DATA_SETS,
    level: levelOfEach(2),
    measure: (sets, level) =>
      measureSmallest(5, level, (place, each) =>
        measureOverSeeds(
          sets.map(({ rates }) => rates[place] - place),
          each,
          { step: 0.5 },
        ),
      ),
    truth: (process) => Math.min(...LOG_SIZES.map((i) => expectationOf(process, ({ rates }) => rates[i] - i))),
    mayOverCover: true,
    family: APPROXIMATE.smallestMean,
  }),
];

const EPOCHS = 6;

/** A curve of unit variance whose neighbouring epochs correlate with 0.9. */
function path(stream: RandomStream, noise: (stream: RandomStream) => number): number[] {
  const values = [noise(stream)];
  while (values.length < EPOCHS) values.push(0.9 * values[values.length - 1] + Math.sqrt(0.19) * noise(stream));
  return values;
}

/** Curves of one seed under settings of D = `shifts` from the first; `share` of the variance is the seed's own. */
const curveProcess = (
  name: string,
  shifts: readonly number[],
  share: number,
  noise = (s: RandomStream) => s.normal(),
) => ({
  name: `${name}, D = ${shifts.slice(1).join(', ')}`,
  draw: (stream: RandomStream) => {
    const own = path(stream, noise);
    return shifts.map((shift) => {
      const rest = path(stream, noise);
      return own.map((value, i) => shift + Math.sqrt(share) * value + Math.sqrt(1 - share) * rest[i]);
    });
  },
});
const curveProcesses = (...shifts: number[]): Process<number[][]>[] => [
  curveProcess('independent curves', shifts, 0),
  curveProcess('common seed effects', shifts, 0.9),
  curveProcess('common seed effects, skewed noise', shifts, 0.5, skewedNoise),
  curveProcess('independent curves, long-tailed noise', shifts, 0, heavyNoise),
];
const settingsOf = (seeds: readonly number[][][]) =>
  seeds[0].map((_, setting) => ({ name: `${setting}`, curves: seeds.map((own) => own[setting]) }));

const distanceCases = [0, 0.3, 2, 10].flatMap((shift) =>
  caseGrid({
    interval: 'distance D of two sets of curves, jackknife with a bound above',
    shown: 'claims J17-3, J17-4, J17-5',
    processes: curveProcesses(0, shift),
    seeds: [5, 10],
    ladder: [10, 40, 150],
    level: levelOfEach(5),
    measure: (seeds, level) => {
      const [a, b] = settingsOf(seeds);
      return measureDistance(a, b, level);
    },
    truth: () => shift,
    mayOverCover: true,
  }),
);

const growthCases = [
  { shifts: [0, 1, 1, 2, 4], seeds: [5, 10] },
  { shifts: [0, 0.2, 1, 2.5, 6], seeds: [5] },
].flatMap(({ shifts, seeds: counts }) =>
  caseGrid({
    interval: 'smallest growth log₂ of D between neighbours, jackknife, intersection–union',
    shown: 'claim J17-4',
    processes: curveProcesses(...shifts),
    seeds: counts,
    ladder: [10, 40, 150],
    level: levelOfEach(2),
    measure: (seeds, level) => {
      const [base, ...later] = settingsOf(seeds);
      return measureSmallestGrowth(base, later, level);
    },
    truth: () => Math.min(...shifts.slice(2).map((shift, i) => Math.log2(shift / shifts[i + 1]))),
    mayOverCover: true,
  }),
);

/** Intervals over data sets, and over seeds of whole curves. */
export const CLAIM_UNIT_CASES: readonly CoverageCase[] = [...dataSetCases, ...distanceCases, ...growthCases];
