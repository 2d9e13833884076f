import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measurePerSeed, type NetworkRun, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { PEAK_COST, peakOf, peakSweeps } from './peak-sweeps.ts';

const criteria: Criterion[] = [
  { name: 'log₂ of peak λ₁ ÷ initial λ₁', predicted: { low: 1, high: Number.POSITIVE_INFINITY } },
  { name: 'log₂ of peak λ₁ ÷ final λ₁', predicted: { low: 1, high: Number.POSITIVE_INFINITY } },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = runs.filter(({ outcome }) => outcome === 'budgetSpent');
  const peak = (run: NetworkRun) => Math.max(...run.sharpnessTrace.map(({ value }) => value));
  const over = (reference: (run: NetworkRun) => number) =>
    measurePerSeed(ended, (of) => mean(of.map((run) => log2(peak(run) / reference(run)))), level);
  const first = ended.filter(({ seed }) => seed === ended[0].seed);
  const rising = ended.filter((run) => Number.isNaN(peakOf(run).value)).length;
  return {
    measured: [over(({ sharpnessTrace }) => sharpnessTrace[0].value), over(({ sharpness }) => sharpness)],
    figure: {
      x: { label: 'epoch', scale: 'log' },
      y: { label: 'sharpness λ₁', scale: 'log' },
      series: first.map(({ learningRate, batchSize, stepsPerEpoch, sharpnessTrace }) => ({
        name: `η = ${learningRate}, B = ${batchSize}`,
        kind: 'measured',
        points: sharpnessTrace
          .filter(({ step, value }) => step > 0 && value > 0)
          .map(({ step, value }) => ({ x: step / stepsPerEpoch, y: value })),
      })),
    },
    remarks: rising > 0 ? [`${rising} of ${ended.length} runs were sharpest at the end; they count as they are.`] : [],
  };
}

/** J18-1. */
export const riseAndFall: Claim<readonly NetworkRun[]> = {
  id: 'J18-1',
  title: 'Sharpness first rises, then falls',
  source: { ...PAPERS.sharpestDirections, place: 'abstract', provenance: 'read' },
  statement: 'Under cross-entropy the sharpness rises early in training to a peak and falls again before the end.',
  symbols: 'max_t λ₁(t) ≥ 2 λ₁(0) and ≥ 2 λ₁(end)',
  experiment:
    'MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, 600 epochs: λ₁(t) for eight pairs (η, B); ' +
    'mean over the pairs of the logarithm of the ratios.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: PEAK_COST,
  pitfalls: [
    'The fall at the end is that of the loss: under cross-entropy the Hessian vanishes with the residuals.',
    'A peak is never below either end; the rule therefore asks for a factor of two, not for a sign.',
  ],
  perform: (size, context) => trainSweeps(peakSweeps(size), context),
  evidence,
};
