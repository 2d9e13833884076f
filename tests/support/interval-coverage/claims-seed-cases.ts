import { APPROXIMATE } from '../../../src/claims/approximate.ts';
import { levelOfEach } from '../../../src/claims/claim.ts';
import { measureJackknife } from '../../../src/claims/jackknife.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../../../src/claims/measure.ts';
import { granulatedTau, rankCorrelation, rankStatistic } from '../../../src/claims/rank-measures.ts';
import { boundOf, onsetOf, SCALING_FACTORS } from '../../../src/claims/sde-validity-2021/scaling-bound.ts';
import { fitPlane } from '../../../src/math/regression.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { mean, standardDeviation } from '../../../src/math/statistics.ts';
import type { CoverageCase } from './case.ts';
import { caseGrid, expectationOf, heavyNoise, type Process, skewedNoise } from './case-grid.ts';

const SEEDS = [3, 5, 16];
/** Of most claims; those of few seeds begin at 3 and end at 30, those of cheap runs at 10 or 20 and 200 or 600. */
const LADDER = [5, 16, 60];

/** One run of a seed: log η, log B and what is measured. */
interface Cell {
  readonly rate: number;
  readonly size: number;
  readonly y: number;
}
type Grid = readonly Cell[];

const AXIS = [-1, 0, 1];
const gridOf = (value: (rate: number, size: number) => number): Grid =>
  AXIS.flatMap((rate) => AXIS.map((size) => ({ rate, size, y: value(rate, size) })));

/** y = effect·(rate − size) + noise, η/B as in J17-1: with seeds that share nothing, a height and slope of their own, or skewed noise. */
const gridProcesses = (effect: number): Process<Grid>[] => [
  {
    name: `independent normal noise, effect ${effect} s.d.`,
    draw: (stream) => gridOf((rate, size) => effect * (rate - size) + stream.normal()),
  },
  {
    name: `common seed effects on height and slope, effect ${effect} s.d.`,
    draw: (stream) => {
      const [height, slope] = [3 * stream.normal(), effect + 0.5 * stream.normal()];
      return gridOf((rate, size) => height + slope * (rate - size) + stream.normal());
    },
  },
  {
    name: `skewed noise, effect ${effect} s.d.`,
    draw: (stream) => gridOf((rate, size) => effect * (rate - size) + skewedNoise(stream)),
  },
];
const GRIDS = [...gridProcesses(0), ...gridProcesses(0.7)];

const ratio = ({ rate, size }: Cell) => rate - size;
const rate = ({ rate: own }: Cell) => own;
const size = ({ size: own }: Cell) => own;
const y = ({ y: own }: Cell) => own;
const rho = (grid: Grid) => rankCorrelation(grid, ratio, y);
const strength = (grid: Grid, x: (cell: Cell) => number) => Math.abs(rankCorrelation(grid, x, y));
const margin = (grid: Grid) => strength(grid, ratio) - Math.max(strength(grid, rate), strength(grid, size));
const tau = (grid: Grid) => granulatedTau(grid, rate, size, y);
const exponents = (grid: Grid) => fitPlane(grid.map(rate), grid.map(size), grid.map(y));

const rankCases: CoverageCase[] = [
  {
    name: "mean over seeds of Spearman's ρ over 9 cells",
    of: rho,
    kind: rankStatistic(9),
    shown: 'claims J17-1, J17-2, J17-6, JI19-1, W18-4, W18-9',
  },
  {
    name: 'mean over seeds of |ρ| less the larger of two others',
    of: margin,
    kind: rankStatistic(9),
    shown: 'claim J17-1',
  },
  {
    name: "mean over seeds of Kendall's τ along an axis of 3, over 3 settings",
    of: tau,
    kind: { range: { low: -1, high: 1 }, step: 2 / 9 },
    shown: 'claims J17-2, JI19-1, JI19-2, FFM18-1; remarks of J17-6',
  },
].flatMap(({ name, of, kind, shown }, i) =>
  caseGrid({
    interval: `${name}, Student's with room for skewness`,
    shown,
    processes: GRIDS,
    seeds: SEEDS,
    ladder: LADDER,
    level: levelOfEach(1),
    measure: (grids, level) => measureOverSeeds(grids.map(of), level, kind),
    truth: (process) => expectationOf(process, of),
    mayOverCover: true,
    ...(i < 2 && { family: APPROXIMATE.gridRank }), // τ holds as it is
  }),
);

const exponentCases = caseGrid({
  interval: "mean over seeds of an exponent, or of a sum or difference of two, Student's",
  shown: 'claims CBS24, GAP26, J17-1, FFM18-1, W18-7, REGIMES',
  processes: gridProcesses(0.7),
  seeds: SEEDS,
  ladder: LADDER,
  level: levelOfEach(1),
  measure: (grids, level) =>
    measureOverSeeds(
      grids.map((grid) => exponents(grid).sum),
      level,
    ),
  truth: () => 0, // effect·(rate − size): equal and opposite
});

/** Values of one seed at five settings: for orders of five, for extremes and for single values. */
type Row = readonly number[];
const rowProcesses = (effect: number): Process<Row>[] => {
  const row = (value: (place: number) => number) => [-2, -1, 0, 1, 2].map(value);
  return [
    { name: `independent normal noise, effect ${effect} s.d.`, draw: (s) => row((i) => effect * i + s.normal()) },
    {
      name: `common seed effects on height and slope, effect ${effect} s.d.`,
      draw: (s) => {
        const [height, slope] = [2 * s.normal(), effect * (1 + 0.3 * s.normal())];
        return row((i) => height + slope * i + s.normal());
      },
    },
    { name: `long-tailed noise, effect ${effect} s.d.`, draw: (s) => row((i) => effect * i + heavyNoise(s)) },
  ];
};
const rhoOfRow = (row: Row) =>
  rankCorrelation(
    row.map((value, i) => ({ value, i })),
    ({ i }) => i,
    ({ value }) => value,
  );

const rowCases: CoverageCase[] = [
  ...[0, 0.5, 2].flatMap((effect) =>
    caseGrid({
      interval: "mean over seeds of Spearman's ρ over 5 settings, Student's with room for skewness",
      shown:
        'claims AB24-2, AP24-2, C21-1, C21-6, F20-1, F20-2, J18-2, M18-3, SM18-1, STAB24, W18-2, W18-3, W18-8, WARM24, WS23-1',
      processes: rowProcesses(effect),
      seeds: SEEDS,
      ladder: LADDER,
      level: levelOfEach(2),
      measure: (rows, level) => measureOverSeeds(rows.map(rhoOfRow), level, rankStatistic(5)),
      truth: (process) => expectationOf(process, rhoOfRow),
      mayOverCover: true,
    }),
  ),
  ...caseGrid({
    interval: "mean over seeds of the largest (smallest) over settings, Student's",
    shown:
      'claims AB24-1, AP24-1, AP24-2, D17-1, G19-1, LI18-1, M18-1, SAMEOS23, W18-1, W18-3, W18-8, WS23-1, WWS22-1, X20-1, Z18-1',
    processes: rowProcesses(0),
    seeds: SEEDS,
    ladder: LADDER,
    level: levelOfEach(2),
    measure: (rows, level) =>
      measureOverSeeds(
        rows.map((row) => Math.max(...row)),
        level,
      ),
    truth: (process) => expectationOf(process, (row) => Math.max(...row)),
    family: APPROXIMATE.extreme,
  }),
  ...caseGrid({
    interval: "mean over seeds of one number, Student's",
    shown:
      'claims AB24-2, AEOS22, AP24-1, C21-2 to C21-6, CF24, GAP26, H17-1, H17-3, J18-1, J18-3, K16-1, M18-2, MAL22, S20-6, SL17-2, SONG24, SPIKE25, SS22, ' +
      'STAB24, WARM24, WS23-1, Z18-3; cells of figures',
    processes: rowProcesses(0),
    seeds: SEEDS,
    ladder: LADDER,
    level: levelOfEach(1),
    measure: (rows, level) =>
      measureOverSeeds(
        rows.map(([first]) => first),
        level,
      ),
    truth: () => 0,
  }),
  ...caseGrid({
    interval: "geometric mean over seeds of a ratio, Student's of its logarithm",
    shown:
      'claims AB24-3, AB24-4, AEOS22, CAT20, GAP26, H17-2, J17-3b, J18-5, J18-6, LN21, M18-1, M18-4, MAL22, MAREK25, SPIKE25, STAB24, Z18-3; ' +
      'remarks of K16-2, K16-3 and LI18-2; cells of figures',
    processes: rowProcesses(0.5), // log of the last less log of the first: a seed's own height leaves, its slope stays
    seeds: SEEDS,
    ladder: LADDER,
    level: levelOfEach(4),
    measure: (rows, level) =>
      measureRatioOverSeeds(
        rows.map((row) => Math.exp(row[4] - row[0])),
        level,
      ),
    truth: () => Math.exp(2),
  }),
];

/** Share of 8 trials of one seed that come out; a seed's own chance may differ. */
const shareProcesses: Process<number>[] = [0.5, 0.9].flatMap((chance) => {
  const share = (stream: RandomStream, own: number) =>
    mean(Array.from({ length: 8 }, () => (stream.uniform() < own ? 1 : 0)));
  return [
    { name: `equal chance ${chance}`, draw: (stream: RandomStream) => share(stream, chance) },
    {
      name: `common seed effects on the chance, mean ${chance}`,
      draw: (stream: RandomStream) => share(stream, chance + 0.1 * (stream.uniform() < 0.5 ? -1 : 1)),
    },
  ];
});
const shareCases = caseGrid({
  interval: "mean over seeds of a share in [0, 1], Student's with room for skewness",
  shown: 'claims C21-3, W18-5, X20-1, J18-4, SONG24, SPIKE25, SS22',
  processes: shareProcesses,
  seeds: SEEDS,
  ladder: LADDER,
  level: levelOfEach(2),
  measure: (shares, level) => measureOverSeeds(shares, level, { range: { low: 0, high: 1 }, step: 1 / 8 }),
  truth: ({ name }) => Number(name.split(' ').at(-1)),
  mayOverCover: true,
});

type Pair = readonly [number, number];
const EFFECT = 0.8;
const pairProcesses: Process<Pair>[] = [
  { name: 'independent normal noise', draw: (s) => [EFFECT + s.normal(), s.normal()] },
  {
    name: 'common seed effects',
    draw: (s) => {
      const own = Math.sqrt(0.8) * s.normal();
      return [EFFECT + own + Math.sqrt(0.2) * s.normal(), own + Math.sqrt(0.2) * s.normal()];
    },
  },
  { name: 'skewed noise', draw: (s) => [EFFECT + skewedNoise(s), skewedNoise(s)] },
];
const inDeviations = (pairs: readonly Pair[]) =>
  mean(pairs.map(([a, b]) => a - b)) / standardDeviation(pairs.map(([, b]) => b));

const jackknifeCases = caseGrid({
  interval: 'difference of means in standard deviations between seeds, jackknife',
  shown: 'claims J18-6, L21-1, L21-3',
  processes: pairProcesses,
  seeds: [5, 12, 32],
  ladder: [12, 60, 200],
  level: levelOfEach(2),
  measure: (pairs, level) => measureJackknife(pairs, inDeviations, level),
  truth: () => EFFECT,
});

/** Equilibria of one seed over κ, as in L21-2: log of loss ÷ that of κ = 1 passes ½ log 2 between κ = 8 and 16. */
type Equilibria = Parameters<typeof onsetOf>[0][number];
const equilibria = (noise: () => number, shared: number): Equilibria =>
  SCALING_FACTORS.map((factor) => ({
    factor,
    seed: 0,
    trainLoss: Math.exp(0.03 * (factor - 1) + 0.05 * noise()),
    gradient: Math.exp(0.3 * noise() + shared),
    noise: 10 * Math.exp(0.2 * noise() + shared),
  }));
const boundCases = caseGrid({
  interval: 'crossing of a mean over seeds ÷ a ratio of means, jackknife of its logarithm',
  shown: 'claim L21-2',
  processes: [
    { name: 'independent lognormal noise', draw: (s) => equilibria(() => s.normal(), 0) },
    { name: 'common seed effects', draw: (s) => equilibria(() => s.normal(), 0.3 * s.normal()) },
  ],
  seeds: [4, 24],
  ladder: [4, 24, 120],
  level: levelOfEach(1),
  measure: (seeds, level) => measureJackknife(seeds, (of) => Math.log(onsetOf(of) / boundOf(of)), level),
  // the bound is E N/E G of lognormal values, of means e^(σ²/2); what N and G share leaves their ratio
  truth: () => Math.log(onsetOf([equilibria(() => 0, 0)])) - Math.log(10) - (0.2 ** 2 - 0.3 ** 2) / 2,
});

/** Intervals over seeds of a network claim. */
export const CLAIM_SEED_CASES: readonly CoverageCase[] = [
  ...rankCases,
  ...exponentCases,
  ...rowCases,
  ...shareCases,
  ...jackknifeCases,
  ...boundCases,
];
