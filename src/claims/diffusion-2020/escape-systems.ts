import { gaussianRegression, sharpenRegression } from '../../engine/toys/linear-regression.ts';
import { miniBatchUpdate, regressionExit, whiteNoiseUpdate } from '../../engine/toys/regression-walk.ts';
import { piecewiseWell, sharpenWell, wellExit } from '../../engine/toys/well-1d.ts';
import { log } from '../../math/elementary.ts';
import { bowlExitExponent, sgdEscapeExponent } from '../../theory/kramers.ts';
import type { EscapeCell } from './escape-line.ts';

export const REGRESSION = 'linear regression, real batches';
export const WELL = 'piecewise well, |H|-shaped noise';
export const WHITE_REGRESSION = 'linear regression, white noise';
export const WHITE_WELL = 'piecewise well, white noise';

/** L − L_min at which a particle counts as having left the bowl of the regression. */
export const BOWL_HEIGHT = 0.03;
export const BARRIER_HEIGHT = 0.05;

const BOWL = gaussianRegression({ deviations: [1, 0.5], examples: 512, seed: 0 });
const WELL_1D = piecewiseWell(2, 1, BARRIER_HEIGHT);

export interface SgdSetting {
  readonly learningRate: number;
  readonly batchSize: number;
  /** k in L(√k θ), default 1. */
  readonly sharpness?: number;
}

type Cell = Omit<EscapeCell, 'x'>;

/** SGD with real batches climbs 0.03 above the least-squares solution; the exponent is for log kτ. */
export function regressionCell({ learningRate, batchSize, sharpness = 1 }: SgdSetting): Cell {
  const problem = sharpness === 1 ? BOWL : sharpenRegression(BOWL, sharpness);
  return {
    exponent: bowlExitExponent(BOWL_HEIGHT, problem.variances[0], { learningRate, batchSize }),
    shift: log(learningRate * sharpness),
    trial: regressionExit(problem, miniBatchUpdate(problem, learningRate, batchSize), BOWL_HEIGHT),
  };
}

/** SGD noise of covariance |H|/B crosses the barrier of WELL1D; the exponent is for log kτ. */
export function wellCell({ learningRate, batchSize, sharpness = 1 }: SgdSetting): Cell {
  const well = sharpenWell(WELL_1D, sharpness);
  return {
    exponent: sgdEscapeExponent(well, learningRate, batchSize),
    shift: log(learningRate * sharpness),
    trial: wellExit(well, { learningRate, noise: { kind: 'sgd', batchSize } }),
  };
}

interface WhiteSetting {
  readonly learningRate: number;
  /** ΔL/D. */
  readonly barrierOverNoise: number;
  readonly sharpness?: number;
}

/** The same with white noise; the exponent is for log τ at fixed k. */
export function whiteRegressionCell({ learningRate, barrierOverNoise, sharpness = 1 }: WhiteSetting): Cell {
  const problem = sharpness === 1 ? BOWL : sharpenRegression(BOWL, sharpness);
  const update = whiteNoiseUpdate(problem, learningRate, BOWL_HEIGHT / barrierOverNoise);
  return { exponent: barrierOverNoise, shift: log(learningRate), trial: regressionExit(problem, update, BOWL_HEIGHT) };
}

export function whiteWellCell({ learningRate, barrierOverNoise, sharpness = 1 }: WhiteSetting): Cell {
  const noise = { kind: 'white', diffusion: BARRIER_HEIGHT / barrierOverNoise } as const;
  const trial = wellExit(sharpenWell(WELL_1D, sharpness), { learningRate, noise });
  return { exponent: barrierOverNoise, shift: log(learningRate), trial };
}
