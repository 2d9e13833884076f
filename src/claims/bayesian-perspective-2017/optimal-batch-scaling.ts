import { log2 } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { meanPoint } from '../figure-points.ts';
import { measureEach } from '../measure.ts';
import { trainEach } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  BATCH_PITFALLS,
  BATCH_SETTING,
  type BatchRun,
  batchRuns,
  batchSweep,
  divergedRemark,
} from './optimal-batch.ts';

/** Values along one axis, with the batch sizes among which the best is found at each. */
export interface Ladder {
  readonly values: readonly number[];
  readonly batchSizes: readonly number[];
}
const EXAMPLES = 500;
export const RATES: Ladder = {
  values: [0.05, 0.1, 0.2, 0.4, 0.8],
  batchSizes: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64],
};
const LEARNING_RATE = 0.2;
export const COUNTS: Ladder = {
  values: [125, 250, 500, 1000, 2000],
  batchSizes: [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96],
};

/** One seed: its runs over ε at N = 500, and over N at ε = 0.2. */
export interface ScalingSeed {
  readonly rates: readonly BatchRun[];
  readonly counts: readonly BatchRun[];
}

/** Place of the batch size with the best test accuracy; the smallest of equals. */
function bestPlace(runs: readonly BatchRun[], { batchSizes }: Ladder): number {
  const accuracies = batchSizes.map((size) => runs.find(({ batchSize }) => batchSize === size)?.accuracy ?? Number.NaN);
  return accuracies.some(Number.isNaN) ? -1 : accuracies.indexOf(Math.max(...accuracies));
}

type Axis = 'learningRate' | 'examples';

/** Places of the best batch sizes of one seed along a ladder. */
const bestPlaces = (runs: readonly BatchRun[], axis: Axis, ladder: Ladder) =>
  ladder.values.map((value) =>
    bestPlace(
      runs.filter((run) => run[axis] === value),
      ladder,
    ),
  );

const logBest = (place: number, { batchSizes }: Ladder) => (place < 0 ? Number.NaN : log2(batchSizes[place]));

/** Half of the wider gap, in octaves, beside a batch size of a ladder: what the grid may hide of the best one. */
function halfGap(place: number, { batchSizes }: Ladder): number {
  const gaps = [place - 1, place]
    .filter((i) => i >= 0 && i + 1 < batchSizes.length)
    .map((i) => log2(batchSizes[i + 1] / batchSizes[i]));
  return Math.max(...gaps) / 2;
}

/**
 * Slope of log₂ B_opt against the log₂ of an axis, mean over seeds with Student's interval. Both ends are moved out by what the grid may hide:
 * Σ|dᵢ|hᵢ/Σdᵢ², d the deviations of the axis and h the half gaps beside the optima, mean over seeds.
 */
export function measureScaling(
  seeds: readonly (readonly BatchRun[])[],
  axis: Axis,
  ladder: Ladder,
  level: number,
): Measured {
  const x = ladder.values.map(log2);
  const deviations = x.map((value) => value - mean(x));
  const squares = deviations.reduce((sum, d) => sum + d * d, 0);
  const places = seeds.map((runs) => bestPlaces(runs, axis, ladder));
  const measured = measureEach(
    places,
    (own) =>
      fitLine(
        x,
        own.map((place) => logBest(place, ladder)),
      ).slope,
    level,
  );
  const irreducible = mean(
    places.map(
      (own) => own.reduce((sum, place, i) => sum + Math.abs(deviations[i]) * halfGap(place, ladder), 0) / squares,
    ),
  );
  return { ...measured, low: measured.low - irreducible, high: measured.high + irreducible, irreducible };
}

function edgeRemark(seeds: readonly (readonly BatchRun[])[], axis: Axis, ladder: Ladder): string[] {
  const places = seeds.flatMap((runs) => bestPlaces(runs, axis, ladder));
  const atEdge = places.filter((place) => place === 0 || place === ladder.batchSizes.length - 1).length;
  const what = axis === 'examples' ? 'N' : 'ε';
  return atEdge === 0
    ? []
    : [`Over ${what}: ${atEdge} of ${places.length} best batch sizes are at the edge of those tried.`];
}

const optimumSeries = (
  name: string,
  seeds: readonly (readonly BatchRun[])[],
  axis: Axis,
  ladder: Ladder,
): FigureSeries => ({
  name,
  kind: 'measured',
  points: ladder.values.map((value, i) =>
    meanPoint(value / ladder.values[0], seeds, (runs) => logBest(bestPlaces(runs, axis, ladder)[i], ladder)),
  ),
});

const ratesOf = (seeds: readonly ScalingSeed[]) => seeds.map(({ rates }) => rates);
const countsOf = (seeds: readonly ScalingSeed[]) => seeds.map(({ counts }) => counts);

const seedSweeps = (seed: number) => [
  batchSweep({ seed, examples: EXAMPLES, learningRates: RATES.values, batchSizes: RATES.batchSizes }),
  ...COUNTS.values.map((examples) =>
    batchSweep({ seed, examples, learningRates: [LEARNING_RATE], batchSizes: COUNTS.batchSizes }),
  ),
];
const SWEEPS_OF_SEED = 1 + COUNTS.values.length;

export const optimalBatchScaling = networkClaim({
  id: 'SL17-3',
  title: 'The optimum batch size is proportional to the learning rate and to the number of examples',
  source: { ...PAPERS.bayesianPerspective, place: 'abstract; optimum batch size against ε and N', provenance: 'read' },
  statement:
    'The batch size with the best test accuracy grows in proportion to the learning rate and in proportion to the number ' +
    'of training examples.',
  symbols: 'B_opt ∝ εN',
  experiment:
    `${BATCH_SETTING}: the best B over ε = ${RATES.values.join(', ')} at N = ${EXAMPLES}, and over ` +
    `N = ${COUNTS.values.join(', ')} at ε = ${LEARNING_RATE}.`,
  design: { quick: { seeds: 5 }, standard: { seeds: 30 }, thorough: { seeds: 140 } },
  seconds: { quick: 9, standard: 48, thorough: 220 },
  work: ({ seeds }) =>
    `${workText({ B: RATES.batchSizes, ε: RATES.values, seeds })}; ` +
    `${workText({ B: COUNTS.batchSizes, N: COUNTS.values, seeds })}`,
  sweeps: ({ seeds }) => Array.from({ length: seeds }, (_, seed) => seedSweeps(seed)).flat(),
  async perform(sweeps, context): Promise<readonly ScalingSeed[]> {
    const runs = await trainEach(sweeps, context, batchRuns);
    return Array.from({ length: context.design.seeds }, (_, seed) => {
      const [rates, ...counts] = runs.slice(seed * SWEEPS_OF_SEED, (seed + 1) * SWEEPS_OF_SEED);
      return { rates, counts: counts.flat() };
    });
  },
  criteria: [
    {
      name: 'slope of log₂ B_opt against log₂ ε',
      predicted: { low: 0.65, high: 1.35 },
      measure: (seeds, level) => measureScaling(ratesOf(seeds), 'learningRate', RATES, level),
    },
    {
      name: 'slope of log₂ B_opt against log₂ N',
      predicted: { low: 0.65, high: 1.35 },
      measure: (seeds, level) => measureScaling(countsOf(seeds), 'examples', COUNTS, level),
    },
  ],
  figure: (seeds) => ({
    x: { label: 'ε or N ÷ its smallest value', scale: 'log' },
    y: { label: 'log₂ of the best batch size, mean over seeds', scale: 'linear' },
    series: [
      optimumSeries(`over ε, N = ${EXAMPLES}`, ratesOf(seeds), 'learningRate', RATES),
      optimumSeries(`over N, ε = ${LEARNING_RATE}`, countsOf(seeds), 'examples', COUNTS),
    ],
  }),
  remarks: (seeds) => [
    ...edgeRemark(ratesOf(seeds), 'learningRate', RATES),
    ...edgeRemark(countsOf(seeds), 'examples', COUNTS),
    ...divergedRemark(seeds.map(({ rates, counts }) => [...rates, ...counts])),
  ],
  pitfalls: [
    ...BATCH_PITFALLS,
    'The best batch size of one seed is noisy where the peak is flat; the same grid of B serves all ε, so that noise pulls the slope towards 0 and cannot make it 1.',
    'A grid resolves the best batch size to half its spacing, whatever the number of seeds; the intervals include that.',
    'All N take the same number of steps at one ε, so that larger N are trained for fewer epochs.',
  ],
});
