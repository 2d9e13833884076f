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

/**
 * Largest curvature at which full-batch sharpness-aware minimisation is stable on a quadratic along its top eigenvector:
 * λ* = (g/2ρ)(√(1 + 8ρ/(ηg)) − 1), g = ‖∇L‖ at θ, not at the point of ascent. η > 0 in 1/[λ]; ρ ≥ 0 in [θ], g > 0 in [λθ]. It
 * rises with g from 0 to 2/η, which it is at ρ = 0.
 * Source: Long, Bartlett 2023, arXiv:2309.12488, and their code. Ours: the positive root of η(λ + ρλ²/g) = 2, where the step
 * −η∇L(θ + ρ∇L/g) = −η(1 + ρH/g)∇L reverses the sign of that component.
 */
export function samSharpnessLimit(learningRate: number, radius: number, gradientNorm: number): number {
  if (radius === 0) return 2 / learningRate;
  // (√(1 + x) − 1)/x without cancellation for small x
  const x = (8 * radius) / (learningRate * gradientNorm);
  return 4 / (learningRate * (Math.sqrt(1 + x) + 1));
}
