import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { type NetworkExperiment, workText } from '../define-claim.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';

/** Training loss at which all runs are compared: sharpness under cross-entropy falls with the loss. */
export const TARGET_LOSS = 0.05;

interface MatchedLossSweep {
  readonly name: string;
  readonly grid: SweepSpecInput['grid'];
  readonly testCount?: number;
  /** Loss evaluations per factor of ten in steps, which limits how closely runs are matched. */
  readonly trainPerDecade?: number;
}

const EXAMPLES = 500;
/** 64-32-32-32-10 on 500 digits of 8 × 8, cross-entropy, plain SGD, until the full training loss is at most 0.05. */
export const matchedLossSweep = ({ name, grid, testCount = 0, trainPerDecade = 48 }: MatchedLossSweep) =>
  ({
    version: 1,
    name,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount, standardise: 'centred' },
    model: { hidden: [32, 32, 32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    grid,
    budget: { kind: 'untilLoss', loss: TARGET_LOSS, maxEpochs: 1500 },
    measure: { trainPerDecade, testPerDecade: 0, sharpnessPerDecade: 0 },
  }) as const satisfies SweepSpecInput;

/** `matchedLossSweep` in words: setting and stopping rule. */
export const MATCHED_LOSS = `MLP 64-32-32-32-10, ReLU, cross-entropy, on ${EXAMPLES} digits`;
export const UNTIL_LOSS = `until training loss ${TARGET_LOSS}`;

interface RatioDesign {
  readonly learningRates: number[];
  readonly batchSizes: number[];
  readonly seeds: number;
}
const FINE_BATCHES = [4, 8, 16, 32, 64];
export const RATIO_TEST_DIGITS = 2000;

/** The grid of η and B that the claims on η/B share. */
export const RATIO_EXPERIMENT: NetworkExperiment<RatioDesign, readonly NetworkRun[]> = {
  design: {
    quick: { learningRates: [0.0125, 0.05, 0.2], batchSizes: [4, 16, 64], seeds: 5 },
    standard: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2], batchSizes: FINE_BATCHES, seeds: 16 },
    thorough: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2, 0.4], batchSizes: FINE_BATCHES, seeds: 60 },
  },
  seconds: { quick: 8, standard: 45, thorough: 300 },
  work: ({ learningRates, batchSizes, seeds }) => workText({ η: learningRates, B: batchSizes, seeds }),
  sweeps: (grid) => [matchedLossSweep({ name: 'Width of minima over η/B', grid, testCount: RATIO_TEST_DIGITS })],
  perform: trainSweeps,
};

export const RATIO_PITFALLS = [
  'Sharpness under cross-entropy decays with the loss: all runs are compared at the same training loss.',
  'Runs stop at the first evaluation at or below the target, so the faster ones overshoot it a little.',
  'Depth matters: with one hidden layer the effect is absent.',
  'Runs that do not reach the target are left out and counted, which favours flat minima.',
] as const;
