import { log2 } from '../../math/elementary.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { type LateRun, lateRuns, learnedRuns, unlearnedRemarks } from '../late-sharpness.ts';
import {
  batch,
  cellSeries,
  measurePerSeed,
  type NetworkRun,
  networkRuns,
  outcomeRemarks,
  sharpness,
} from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { spiralDescent } from '../spiral-descent.ts';

const EXAMPLES = 200;
/** η with squared error, where 2/η = 20 is reached by gradient descent … */
const RATE = 0.1;
/** … and with cross-entropy: 2/η = 5 lies between the sharpness at the start and the largest there would be. */
const ENTROPY_RATE = 0.4;
const PLANS: Record<ClaimSize, { batchSizes: number[]; seeds: number; steps: number }> = {
  quick: { batchSizes: [8, 32, EXAMPLES], seeds: 6, steps: 6000 },
  standard: { batchSizes: [4, 8, 16, 32, 64, EXAMPLES], seeds: 12, steps: 10_000 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, EXAMPLES], seeds: 50, steps: 20_000 },
};

const criteria: Criterion[] = [
  {
    name: 'cross-entropy: log₂ of peak λ₁ ÷ final λ₁ of gradient descent',
    predicted: { low: 1, high: Number.POSITIVE_INFINITY },
  },
  {
    name: 'squared error: smallest log₂ of late λ₁ of gradient descent ÷ that of SGD over B',
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.extreme,
  },
  { name: 'squared error: Spearman ρ of B and late λ₁', predicted: { low: 0, high: 1 } },
];

interface OtherDescents {
  /** Full batch, cross-entropy. */
  readonly entropy: readonly NetworkRun[];
  /** Over B, squared error. */
  readonly squared: readonly LateRun[];
}

const peak = ({ sharpnessTrace }: NetworkRun) => Math.max(...sharpnessTrace.map(({ value }) => value));

/** Smallest of log₂ λ₁(GD)/λ₁(SGD) over B; NaN without gradient descent or without SGD. */
function leastGap(runs: readonly LateRun[]): number {
  const descent = runs.find(({ batchSize }) => batchSize === EXAMPLES)?.sharpness ?? Number.NaN;
  const others = runs.filter(({ batchSize }) => batchSize < EXAMPLES);
  return others.length > 0 ? Math.min(...others.map((run) => log2(descent / run.sharpness))) : Number.NaN;
}

function evidence({ entropy, squared }: OtherDescents): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = entropy.filter((run) => run.outcome === 'budgetSpent' && run.sharpness > 0);
  const learned = learnedRuns(squared);
  return {
    measured: [
      measurePerSeed(ended, ([run]) => log2(peak(run) / run.sharpness), level),
      measurePerSeed(learned, leastGap, level),
      measureRankCorrelation(learned, batch, sharpness, level),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'sharpness λ₁', scale: 'log' },
      series: [
        cellSeries(learned, 'squared error, late', batch, sharpness),
        cellSeries(ended, 'cross-entropy, peak', batch, peak),
        cellSeries(ended, 'cross-entropy, end', batch, sharpness),
        {
          name: `2/η, squared error`,
          kind: 'predicted',
          points: [...new Set(learned.map(batch))].map((x) => ({ x, y: 2 / RATE })),
        },
      ],
    },
    remarks: [...outcomeRemarks(entropy, 'budgetSpent'), ...unlearnedRemarks(squared)],
  };
}

async function perform(size: ClaimSize, context: ClaimContext): Promise<OtherDescents> {
  const { batchSizes, seeds, steps } = PLANS[size];
  const { laboratory, signal, onProgress } = context;
  const half = (from: number) => ({ signal, onProgress: (fraction: number) => onProgress(from + fraction / 2) });
  const entropySpec = spiralDescent({ learningRates: [ENTROPY_RATE], seeds, steps, loss: 'crossEntropy' });
  const entropy = networkRuns(await laboratory.sweep(entropySpec, half(0)));
  const squaredSpec = spiralDescent({ learningRates: [RATE], batchSizes, seeds, steps });
  return { entropy, squared: await lateRuns([squaredSpec], { ...context, ...half(0.5) }) };
}

/** C21-6. */
export const belowTheEdge: Claim<OtherDescents> = {
  id: 'C21-6',
  title: 'Below the edge: cross-entropy at its end, and SGD',
  source: { ...PAPERS.edgeOfStability, place: 'cross-entropy; stochastic gradient descent', provenance: 'recalled' },
  statement:
    'Under cross-entropy the sharpness falls at the end of training, and that of SGD stays below that of gradient descent, the ' +
    'lower the smaller the batch.',
  symbols: 'cross-entropy: λ₁(end) ≤ ½ max λ₁(t); squared error: λ₁(B) < λ₁(n), growing with B',
  experiment:
    'MLP 2-32-32-2, tanh, on a two-armed spiral of 200 points, 10,000 steps (quick: 6,000): full batch with cross-entropy at ' +
    'η = 0.4; squared error at η = 0.1 over B, median λ₁ over the last quarter.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '4 cells × 6 seeds × 6,000 steps' },
    standard: { seconds: 33, work: '7 cells × 12 seeds × 10,000 steps' },
    thorough: { seconds: 300, work: '7 cells × 50 seeds × 20,000 steps' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'A peak is never below the end; the rule therefore asks for a factor of two, not for a sign.',
    'At equal steps and η all batch sizes have had the same time ηt, but not the same loss.',
    'Under cross-entropy λ₁ falls with the loss, so that it says little about where the minimum is flat.',
  ],
  perform,
  evidence,
};
