import type { Point } from '../../engine/contract.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';

/** H = ∇²L of every run, as an operator for `measureEigenpairs`, `estimateTrace` and `measureSpectralDensity`. */
export const hessianOperator =
  (point: Pick<Point, 'hessianVector'>): BatchedOperator =>
  (v, active) =>
    point.hessianVector(v, active);

/**
 * The Gauss–Newton matrix G = (1/N) Σ Jᵢᵀ(∂²ℓ/∂f²)Jᵢ, positive semidefinite. H − G = (1/N) Σᵢ Σ_c (∂ℓ/∂f_c) ∇²f_c is what
 * the residuals add, so λ₁(H) → λ₁(G) as the data are fitted.
 */
export const gaussNewtonOperator =
  (point: Pick<Point, 'gaussNewtonVector'>): BatchedOperator =>
  (v, active) =>
    point.gaussNewtonVector(v, active);

/**
 * D H D with D = diag(θ): its trace is Tr(H ⊙ θ²), which rescaling of ReLU layers leaves unchanged. theta: `[R, P]`.
 * Source: Dinh et al. 2017, arXiv:1703.04933 for why; relative flatness, Petzka et al. 2021, arXiv:2001.00939.
 */
export function relativeHessianOperator(point: Pick<Point, 'hessianVector'>, theta: Float32Array): BatchedOperator {
  return async (v, active) => {
    const product = await point.hessianVector(
      v.map((x, i) => x * theta[i]),
      active,
    );
    return product.map((x, i) => x * theta[i]);
  };
}
