import { lossSpikes } from './adam-spikes-2025/loss-spikes.ts';
import { adaptiveEdge } from './adaptive-edge-2022/adaptive-edge.ts';
import { squareRootScaling } from './adaptive-scaling-2022/square-root-scaling.ts';
import { leavingSharpMinima } from './anisotropic-noise-2018/leaving-sharp-minima.ts';
import { noiseAlignmentClaim } from './anisotropic-noise-2018/noise-alignment.ts';
import { noiseShape } from './anisotropic-noise-2018/noise-shape.ts';
import { fluctuationScale } from './bayesian-perspective-2017/fluctuation-scale.ts';
import { optimalBatchScaling } from './bayesian-perspective-2017/optimal-batch-scaling.ts';
import { testPeak } from './bayesian-perspective-2017/test-peak.ts';
import { catapult } from './catapult-2020/catapult.ts';
import { centralFlowClaim } from './central-flows-2024/central-flow.ts';
import type { Claim } from './claim.ts';
import { conservativeSharpening } from './conservative-sharpening-2024/conservative-sharpening.ts';
import { noiseKernel } from './conservative-sharpening-2024/noise-kernel.ts';
import { dataAndWidth } from './critical-batch-size-2024/data-and-width.ts';
import { escapeDirections } from './diffusion-2020/escape-directions.ts';
import { ESCAPE_LAWS } from './diffusion-2020/escape-laws.ts';
import { iterationsToExit } from './diffusion-2020/iterations-to-exit.ts';
import { noiseFollowsHessian } from './diffusion-2020/noise-follows-hessian.ts';
import { valleyPreference } from './diffusion-2020/valley-preference.ts';
import { whiteNoiseEscape } from './diffusion-2020/white-noise-escape.ts';
import { boundedNonUniformity } from './dynamical-stability-2018/bounded-non-uniformity.ts';
import { differentRoles } from './dynamical-stability-2018/different-roles.ts';
import { edgeOfDescent } from './dynamical-stability-2018/edge-of-descent.ts';
import { escapeFromMinimum } from './dynamical-stability-2018/escape-from-minimum.ts';
import { flatMinimaGeneralise } from './dynamical-stability-2018/flat-minima-generalise.ts';
import { momentumAndSharpness } from './dynamical-stability-2018/momentum-and-sharpness.ts';
import { nonUniformMinimum } from './dynamical-stability-2018/non-uniform-minimum.ts';
import { sharpAndUneven } from './dynamical-stability-2018/sharp-and-uneven.ts';
import { sharpnessAndBatchSize } from './dynamical-stability-2018/sharpness-and-batch-size.ts';
import { belowTheEdge } from './edge-of-stability-2021/below-the-edge.ts';
import { edgeHovering } from './edge-of-stability-2021/edge-hovering.ts';
import { leavingTheFlow } from './edge-of-stability-2021/leaving-the-flow.ts';
import { momentumLimits } from './edge-of-stability-2021/momentum-limits.ts';
import { nonMonotoneLoss } from './edge-of-stability-2021/non-monotone-loss.ts';
import { progressiveSharpening } from './edge-of-stability-2021/progressive-sharpening.ts';
import { pooledAndGranulated } from './generalization-measures-2019/pooled-and-granulated.ts';
import { sharpnessAndNorms } from './generalization-measures-2019/sharpness-and-norms.ts';
import { freshLabelNoise } from './label-noise-2021/fresh-label-noise.ts';
import { boxSharpness } from './large-batch-2016/box-sharpness.ts';
import { generalisationGap } from './large-batch-2016/generalisation-gap.ts';
import { lineBetween } from './large-batch-2016/line-between.ts';
import { rescaledCurves } from './loss-landscape-2018/rescaled-curves.ts';
import { smallBatchWidth } from './loss-landscape-2018/small-batch-width.ts';
import { constantEpochs } from './noise-benefit-2020/constant-epochs.ts';
import { constantSteps } from './noise-benefit-2020/constant-steps.ts';
import { linearScaling } from './noise-benefit-2020/linear-scaling.ts';
import { rateForTestAndTraining } from './noise-benefit-2020/rate-for-test-and-training.ts';
import { secondTask } from './noise-benefit-2020/second-task.ts';
import { testOptimalRate } from './noise-benefit-2020/test-optimal-rate.ts';
import { criticalBatch } from './noise-scale-2018/critical-batch.ts';
import { growingNoiseScale } from './noise-scale-2018/growing-noise-scale.ts';
import { oneStepLaw } from './noise-scale-2018/one-step-law.ts';
import { stepsAndExamples } from './noise-scale-2018/steps-and-examples.ts';
import { frobeniusNorm } from './noise-stability-2022/frobenius-norm.ts';
import { twoRegimes } from './regimes/two-regimes.ts';
import { rescaledLayers } from './reparametrisation-2017/rescaled-layers.ts';
import { samEdge } from './sam-edge-2023/sam-edge.ts';
import { amplifiedNoise } from './sde-validity-2021/amplified-noise.ts';
import { matchedCovariance } from './sde-validity-2021/matched-covariance.ts';
import { scalingBound } from './sde-validity-2021/scaling-bound.ts';
import { selfStabilisation } from './self-stabilisation-2022/self-stabilisation.ts';
import { gradientAlignment } from './sharpest-directions-2018/gradient-alignment.ts';
import { noiseAndConditioning } from './sharpest-directions-2018/noise-and-conditioning.ts';
import { nudgedDescent } from './sharpest-directions-2018/nudged-descent.ts';
import { peakSharpness } from './sharpest-directions-2018/peak-sharpness.ts';
import { riseAndFall } from './sharpest-directions-2018/rise-and-fall.ts';
import { sharpnessAndAccuracy } from './sharpest-directions-2018/sharpness-and-accuracy.ts';
import { stepsTooLong } from './sharpest-directions-2018/steps-too-long.ts';
import { ascentBatch } from './sharpness-aware-2020/ascent-batch.ts';
import { ascentRadius } from './sharpness-aware-2020/ascent-radius.ts';
import { sharpnessGap } from './sharpness-gap-2026/sharpness-gap.ts';
import { halfLifeInExamples } from './small-batches-2025/half-life-in-examples.ts';
import { densityEstimator } from './spectral-density-2019/density-estimator.ts';
import { stableMinima } from './stable-minima-2024/stable-minima.ts';
import { batchSharpnessAtEdge } from './stochastic-edge-2024/batch-sharpness-at-edge.ts';
import { matchedNoiseAtEdge } from './stochastic-edge-2024/matched-noise-at-edge.ts';
import { perturbationAtEdge } from './stochastic-edge-2024/perturbation-at-edge.ts';
import { sharpnessBelowEdge } from './stochastic-edge-2024/sharpness-below-edge.ts';
import { boltzmannOccupation } from './three-factors-2017/boltzmann-occupation.ts';
import { cyclicSchedules } from './three-factors-2017/cyclic-schedules.ts';
import { interpolation } from './three-factors-2017/interpolation.ts';
import { learningRateAndBatchSize } from './three-factors-2017/learning-rate-and-batch-size.ts';
import { lossBalance } from './three-factors-2017/loss-balance.ts';
import { memorisation } from './three-factors-2017/memorisation.ts';
import { ratioAndTestAccuracy } from './three-factors-2017/ratio-and-test-accuracy.ts';
import { rescaledWidth } from './three-factors-2017/rescaled-width.ts';
import { rescalingBreakdown } from './three-factors-2017/rescaling-breakdown.ts';
import { rescalingInvariance } from './three-factors-2017/rescaling-invariance.ts';
import { widthOfMinima } from './three-factors-2017/width-of-minima.ts';
import { tinySubspaces } from './tiny-subspaces-2024/tiny-subspaces.ts';
import { hessianTrace } from './trace-stability-2023/hessian-trace.ts';
import { distanceAndLogTime } from './train-longer-2017/distance-and-log-time.ts';
import { incrementCovariance } from './train-longer-2017/increment-covariance.ts';
import { matchedUpdates } from './train-longer-2017/matched-updates.ts';
import { warmUpAndRate } from './warm-up-2024/warm-up.ts';

/** All claims, by paper; `twoRegimes` combines two. A new claim needs one file and one line here. */
export const CLAIMS: readonly Claim[] = [
  widthOfMinima,
  ratioAndTestAccuracy,
  rescalingInvariance,
  rescaledWidth,
  rescalingBreakdown,
  cyclicSchedules,
  memorisation,
  interpolation,
  lossBalance,
  boltzmannOccupation,
  twoRegimes,
  noiseFollowsHessian,
  ...ESCAPE_LAWS,
  whiteNoiseEscape,
  valleyPreference,
  iterationsToExit,
  escapeDirections,
  constantEpochs,
  linearScaling,
  constantSteps,
  rateForTestAndTraining,
  testOptimalRate,
  secondTask,
  riseAndFall,
  peakSharpness,
  stepsTooLong,
  gradientAlignment,
  nudgedDescent,
  sharpnessAndAccuracy,
  noiseAndConditioning,
  learningRateAndBatchSize,
  edgeOfDescent,
  sharpnessAndBatchSize,
  boundedNonUniformity,
  sharpAndUneven,
  escapeFromMinimum,
  nonUniformMinimum,
  differentRoles,
  momentumAndSharpness,
  flatMinimaGeneralise,
  noiseAlignmentClaim,
  oneStepLaw,
  stepsAndExamples,
  growingNoiseScale,
  criticalBatch,
  noiseShape,
  progressiveSharpening,
  edgeHovering,
  nonMonotoneLoss,
  momentumLimits,
  leavingTheFlow,
  batchSharpnessAtEdge,
  sharpnessBelowEdge,
  perturbationAtEdge,
  ascentRadius,
  amplifiedNoise,
  belowTheEdge,
  rescaledLayers,
  adaptiveEdge,
  lossSpikes,
  generalisationGap,
  boxSharpness,
  lineBetween,
  rescaledCurves,
  smallBatchWidth,
  fluctuationScale,
  testPeak,
  optimalBatchScaling,
  distanceAndLogTime,
  incrementCovariance,
  matchedUpdates,
  catapult,
  samEdge,
  warmUpAndRate,
  tinySubspaces,
  freshLabelNoise,
  stableMinima,
  frobeniusNorm,
  hessianTrace,
  noiseKernel,
  conservativeSharpening,
  pooledAndGranulated,
  sharpnessAndNorms,
  ascentBatch,
  halfLifeInExamples,
  squareRootScaling,
  dataAndWidth,
  scalingBound,
  matchedCovariance,
  leavingSharpMinima,
  densityEstimator,
  matchedNoiseAtEdge,
  centralFlowClaim,
  selfStabilisation,
  sharpnessGap,
];
