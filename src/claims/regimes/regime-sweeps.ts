import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { type BySize, workText } from '../define-claim.ts';
import { labelNoiseSweeps } from '../dynamical-stability-2018/label-noise-sweep.ts';
import { matchedLossSweep } from '../three-factors-2017/ratio-sweep.ts';

interface Grid {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
}

interface RegimeDesign {
  readonly noisy: Grid;
  readonly edge: Grid;
  readonly seeds: number;
}

const FINE: Omit<RegimeDesign, 'seeds'> = {
  noisy: { learningRates: [0.0125, 0.025, 0.05, 0.1, 0.2], batchSizes: [8, 16, 32, 64] },
  edge: { learningRates: [0.05, 0.1, 0.2, 0.4], batchSizes: [8, 16, 32, 64] },
};

/** Below η = 0.05 squared error does not approach the edge within its budget; above 0.4 it does not train. */
export const REGIMES_DESIGN: BySize<RegimeDesign> = {
  quick: {
    noisy: { learningRates: [0.0125, 0.05, 0.2], batchSizes: [8, 64] },
    edge: { learningRates: [0.05, 0.2, 0.4], batchSizes: [8, 64] },
    seeds: 5,
  },
  standard: { ...FINE, seeds: 11 },
  thorough: { ...FINE, seeds: 60 },
};

/** Both grids have the same batch sizes. */
export const regimesWork = ({ noisy, edge, seeds }: RegimeDesign) =>
  `(${noisy.learningRates.length} + ${edge.learningRates.length}) η × ${workText({ B: noisy.batchSizes, seeds })}`;

/** Cross-entropy far below the edge, trained to equal loss, as in J17-1. */
export const noisySweep = ({ noisy, seeds }: RegimeDesign): SweepSpecInput =>
  matchedLossSweep({
    name: 'Far below the edge of stability',
    grid: { learningRates: [...noisy.learningRates], batchSizes: [...noisy.batchSizes], seeds },
  });

/** Squared error on wrongly labelled digits, up to the edge, as in W18-7. */
export const edgeSweeps = ({ edge, seeds }: RegimeDesign): SweepSpecInput[] => labelNoiseSweeps({ ...edge, seeds });
