import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { networkClaim } from '../define-claim.ts';
import { firstSeed, measurePerSeed, type NetworkRun, type RunNumber, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { PEAK_EPOCHS, PEAK_EXPERIMENT, peakOf } from './peak-sweeps.ts';
import { SPIRAL_TRAINING } from './spiral-training.ts';

/** log₂ of the largest λ₁ of a run ÷ another λ₁ of it, averaged over runs. */
const measureRise = (runs: readonly NetworkRun[], reference: RunNumber, level: number) =>
  measurePerSeed(
    runs,
    (of) => mean(of.map((run) => log2(Math.max(...run.sharpnessTrace.map(({ value }) => value)) / reference(run)))),
    level,
  );

export const riseAndFall = networkClaim({
  id: 'J18-1',
  title: 'Sharpness first rises, then falls',
  source: { ...PAPERS.sharpestDirections, place: 'abstract', provenance: 'read' },
  statement: 'Under cross-entropy the sharpness rises early in training to a peak and falls again before the end.',
  symbols: 'max_t λ₁(t) ≥ 2 λ₁(0) and ≥ 2 λ₁(end)',
  experiment:
    `${SPIRAL_TRAINING}, ${PEAK_EPOCHS} epochs: λ₁(t) for eight pairs (η, B); ` +
    'mean over the pairs of the logarithm of the ratios.',
  ...PEAK_EXPERIMENT,
  analyse: (runs) => runs.filter(({ outcome }) => outcome === 'budgetSpent'),
  criteria: [
    {
      name: 'log₂ of peak λ₁ ÷ initial λ₁',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: (ended, level) => measureRise(ended, ({ sharpnessTrace }) => sharpnessTrace[0].value, level),
    },
    {
      name: 'log₂ of peak λ₁ ÷ final λ₁',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: (ended, level) => measureRise(ended, ({ sharpness }) => sharpness, level),
    },
  ],
  figure: (ended) => ({
    x: { label: 'epoch', scale: 'log' },
    y: { label: 'sharpness λ₁', scale: 'log' },
    series: firstSeed(ended).map(({ learningRate, batchSize, stepsPerEpoch, sharpnessTrace }) => ({
      name: `η = ${learningRate}, B = ${batchSize}`,
      kind: 'measured',
      points: sharpnessTrace
        .filter(({ step, value }) => step > 0 && value > 0)
        .map(({ step, value }) => ({ x: step / stepsPerEpoch, y: value })),
    })),
  }),
  remarks(ended) {
    const rising = ended.filter((run) => Number.isNaN(peakOf(run).value)).length;
    return remarkIf(rising > 0, `${rising} of ${ended.length} runs were sharpest at the end; they count as they are.`);
  },
  pitfalls: [
    'The fall at the end follows the loss: under cross-entropy the Hessian vanishes with the residuals.',
    'A peak is never below either end; the rule therefore requires a factor of two, not a sign.',
  ],
});
