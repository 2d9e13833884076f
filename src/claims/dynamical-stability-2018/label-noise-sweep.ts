import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { countText } from '../number-text.ts';

const EXAMPLES = 300;
const WRONG = 0.3;
const EPOCHS = 400;
const FEWEST_STEPS = 4000;

interface LabelNoiseOptions {
  /** Number of test digits, with right labels; training does not depend on it. Default 0. */
  readonly testCount?: number;
  readonly momentum?: number;
}

/**
 * Digits of 8 × 8 with 30 % wrong labels, 64-32-32-32-10, tanh, small initial weights, squared error: hard enough to fit
 * for sharpness to rise to the edge.
 */
export const labelNoiseSetting = (trainCount: number, testCount = 0) =>
  ({
    dataset: {
      source: { kind: 'glyphs', side: 8 },
      trainCount,
      testCount,
      labelNoise: WRONG,
      standardise: 'centred',
    },
    model: { hidden: [32, 32, 32], activation: 'tanh', loss: 'squaredError', init: 'lecun', gain: 0.5 },
  }) satisfies Pick<SweepSpecInput, 'dataset' | 'model'>;

interface LabelNoiseGrid {
  readonly batchSizes: readonly number[];
  readonly learningRates: readonly number[];
  readonly seeds: number;
}

/** 300 such digits; one sweep per batch size, for 400 epochs or 4,000 steps, whichever is more. */
export const labelNoiseSweeps = (
  { batchSizes, learningRates, seeds }: LabelNoiseGrid,
  { testCount = 0, momentum = 0 }: LabelNoiseOptions = {},
): SweepSpecInput[] =>
  batchSizes.map((batchSize) => ({
    version: 1,
    name: `Sharpness at the end, B = ${batchSize}`,
    ...labelNoiseSetting(EXAMPLES, testCount),
    update: { momentum },
    grid: { learningRates: [...learningRates], batchSizes: [batchSize], seeds },
    budget: {
      kind: 'epochs',
      epochs: Math.max(EPOCHS, Math.ceil(FEWEST_STEPS / Math.floor(EXAMPLES / batchSize))),
    },
    measure: { testPerDecade: 0, sharpnessPerDecade: 0 },
  }));

/** Network and data, in words. */
export const labelNoiseText = (examples = EXAMPLES, network = '64-32-32-32-10, tanh') =>
  `MLP ${network}, squared error, on ${examples} digits with ${100 * WRONG} % wrong labels`;

/** Full batch and length of `labelNoiseSweeps`, also in words. */
export const LABEL_NOISE = {
  fullBatch: EXAMPLES,
  epochs: EPOCHS,
  budget: `${EPOCHS} epochs (at least ${countText(FEWEST_STEPS)} steps)`,
} as const;

export const EDGE_PITFALLS = [
  'SGD at small batches is still drifting towards flatter regions when the budget ends.',
  'Squared error is ½‖f − y‖² per example; 2/η depends on that ½.',
  'Diverged runs are left out and counted, which favours flat minima.',
] as const;
