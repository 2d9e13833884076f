/**
 * Temperature of SGD, T = η/((1 − μ)B): what the noise-dominated regime depends on. η > 0, μ in [0, 1), B ≥ 1.
 * Source: Smith, Elsen, De 2020, arXiv:2006.15081; Jastrzębski et al. 2017, arXiv:1711.04623 for μ = 0.
 */
export function sgdTemperature(learningRate: number, batchSize: number, momentum = 0): number {
  return learningRate / ((1 - momentum) * batchSize);
}

/**
 * Best effective learning rate η/(1 − μ) at batch size B: min(T*·B, ε*), the linear-scaling line until stability caps it.
 * T* > 0: temperature that generalises best; ε* > 0: largest stable rate. The corner is sharp; measured curves are rounded.
 * Source: Smith, Elsen, De 2020, arXiv:2006.15081 (noise- and curvature-dominated regimes).
 */
export function bestLearningRate(batchSize: number, bestTemperature: number, largestRate: number): number {
  return Math.min(bestTemperature * batchSize, largestRate);
}

/** Batch size at which the two regimes meet: B_crit = ε* ÷ T*. Source: as above. */
export function criticalBatchSize(bestTemperature: number, largestRate: number): number {
  return largestRate / bestTemperature;
}

/** Moments of a gradient at one point: ‖G‖², GᵀHG, Tr C and Tr(HC), C the per-example covariance. */
export interface GradientMoments {
  readonly squaredNorm: number;
  readonly curvature: number;
  readonly covarianceTrace: number;
  readonly curvatureCovarianceTrace: number;
}

/** B_noise = Tr(HC)/GᵀHG, in examples. Source: McCandlish et al. 2018, arXiv:1812.06162, §2. */
export const noiseScale = ({ curvature, curvatureCovarianceTrace }: GradientMoments) =>
  curvatureCovarianceTrace / curvature;

/** B_simple = Tr C/‖G‖², in examples: B_noise for a Hessian ∝ I. Source: McCandlish et al. 2018, §2. */
export const simpleNoiseScale = ({ squaredNorm, covarianceTrace }: GradientMoments) => covarianceTrace / squaredNorm;

/**
 * The η that lowers the loss most in one step: η_max/(1 + B_noise/B), η_max = ‖G‖²/GᵀHG. Quadratic model; GᵀHG > 0.
 * Source: McCandlish et al. 2018, arXiv:1812.06162, §2. Ours: maximum of `expectedDecrease`.
 */
export function oneStepBestLearningRate(moments: GradientMoments, batchSize: number): number {
  return moments.squaredNorm / moments.curvature / (1 + noiseScale(moments) / batchSize);
}

/** E[L(θ) − L(θ − ηg_B)] = η‖G‖² − ½η²(GᵀHG + Tr(HC)/B) on a quadratic, batches with replacement. Source: as above. */
export function expectedDecrease(moments: GradientMoments, learningRate: number, batchSize: number): number {
  const { squaredNorm, curvature, curvatureCovarianceTrace } = moments;
  const quadratic = curvature + curvatureCovarianceTrace / batchSize;
  return learningRate * squaredNorm - 0.5 * learningRate * learningRate * quadratic;
}

/**
 * Steps to a target loss at batch size B: S_min(1 + B_crit/B), so that (S/S_min − 1)(E/E_min − 1) = 1 for E = BS examples
 * and E_min = S_min·B_crit. Source: McCandlish et al. 2018, arXiv:1812.06162, §2.
 */
export function stepsToTarget(batchSize: number, fewestSteps: number, criticalBatch: number): number {
  return fewestSteps * (1 + criticalBatch / batchSize);
}
