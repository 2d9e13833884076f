import { type NetworkExperiment, workText } from '../define-claim.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';
import { spanText } from '../number-text.ts';
import { spiralTraining } from './spiral-training.ts';

export const BASE_RATE = 0.1;
export const BASE_BATCH = 16;
export const PEAK_EPOCHS = 600;
export const PEAK_RATES = [0.05, BASE_RATE, 0.2, 0.4];
const OTHER_BATCHES = [2, 4, 8, 32];
const GRIDS = [
  { learningRates: PEAK_RATES, batchSizes: [BASE_BATCH] },
  { learningRates: [BASE_RATE], batchSizes: OTHER_BATCHES },
];
const CELLS = PEAK_RATES.length + OTHER_BATCHES.length;

/** MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, 600 epochs: over η at B = 16, over B at η = 0.1. */
export const PEAK_EXPERIMENT: NetworkExperiment<{ readonly seeds: number }, readonly NetworkRun[]> = {
  design: { quick: { seeds: 3 }, standard: { seeds: 16 }, thorough: { seeds: 60 } },
  seconds: { quick: 8, standard: 40, thorough: 160 },
  work: ({ seeds }) => workText({ cells: CELLS, seeds, epochs: PEAK_EPOCHS }),
  sweeps: ({ seeds }) =>
    GRIDS.map((grid) =>
      spiralTraining({
        name: 'Peak of the sharpness',
        grid: { ...grid, seeds },
        epochs: PEAK_EPOCHS,
        sharpnessPerDecade: 40,
      }),
    ),
  perform: trainSweeps,
};

/** All B, in words. */
export const PEAK_BATCHES = spanText(OTHER_BATCHES);

/** The largest λ₁ of a run and its step; NaN if that is the last measurement, where it may still be rising. */
export function peakOf({ sharpnessTrace, stepsPerEpoch }: NetworkRun): { value: number; epoch: number } {
  const peak = sharpnessTrace.reduce((a, b) => (b.value > a.value ? b : a));
  const passed = peak !== sharpnessTrace[sharpnessTrace.length - 1];
  return passed ? { value: peak.value, epoch: peak.step / stepsPerEpoch } : { value: Number.NaN, epoch: Number.NaN };
}
