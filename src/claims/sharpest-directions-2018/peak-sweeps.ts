import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimSize } from '../claim.ts';
import type { NetworkRun } from '../network-runs.ts';
import { spiralTraining } from './spiral-training.ts';

export const BASE_RATE = 0.1;
export const BASE_BATCH = 16;
const SEEDS: Record<ClaimSize, number> = { quick: 3, standard: 16, thorough: 60 };

/** MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, 600 epochs: over η at B = 16, over B at η = 0.1. */
export const peakSweeps = (size: ClaimSize): SweepSpecInput[] =>
  [
    { learningRates: [0.05, BASE_RATE, 0.2, 0.4], batchSizes: [BASE_BATCH] },
    { learningRates: [BASE_RATE], batchSizes: [2, 4, 8, 32] },
  ].map((grid) =>
    spiralTraining({
      name: 'Peak of the sharpness',
      grid: { ...grid, seeds: SEEDS[size] },
      epochs: 600,
      sharpnessPerDecade: 40,
    }),
  );

export const PEAK_COST = {
  quick: { seconds: 8, work: '8 cells × 3 seeds × 600 epochs' },
  standard: { seconds: 40, work: '8 cells × 16 seeds × 600 epochs' },
  thorough: { seconds: 160, work: '8 cells × 60 seeds × 600 epochs' },
} as const;

/** The largest λ₁ of a run and where it was; NaN at its last measurement, where it may still have been rising. */
export function peakOf({ sharpnessTrace, stepsPerEpoch }: NetworkRun): { value: number; epoch: number } {
  const peak = sharpnessTrace.reduce((a, b) => (b.value > a.value ? b : a));
  const passed = peak !== sharpnessTrace[sharpnessTrace.length - 1];
  return passed ? { value: peak.value, epoch: peak.step / stepsPerEpoch } : { value: Number.NaN, epoch: Number.NaN };
}
