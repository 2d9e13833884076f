import { log2 } from '../../math/elementary.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import type { NetworkRun } from '../network-runs.ts';
import { fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureGridSlope } from './grid-slope.ts';
import { logRatesOf, NETWORK_EXAMPLES, type NetworkGridPlan, trainNetworkGrid } from './network-grid.ts';
import { testError, tuneNetworks } from './tuned-networks.ts';

const SMALLEST = 4;
/** B up to which η* is to grow in proportion, and from which test error is to grow. */
const CRITICAL = 16;
const PLANS: Record<ClaimSize, NetworkGridPlan & { steps: number; epochs: number }> = {
  quick: { batchSizes: [4, 16, 64, NETWORK_EXAMPLES], perOctave: 1, seeds: 8, steps: 1200, epochs: 40 },
  standard: { batchSizes: [4, 8, 16, 32, 64, 128, NETWORK_EXAMPLES], perOctave: 2, seeds: 12, steps: 2000, epochs: 40 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, 128, NETWORK_EXAMPLES], perOctave: 4, seeds: 20, steps: 4000, epochs: 60 },
};

const criteria: Criterion[] = [
  {
    name: `equal epochs: log₂ of tuned test error at B = ${CRITICAL} ÷ that at ${SMALLEST} (flat)`,
    predicted: { low: -1, high: 1 },
  },
  {
    name: `equal epochs: Spearman ρ of B and tuned test error for B ≥ ${CRITICAL} (then worse)`,
    predicted: { low: 0.9, high: 1 },
    approximate: APPROXIMATE.dataSetRank,
  },
  { name: `equal steps: slope of log₂ η* against log₂ B for B ≤ ${CRITICAL}`, predicted: { low: 0.8, high: 1.2 } },
  { name: `equal steps: the same for B > ${CRITICAL} (constant)`, predicted: { low: -0.5, high: 0.5 } },
  {
    name: 'equal steps: Spearman ρ of B and tuned test error',
    predicted: { low: 0.9, high: 1 },
    approximate: APPROXIMATE.dataSetRank,
  },
  {
    name: `equal steps: log₂ of tuned test error of the full batch ÷ that at B = ${SMALLEST}`,
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  },
  {
    name: 'equal steps: log₂ of its training loss ÷ that at the smallest batch',
    predicted: { low: Number.NEGATIVE_INFINITY, high: 0 },
  },
];

interface SecondTaskTraces {
  readonly perOctave: number;
  /** Runs of equal steps and of equal epochs. */
  readonly steps: readonly NetworkRun[];
  readonly epochs: readonly NetworkRun[];
}

type Tuned = ReturnType<typeof tuneNetworks>;

function curve(name: string, { batchSizes, tuned }: Tuned): FigureSeries {
  const points = batchSizes.map((x) => {
    const { estimate, low, high } = measureOverSeeds(tuned(x, testError), 0.95);
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind: 'measured', points };
}

/** Batch sizes whose best η is the first or last of those tried: the true optimum may lie beyond. */
function edgeRemarks(budget: string, { batchSizes, logRate }: Tuned, perOctave: number): string[] {
  return batchSizes.flatMap((size) => {
    const rates = logRatesOf(size, perOctave);
    const isEdge = [rates[0], rates[rates.length - 1]].some((edge) => Math.abs(edge - logRate(size)) < 0.01);
    return isEdge ? [`B = ${size}, equal ${budget}: the best η is at the edge of those tried.`] : [];
  });
}

function evidence({ perOctave, ...runs }: SecondTaskTraces): Evidence {
  const level = levelOfEach(criteria.length);
  const [steps, epochs] = [runs.steps, runs.epochs].map(tuneNetworks);
  const { batchSizes } = steps;
  const slope = (sizes: readonly number[]) =>
    measureGridSlope(
      steps.units.map((place) => sizes.map((size) => steps.logRate(size, [place]))),
      { x: sizes.map(log2), spacing: 1 / perOctave, level },
    );
  const upTo = batchSizes.filter((size) => size <= CRITICAL);
  const from = batchSizes.filter((size) => size >= CRITICAL);
  return {
    measured: [
      epochs.logRatio(CRITICAL, SMALLEST, testError, level),
      epochs.rankCorrelation(from, level),
      slope(upTo),
      slope(batchSizes.filter((size) => size > CRITICAL)),
      steps.rankCorrelation(batchSizes, level),
      steps.logRatio(NETWORK_EXAMPLES, SMALLEST, testError, level),
      steps.logRatio(NETWORK_EXAMPLES, SMALLEST, ({ trainLoss }) => trainLoss, level),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'test error at the best learning rate', scale: 'log' },
      series: [curve('equal steps', steps), curve('equal epochs', epochs)],
    },
    remarks: [
      `Best log₂ η at equal steps: ${batchSizes.map((size) => `${fixedText(steps.logRate(size), 1)} at B = ${size}`).join(', ')}.`,
      ...edgeRemarks('steps', steps, perOctave),
      ...edgeRemarks('epochs', epochs, perOctave),
    ],
  };
}

/** S20-6. */
export const secondTask: Claim<SecondTaskTraces> = {
  id: 'S20-6',
  title: 'The same two regimes and the same benefit of noise on another task',
  source: { ...PAPERS.noiseBenefit, place: 'further architectures and data sets', provenance: 'recalled' },
  statement:
    'On other tasks too, tuned test error is flat in B and then worse at equal epochs, the best learning rate grows in ' +
    'proportion to B and then not at all, and at equal steps large batches fit better and test worse.',
  symbols: 'S20-1 to S20-3 on a classification network',
  experiment:
    'MLP 64-16-16-16-10, ReLU, cross-entropy, on 256 digits; η tuned for every B, constant and then down to 0: test error on ' +
    '2,000 digits at equal epochs and at equal steps.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '4 B × 5 η × 8 seeds, 1,200 steps and 40 epochs' },
    standard: { seconds: 55, work: '7 B × 9 η × 12 seeds, 2,000 steps and 40 epochs' },
    thorough: { seconds: 400, work: '7 B × 17 η × 20 seeds, 4,000 steps and 60 epochs' },
  },
  amended: [
    {
      date: '2026-11-28',
      why:
        'Slopes and rank correlations are now means over seeds of those of each seed, with Student’s interval; before, they ' +
        'were those of averages over seeds with a bootstrap of eight, which is too narrow (ρ = 1 [1, 1]). “Constant” is now ' +
        'a slope within ±0.5; before, any fall of η* passed as constant.',
    },
  ],
  pitfalls: [
    'η is tuned anew for every batch size; an optimum at the edge of those tried is named.',
    'A grid knows the best η to half its spacing, whatever the number of seeds; the intervals of the slopes include that.',
    'Where training makes too few steps at small B, their test error is that of unfinished training, not of noise.',
    'Differences between batch sizes are small against those between seeds: this needs many seeds.',
  ],
  differs:
    'Every direction is that of the paper: test error is flat up to B = 16 and then grows, at equal steps too, where the ' +
    'full batch fits its data far better; the best η grows with B and then less. What stays open are the strict ' +
    'parts. Tuned test errors of neighbouring batch sizes differ by a hundredth or less, as much as seeds do, so that the ' +
    'rank correlation of one seed is often below 0.9; and a grid of whole octaves knows a slope over two octaves to ' +
    'a half at best, while the rule asks for a fifth.',
  async perform(size, context) {
    const { steps, epochs, ...plan } = PLANS[size];
    const half = (first: number) => ({
      ...context,
      onProgress: (fraction: number) => context.onProgress((first + fraction) / 2),
    });
    return {
      perOctave: plan.perOctave,
      steps: await trainNetworkGrid(plan, { kind: 'steps', steps }, half(0)),
      epochs: await trainNetworkGrid(plan, { kind: 'epochs', epochs }, half(1)),
    };
  },
  evidence,
};
