import { noiseShape } from './anisotropic-noise-2018/noise-shape.ts';
import type { Claim } from './claim.ts';
import { escapeBatchSize } from './diffusion-2020/escape-batch-size.ts';
import { escapeDirections } from './diffusion-2020/escape-directions.ts';
import { escapeLearningRate } from './diffusion-2020/escape-learning-rate.ts';
import { escapeSharpness } from './diffusion-2020/escape-sharpness.ts';
import { iterationsToExit } from './diffusion-2020/iterations-to-exit.ts';
import { valleyPreference } from './diffusion-2020/valley-preference.ts';
import { whiteNoiseEscape } from './diffusion-2020/white-noise-escape.ts';
import { nonUniformMinimum } from './dynamical-stability-2018/non-uniform-minimum.ts';
import { constantEpochs } from './noise-benefit-2020/constant-epochs.ts';
import { constantSteps } from './noise-benefit-2020/constant-steps.ts';
import { linearScaling } from './noise-benefit-2020/linear-scaling.ts';
import { rateForTestAndTraining } from './noise-benefit-2020/rate-for-test-and-training.ts';
import { testOptimalRate } from './noise-benefit-2020/test-optimal-rate.ts';
import { boltzmannOccupation } from './three-factors-2017/boltzmann-occupation.ts';
import { lossBalance } from './three-factors-2017/loss-balance.ts';

/** Every claim that can be tested, by paper. Adding one is one file and one line here. */
export const CLAIMS: readonly Claim[] = [
  lossBalance,
  boltzmannOccupation,
  escapeBatchSize,
  escapeLearningRate,
  escapeSharpness,
  whiteNoiseEscape,
  valleyPreference,
  iterationsToExit,
  escapeDirections,
  constantEpochs,
  linearScaling,
  constantSteps,
  rateForTestAndTraining,
  testOptimalRate,
  nonUniformMinimum,
  noiseShape,
];
