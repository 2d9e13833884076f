/** One eigen-direction of a quadratic minimum: curvature λ > 0 and per-example gradient variance c ≥ 0 along it. */
export interface Mode {
  readonly curvature: number;
  readonly variance: number;
}

interface Step {
  /** η > 0, in 1/[λ]. */
  readonly learningRate: number;
  /** B ≥ 1, batches with replacement. */
  readonly batchSize: number;
}

/**
 * Stationary variance of SGD along one direction of a quadratic with fixed noise: (η/B) c/(λ(2 − ηλ)); ∞ for ηλ ≥ 2.
 * Exact at any η for additive noise; gradient noise that depends on θ (multiplicative) adds to it at order η/B.
 * Ours: V = (1 − ηλ)²V + η²c/B.
 */
export function stationaryVariance({ curvature, variance }: Mode, { learningRate, batchSize }: Step): number {
  const room = 2 - learningRate * curvature;
  return room > 0 ? ((learningRate / batchSize) * variance) / (curvature * room) : Number.POSITIVE_INFINITY;
}

/**
 * Stationary E[L] − L_min = Σ ½λ_i V_i = (η/2B) Σ c_i/(2 − ηλ_i), in [L]. Exact at any η for additive noise.
 * Ours: half the curvature times `stationaryVariance`, summed over directions.
 */
export function stationaryExcessLoss(modes: readonly Mode[], step: Step): number {
  return modes.reduce((sum, mode) => sum + 0.5 * mode.curvature * stationaryVariance(mode, step), 0);
}

/**
 * Its limit for ηλ → 0, (η/4B) Tr C; with C = H the loss–curvature balance (η/4B) Tr H. A function of η/B alone.
 * Source: Jastrzębski et al. 2017, arXiv:1711.04623 (Ornstein–Uhlenbeck near a minimum).
 */
export function smallStepExcessLoss(traceOfCovariance: number, { learningRate, batchSize }: Step): number {
  return (learningRate / (4 * batchSize)) * traceOfCovariance;
}

interface EpochStep extends Step {
  /** N. */
  readonly examples: number;
  /** m in [0, 1). */
  readonly momentum: number;
}

/**
 * Noise scale of SGD on batches of distinct examples, g = ε(N/B − 1)/(1 − m) ≈ εN/(B(1 − m)), in 1/[λ]; 0 at the full batch.
 * Source: Smith, Le 2017, arXiv:1710.06451, abstract; with momentum: Smith, Kindermans, Le 2017, arXiv:1711.00489.
 */
export const sgdNoiseScale = ({ learningRate, batchSize, examples, momentum }: EpochStep) =>
  (learningRate * (examples / batchSize - 1)) / (1 - momentum);

/**
 * Stationary E[L] − L_min for ελ → 0, (g/4(N − 1)) Tr C, with Tr C the trace of the per-example gradient covariance: a function of g
 * and N alone. Ours: `smallStepExcessLoss` with C(N − B)/(B(N − 1)), the covariance of a batch of distinct examples, and ε/(1 − m).
 */
export const noiseScaleExcessLoss = (traceOfCovariance: number, step: EpochStep) =>
  (sgdNoiseScale(step) * traceOfCovariance) / (4 * (step.examples - 1));
