/** A number of each diagonal block of H at α = 1: two layers, of weights times α and 1/α, and the other parameters. */
export interface LayerBlocks {
  readonly first: number;
  readonly second: number;
  readonly rest: number;
}

/**
 * Tr H after rescaling of two ReLU layers by α > 0 and 1/α, from the traces of the blocks at α = 1:
 * Tr H(α) = T₁/α² + α²T₂ + T₀. Unit of the blocks. It has no upper bound over α; for T₁, T₂ > 0 its minimum is at
 * α⁴ = T₁/T₂. Source: ours, from Dinh et al. 2017, arXiv:1703.04933, §4: H(α) = D⁻¹HD⁻¹ with D = diag(α, 1/α, 1).
 */
export function rescaledTrace({ first, second, rest }: LayerBlocks, alpha: number): number {
  return first / (alpha * alpha) + alpha * alpha * second + rest;
}

/**
 * Lower bound of λ₁ after the same rescaling, from the largest eigenvalues of the diagonal blocks at α = 1:
 * λ₁(α) ≥ max(λ₁(H₁₁)/α², α²λ₁(H₂₂), λ₁(H₀₀)). Source: as above; a principal block has no larger eigenvalue (Cauchy).
 */
export function rescaledSharpnessBound({ first, second, rest }: LayerBlocks, alpha: number): number {
  return Math.max(first / (alpha * alpha), alpha * alpha * second, rest);
}
