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

/** D H D with D = diag(d), d `[R, P]`. */
function scaledHessianOperator(point: Pick<Point, 'hessianVector'>, d: ArrayLike<number>): BatchedOperator {
  return async (v, active) => {
    const product = await point.hessianVector(
      v.map((x, i) => x * d[i]),
      active,
    );
    return product.map((x, i) => x * d[i]);
  };
}

/**
 * D H D with D = diag(θ): its trace is Tr(H ⊙ θ²), which rescaling of ReLU layers leaves unchanged. theta: `[R, P]`.
 * Source: Dinh et al. 2017, arXiv:1703.04933 for why; relative flatness, Petzka et al. 2021, arXiv:2001.00939.
 */
export const relativeHessianOperator = (point: Pick<Point, 'hessianVector'>, theta: Float32Array): BatchedOperator =>
  scaledHessianOperator(point, theta);

/**
 * P^(−½) H P^(−½) with P = diag(p), p > 0 `[R, P]`. It is symmetric and similar to P⁻¹H, whose eigenvectors are P^(−½)v: Lanczos on
 * it is Lanczos on P⁻¹H in the inner product uᵀPw.
 */
export const preconditionedHessianOperator = (
  point: Pick<Point, 'hessianVector'>,
  p: ArrayLike<number>,
): BatchedOperator =>
  scaledHessianOperator(
    point,
    Float64Array.from(p, (x) => 1 / Math.sqrt(x)),
  );
