/**
 * Largest curvature at which full-batch heavy ball is stable on a quadratic: λ* = 2(1 + μ)/η.
 * η > 0 in 1/[λ], so ηλ is a pure number; μ in [0, 1). Full batch only: at small batches batch sharpness
 * settles near 2(1 − μ)/η instead (arXiv:2604.14108).
 * Source: Cohen et al. 2021, arXiv:2103.00065. Ours: z² − (1 + μ − ηλ)z + μ has the root −1 at λ*.
 */
export function heavyBallSharpnessLimit(learningRate: number, momentum = 0): number {
  return (2 * (1 + momentum)) / learningRate;
}

/**
 * The same for Nesterov's momentum: λ* = 2(1 + μ)/((1 + 2μ)η). η > 0 in 1/[λ], μ in [0, 1). Full batch only.
 * Source: Cohen et al. 2021, arXiv:2103.00065, eq. 1. Ours: z² − (1 + μ)(1 − ηλ)z + μ(1 − ηλ) has the root −1 at λ*.
 */
export function nesterovSharpnessLimit(learningRate: number, momentum: number): number {
  return (2 * (1 + momentum)) / ((1 + 2 * momentum) * learningRate);
}
