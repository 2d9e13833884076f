import { median } from '../math/statistics.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { NetworkRun } from './network-runs.ts';

export interface SpiralDescent {
  readonly learningRates: readonly number[];
  readonly seeds: number;
  readonly steps: number;
  readonly momentum?: number;
  readonly nesterov?: boolean;
  /** Default full batch. */
  readonly batchSizes?: readonly (number | 'full')[];
  readonly loss?: 'squaredError' | 'crossEntropy';
}

export const SPIRAL_EXAMPLES = 200;
/** Data of every spiral sweep, in words. */
export const SPIRAL = `on a two-armed spiral of ${SPIRAL_EXAMPLES} points`;
/** `spiralDescent` at its defaults, in words. */
export const SPIRAL_DESCENT = `MLP 2-32-32-2, tanh, squared error, ${SPIRAL}`;

/** Descent on a two-armed spiral of 200 points, 2-32-32-2, tanh, full batch and squared error; λ₁ every 3 % of steps. */
export const spiralDescent = ({
  learningRates,
  seeds,
  steps,
  momentum = 0,
  nesterov = false,
  batchSizes = ['full'],
  loss = 'squaredError',
}: SpiralDescent): SweepSpecInput => ({
  version: 1,
  name: 'Sharpness of full-batch descent',
  dataset: { source: { kind: 'spirals' }, trainCount: SPIRAL_EXAMPLES, testCount: 0, standardise: 'none' },
  model: { hidden: [32, 32], activation: 'tanh', loss },
  update: { momentum, nesterov },
  grid: { learningRates: [...learningRates], batchSizes: [...batchSizes], seeds },
  budget: { kind: 'steps', steps },
  measure: { testPerDecade: 0, sharpnessPerDecade: 80 },
});

/** Median of λ₁ over the last quarter of the steps, because it oscillates about the edge. */
export function lateSharpness({ sharpnessTrace, step }: NetworkRun): number {
  return median(sharpnessTrace.filter((sample) => sample.step >= 0.75 * step).map(({ value }) => value));
}
