import { exp, log } from '../math/elementary.ts';

/** A valley with one exit: a minimum a, a saddle b and the direction e from one to the other. All curvatures > 0. */
export interface Barrier {
  /** ΔL = L(b) − L(a) > 0. */
  readonly height: number;
  /** H_a along e. */
  readonly valleyCurvature: number;
  /** |H_b| along e, where L curves down. */
  readonly saddleCurvature: number;
  /** s in (0, 1): the share of the climb at valley curvature. */
  readonly valleyShare: number;
  /** Ratio of |det H_b| to det H_a over the directions other than e; 1 in one dimension. */
  readonly transverseRatio?: number;
}

interface Step {
  readonly learningRate: number;
  readonly batchSize: number;
}

const TWO_PI = 2 * Math.PI;

/**
 * Mean time to leave a valley under white noise of diffusion D: τ = 2π √(−det H_b/det H_a)/|H_b| · exp(ΔL/D), in units
 * of t = η·step. D > 0 in [L]. Leading order in D/ΔL ≪ 1; counts one exit and full crossings.
 * Source: Xie, Sato, Sugiyama 2020, arXiv:2002.03495, theorem for stochastic gradient Langevin dynamics; Kramers 1940.
 */
export function whiteNoiseEscapeTime(barrier: Barrier, diffusion: number): number {
  const { height, valleyCurvature, saddleCurvature, transverseRatio = 1 } = barrier;
  const attemptTime = Math.sqrt((saddleCurvature / valleyCurvature) * transverseRatio) / saddleCurvature;
  return TWO_PI * attemptTime * exp(height / diffusion);
}

/**
 * Exponent of the escape time under SGD noise D = (η/2B)|H|: (2BΔL/η)(s/H_a + (1 − s)/|H_b|), a pure number. With
 * momentum put η/(1 − μ) for η. Exact for a piecewise parabola; else s is a fitted share in (0, 1).
 * Source: Xie, Sato, Sugiyama 2020, arXiv:2002.03495, theorem for SGD. Ours: ∫ L′/D dx along e.
 */
export function sgdEscapeExponent(barrier: Barrier, learningRate: number, batchSize: number): number {
  const { height, valleyCurvature, saddleCurvature, valleyShare } = barrier;
  const compliance = valleyShare / valleyCurvature + (1 - valleyShare) / saddleCurvature;
  return ((2 * batchSize * height) / learningRate) * compliance;
}

/**
 * Mean time to leave a valley under SGD noise: τ = 2π/|H_b| · exp(`sgdEscapeExponent`), in units of t = η·step.
 * Validity: exponent ≫ 1, ηH ≪ 1, gradient covariance C = H/B. Source: as for the exponent.
 */
export function sgdEscapeTime(barrier: Barrier, learningRate: number, batchSize: number): number {
  return (TWO_PI / barrier.saddleCurvature) * exp(sgdEscapeExponent(barrier, learningRate, batchSize));
}

/**
 * The same valley in the landscape L(√k θ): every curvature k times as large, the same height of the barrier. k > 0.
 * Source: Xie, Sato, Sugiyama 2020, arXiv:2002.03495, experiments on sharpness.
 */
export function sharpened(barrier: Barrier, k: number): Barrier {
  return { ...barrier, valleyCurvature: k * barrier.valleyCurvature, saddleCurvature: k * barrier.saddleCurvature };
}

/**
 * Exponent of the time for mini-batch SGD to climb ΔL out of a quadratic bowl without a saddle: 2BΔL/(ηc₁), where c₁ is
 * the per-example gradient variance along the top eigenvector (σ²H₁ in linear regression). A pure number; leading order
 * for exponents ≫ 1 and c_i/H_i equal in every direction.
 * Ours: stationary variance v = ηc₁/(2BH₁) per direction; the nearest point of ½Σ H_i x_i² = ΔL is x₁² = 2ΔL/H₁.
 */
export function bowlExitExponent(height: number, topVariance: number, { learningRate, batchSize }: Step): number {
  return (2 * batchSize * height) / (learningRate * topVariance);
}

/** log τ of several exits with times τ_p: rates add, τ = 1/Σ 1/τ_p. Source: Xie et al. 2020, arXiv:2002.03495. */
export function combinedEscapeLogTime(logTimes: readonly number[]): number {
  const shortest = Math.min(...logTimes);
  return shortest - log(logTimes.reduce((sum, logTime) => sum + exp(shortest - logTime), 0));
}
