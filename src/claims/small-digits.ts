import type { Activation } from '../engine/activations.ts';
import { stepsPerEpoch } from '../engine/batch-order.ts';
import type { Loss } from '../engine/network.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';

const DIGITS_LEARNING_RATE = 0.1;
export const BATCH_SIZE = 16;
const EXAMPLES = 500;
const HIDDEN = 16;
/** Weights and biases of 64-16-10. */
export const SMALL_DIGITS_PARAMETERS = (64 + 1) * HIDDEN + (HIDDEN + 1) * 10;

export interface SmallDigits {
  readonly name: string;
  readonly loss: Loss;
  readonly seeds: number;
  readonly epochs: number;
  readonly activation?: Activation;
}

/**
 * 500 digits of 8 × 8, 64-16-10, η = 0.1, B = 16: few enough parameters to measure full matrices.
 * With this η and B a run fits its data within 200 epochs under either loss.
 */
export const smallDigits = ({ name, loss, seeds, epochs, activation = 'tanh' }: SmallDigits) =>
  ({
    version: 1,
    name,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred' },
    model: { hidden: [HIDDEN], activation, loss, init: activation === 'relu' ? 'he' : 'lecun' },
    grid: { learningRates: [DIGITS_LEARNING_RATE], batchSizes: [BATCH_SIZE], seeds },
    budget: { kind: 'epochs', epochs },
    measure: { testPerDecade: 0, sharpnessPerDecade: 0 },
  }) satisfies SweepSpecInput;

/** Data and step of `smallDigits`, in words. */
export const SMALL_DIGITS = `on ${EXAMPLES} digits, η = ${DIGITS_LEARNING_RATE}, B = ${BATCH_SIZE}`;

export const stepOfEpoch = (epoch: number) => epoch * stepsPerEpoch(EXAMPLES, BATCH_SIZE);
