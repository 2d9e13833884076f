import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimSize } from '../claim.ts';

/** Training loss at which all runs are compared: sharpness under cross-entropy falls with the loss. */
export const TARGET_LOSS = 0.05;

const GRIDS: Record<ClaimSize, { learningRates: number[]; batchSizes: number[]; seeds: number }> = {
  quick: { learningRates: [0.0125, 0.05, 0.2], batchSizes: [4, 16, 64], seeds: 5 },
  standard: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2], batchSizes: [4, 8, 16, 32, 64], seeds: 16 },
  thorough: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2, 0.4], batchSizes: [4, 8, 16, 32, 64], seeds: 60 },
};

interface MatchedLossSweep {
  readonly name: string;
  readonly grid: SweepSpecInput['grid'];
  readonly testCount?: number;
  /** How often the loss is looked at, per factor of ten in steps: how closely runs are matched. */
  readonly trainPerDecade?: number;
}

/** 64-32-32-32-10 on 500 digits of 8 × 8, cross-entropy, plain SGD, until the full training loss is at most 0.05. */
export const matchedLossSweep = ({ name, grid, testCount = 0, trainPerDecade = 48 }: MatchedLossSweep) =>
  ({
    version: 1,
    name,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 500, testCount, standardise: 'centred' },
    model: { hidden: [32, 32, 32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    grid,
    budget: { kind: 'untilLoss', loss: TARGET_LOSS, maxEpochs: 1500 },
    measure: { trainPerDecade, testPerDecade: 0, sharpnessPerDecade: 0 },
  }) as const satisfies SweepSpecInput;

export const ratioSweep = (size: ClaimSize): SweepSpecInput =>
  matchedLossSweep({ name: 'Width of minima over η/B', grid: GRIDS[size], testCount: 2000 });

export const RATIO_COST = {
  quick: { seconds: 8, work: '3 η × 3 B × 5 seeds' },
  standard: { seconds: 45, work: '5 η × 5 B × 16 seeds' },
  thorough: { seconds: 300, work: '6 η × 5 B × 60 seeds' },
} as const;

export const RATIO_PITFALLS = [
  'Sharpness under cross-entropy decays with the loss: all runs are compared at the same training loss.',
  'Runs stop at the first evaluation at or below the target, so the faster ones overshoot it a little.',
  'Depth matters: with one hidden layer the effect is absent.',
  'Runs that do not reach the target are left out and counted, which favours flat minima.',
] as const;
