/**
 * Errors of an engine's arithmetic, to first order in the unit roundoff u: a relative error of u for every + − × ÷, and of
 * `FUNCTION_ULPS`·u for every elementary function. All bounds in this folder follow from these two.
 */
export interface Arithmetic {
  /** u: 2⁻²⁴ for f32. */
  readonly unitRoundoff: number;
}

/** Error of an activation, its derivative, exp or log, in u · (1 + |value|): 2 ulp. A less accurate one fails the check. */
export const FUNCTION_ULPS = 4;

/** λ of the probabilistic bound: it fails for at most one inner product in 3·10⁷. */
const CONFIDENCE = 6;

/**
 * Relative error factor of a sum of n products in any order of summation, to be multiplied with Σ|aᵢ||bᵢ|:
 * the smaller of γ_n = nu/(1 − nu), which always holds, and λ√n u, which holds with probability 1 − 2exp(−λ²/2), λ = 6,
 * for rounding errors that are independent and have mean zero. n ≥ 0.
 * Source: Higham 2002, Accuracy and Stability of Numerical Algorithms, Lemma 3.1; Higham, Mary 2019, Theorem 2.4,
 * doi:10.1137/18M1226312.
 */
export function sumFactor(n: number, { unitRoundoff: u }: Arithmetic): number {
  return Math.min((n * u) / (1 - n * u), CONFIDENCE * Math.sqrt(n) * u);
}
