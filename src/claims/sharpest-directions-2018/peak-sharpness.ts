import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, type NetworkRun, type RunNumber, rate, ratio, remarkIf } from '../network-runs.ts';
import { spanText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import {
  BASE_BATCH,
  BASE_RATE,
  PEAK_BATCHES,
  PEAK_EPOCHS,
  PEAK_EXPERIMENT,
  PEAK_RATES,
  peakOf,
} from './peak-sweeps.ts';
import { SPIRAL_TRAINING } from './spiral-training.ts';

const peak: RunNumber = (run) => peakOf(run).value;
const peakEpoch: RunNumber = (run) => peakOf(run).epoch;

/** Runs that passed their peak, over η and over B. */
function passedRuns(runs: readonly NetworkRun[]) {
  const passed = runs.filter((run) => run.outcome === 'budgetSpent' && Number.isFinite(peak(run)));
  return {
    runs,
    passed,
    overRate: passed.filter(({ batchSize }) => batchSize === BASE_BATCH),
    overBatch: passed.filter(({ learningRate }) => learningRate === BASE_RATE),
  };
}

export const peakSharpness = networkClaim({
  id: 'J18-2',
  title: 'Sharpness peaks lower and earlier with large steps or small batches',
  source: { ...PAPERS.sharpestDirections, place: 'abstract', provenance: 'read' },
  statement:
    'Early in training the sharpness rises to a peak, which is lower and comes sooner for a larger learning rate, and ' +
    'lower for a smaller batch.',
  symbols: 'max_t λ₁(t) falls with η, grows with B; argmax falls with η',
  experiment:
    `${SPIRAL_TRAINING}, ${PEAK_EPOCHS} epochs: λ₁(t) for η = ${spanText(PEAK_RATES)} at ` +
    `B = ${BASE_BATCH} and for B = ${PEAK_BATCHES} at η = ${BASE_RATE}.`,
  ...PEAK_EXPERIMENT,
  analyse: passedRuns,
  criteria: [
    {
      name: 'Spearman ρ of η and the peak of λ₁',
      predicted: { low: -1, high: -0.9 },
      measure: ({ overRate }, level) => measureRankCorrelation(overRate, rate, peak, level),
    },
    {
      name: 'Spearman ρ of B and the peak of λ₁',
      predicted: { low: 0.9, high: 1 },
      measure: ({ overBatch }, level) => measureRankCorrelation(overBatch, batch, peak, level),
    },
    {
      name: 'Spearman ρ of η and the epoch of the peak',
      predicted: { low: -1, high: -0.9 },
      measure: ({ overRate }, level) => measureRankCorrelation(overRate, rate, peakEpoch, level),
    },
  ],
  figure: ({ overRate, overBatch }) => ({
    x: { label: 'learning rate over batch size, η/B', scale: 'log' },
    y: { label: 'peak of λ₁ during training', scale: 'log' },
    series: [
      cellSeries(overRate, `over η at B = ${BASE_BATCH}`, { x: ratio, y: peak }),
      cellSeries(overBatch, `over B at η = ${BASE_RATE}`, { x: ratio, y: peak }),
    ],
  }),
  remarks({ runs, passed }) {
    const diverged = runs.filter(({ outcome }) => outcome === 'diverged').length;
    const rising = runs.length - diverged - passed.length;
    return [
      ...remarkIf(diverged > 0, `${diverged} of ${runs.length} runs diverged; they are left out.`),
      ...remarkIf(rising > 0, `${rising} of ${runs.length} runs were sharpest at the end; they are left out.`),
    ];
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Runs that end before their peak are left out and counted.',
    'λ₁ is measured at log-spaced steps, about 6 % apart, which limits the resolution of the peak.',
    'Under cross-entropy λ₁ decays once the fit is good, so the peak and not the end is compared.',
  ],
  differs:
    'The height of the peak agrees with the paper; its time does not. From η = 0.05 to 0.2 the peak comes ' +
    'sooner, at η = 0.4 it does not: there λ₁ soon reaches about 2/η and stays, and where on that plateau it is ' +
    'largest is a matter of chance. A smaller range of η would give the paper’s order; the rule was fixed for this one.',
});
