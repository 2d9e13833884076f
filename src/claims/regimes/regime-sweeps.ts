import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimSize } from '../claim.ts';
import { labelNoiseSweeps } from '../dynamical-stability-2018/label-noise-sweep.ts';
import { matchedLossSweep } from '../three-factors-2017/ratio-sweep.ts';

interface Grid {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
}

/** Below η = 0.05 squared error does not come near the edge in its budget; above 0.4 it does not train. */
const PLANS: Record<ClaimSize, { noisy: Grid; edge: Grid; seeds: number }> = {
  quick: {
    noisy: { learningRates: [0.0125, 0.05, 0.2], batchSizes: [8, 64] },
    edge: { learningRates: [0.05, 0.2, 0.4], batchSizes: [8, 64] },
    seeds: 5,
  },
  standard: {
    noisy: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2], batchSizes: [8, 16, 32, 64] },
    edge: { learningRates: [0.05, 0.1, 0.2, 0.4], batchSizes: [8, 16, 32, 64] },
    seeds: 11,
  },
  thorough: {
    noisy: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2], batchSizes: [8, 16, 32, 64] },
    edge: { learningRates: [0.05, 0.1, 0.2, 0.4], batchSizes: [8, 16, 32, 64] },
    seeds: 60,
  },
};

/** Cross-entropy far below the edge, until equal training loss: that of J17-1. */
export function noisySweeps(size: ClaimSize): SweepSpecInput[] {
  const { noisy, seeds } = PLANS[size];
  const grid = { learningRates: [...noisy.learningRates], batchSizes: [...noisy.batchSizes], seeds };
  return [matchedLossSweep({ name: 'Far below the edge of stability', grid })];
}

/** Squared error on wrongly labelled digits, up to the edge: that of W18-7. */
export function edgeSweeps(size: ClaimSize): SweepSpecInput[] {
  const { edge, seeds } = PLANS[size];
  return labelNoiseSweeps(edge.batchSizes, edge.learningRates, seeds);
}
