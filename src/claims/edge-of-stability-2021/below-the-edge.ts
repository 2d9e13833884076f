import { distinct } from '../../math/distinct.ts';
import { log2 } from '../../math/elementary.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, sizesText, workText } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { type LateRun, lateRuns, learnedRuns, unlearnedRemarks } from '../late-sharpness.ts';
import {
  batch,
  endedRuns,
  measurePerSeed,
  type NetworkRun,
  outcomeRemarks,
  partOf,
  sharpness,
  trainSweeps,
} from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { SPIRAL, SPIRAL_EXAMPLES, spiralDescent } from '../spiral-descent.ts';

/** η with squared error, whose 2/η = 20 gradient descent reaches … */
const RATE = 0.1;
/** … and with cross-entropy: 2/η = 5 is between the initial sharpness and the largest attainable. */
const ENTROPY_RATE = 0.4;
const DESIGN = {
  quick: { batchSizes: [8, 32, SPIRAL_EXAMPLES], seeds: 6, steps: 6000 },
  standard: { batchSizes: [4, 8, 16, 32, 64, SPIRAL_EXAMPLES], seeds: 12, steps: 10_000 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, SPIRAL_EXAMPLES], seeds: 50, steps: 20_000 },
};

interface OtherDescents {
  /** Full batch, cross-entropy. */
  readonly entropy: readonly NetworkRun[];
  /** Over B, squared error. */
  readonly squared: readonly LateRun[];
}

const peak = ({ sharpnessTrace }: NetworkRun) => Math.max(...sharpnessTrace.map(({ value }) => value));

/** Smallest of log₂ λ₁(GD)/λ₁(SGD) over B; NaN without gradient descent or without SGD. */
function leastGap(runs: readonly LateRun[]): number {
  const descent = runs.find(({ batchSize }) => batchSize === SPIRAL_EXAMPLES)?.sharpness ?? Number.NaN;
  const others = runs.filter(({ batchSize }) => batchSize < SPIRAL_EXAMPLES);
  return others.length > 0 ? Math.min(...others.map((run) => log2(descent / run.sharpness))) : Number.NaN;
}

export const belowTheEdge = networkClaim({
  id: 'C21-6',
  title: 'Below the edge: cross-entropy at its end, and SGD',
  source: { ...PAPERS.edgeOfStability, place: 'cross-entropy; stochastic gradient descent', provenance: 'recalled' },
  statement:
    'Under cross-entropy the sharpness falls at the end of training, and that of SGD stays below that of gradient descent, the ' +
    'lower the smaller the batch.',
  symbols: 'cross-entropy: λ₁(end) ≤ ½ max λ₁(t); squared error: λ₁(B) < λ₁(n), growing with B',
  experiment:
    `MLP 2-32-32-2, tanh, ${SPIRAL}, ${sizesText(DESIGN, ({ steps }) => steps, 'steps')}: full batch with cross-entropy at ` +
    `η = ${ENTROPY_RATE}; squared error at η = ${RATE} over B, median λ₁ over the last quarter.`,
  design: DESIGN,
  seconds: { quick: 10, standard: 33, thorough: 300 },
  work: ({ batchSizes, seeds, steps }) => workText({ cells: 1 + batchSizes.length, seeds, steps }),
  sweeps: ({ batchSizes, seeds, steps }) => [
    spiralDescent({ learningRates: [ENTROPY_RATE], seeds, steps, loss: 'crossEntropy' }),
    spiralDescent({ learningRates: [RATE], batchSizes, seeds, steps }),
  ],
  perform: async ([entropy, squared], context): Promise<OtherDescents> => ({
    entropy: await trainSweeps([entropy], partOf(context, 0, 0.5)),
    squared: await lateRuns([squared], partOf(context, 0.5, 1)),
  }),
  analyse: (runs) => ({
    ...runs,
    ended: endedRuns(runs.entropy, 'budgetSpent'),
    learned: learnedRuns(runs.squared),
  }),
  criteria: [
    {
      name: 'cross-entropy: log₂ of peak λ₁ ÷ final λ₁ of gradient descent',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: ({ ended }, level) => measurePerSeed(ended, ([run]) => log2(peak(run) / run.sharpness), level),
    },
    {
      name: 'squared error: smallest log₂ of late λ₁ of gradient descent ÷ that of SGD over B',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      approximate: APPROXIMATE.extreme,
      measure: ({ learned }, level) => measurePerSeed(learned, leastGap, level),
    },
    {
      name: 'squared error: Spearman ρ of B and late λ₁',
      predicted: { low: 0, high: 1 },
      measure: ({ learned }, level) => measureRankCorrelation(learned, batch, sharpness, level),
    },
  ],
  figure: ({ ended, learned }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'sharpness λ₁', scale: 'log' },
    series: [
      cellSeries(learned, 'squared error, late', { x: batch, y: sharpness }),
      cellSeries(ended, 'cross-entropy, peak', { x: batch, y: peak }),
      cellSeries(ended, 'cross-entropy, end', { x: batch, y: sharpness }),
      {
        name: `2/η, squared error`,
        kind: 'predicted',
        points: distinct(learned.map(batch)).map((x) => ({ x, y: 2 / RATE })),
      },
    ],
  }),
  remarks: ({ entropy, squared }) => [...outcomeRemarks(entropy, 'budgetSpent'), ...unlearnedRemarks(squared)],
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'A peak is never below the end; the rule therefore requires a factor of two, not a sign.',
    'At equal steps and η all batch sizes have had the same time ηt, but not the same loss.',
    'Under cross-entropy λ₁ falls with the loss, so it says little about the flatness of the minimum.',
  ],
});
