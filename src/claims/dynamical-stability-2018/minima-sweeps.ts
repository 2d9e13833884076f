import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimSize } from '../claim.ts';
import { FULL_BATCH, labelNoiseSweeps } from './label-noise-sweep.ts';

const LEARNING_RATES = [0.1, 0.2];
const PLANS: Record<ClaimSize, { batchSizes: number[]; seeds: number }> = {
  quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 5 },
  standard: { batchSizes: [4, 8, 16, 32, 64, FULL_BATCH], seeds: 16 },
  thorough: { batchSizes: [4, 8, 16, 32, 64, 128, FULL_BATCH], seeds: 50 },
};

/** Wrongly labelled digits over η and B: solutions that differ in sharpness and in non-uniformity. */
export const minimaSweeps = (size: ClaimSize, testCount = 0): SweepSpecInput[] =>
  labelNoiseSweeps(PLANS[size].batchSizes, LEARNING_RATES, PLANS[size].seeds, { testCount });

export const MINIMA_COST = {
  quick: { seconds: 9, work: '5 B × 2 η × 5 seeds × 400 epochs' },
  standard: { seconds: 55, work: '6 B × 2 η × 16 seeds × 400 epochs' },
  thorough: { seconds: 220, work: '7 B × 2 η × 50 seeds × 400 epochs' },
} as const;
