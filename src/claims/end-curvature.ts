/** Points within this distance of an end are used: 0.2 with a margin for rounding. */
const WINDOW = 0.201;

/**
 * Second derivative of L at α = `end` along a line, from the least-squares parabola through the points within 0.2 of it.
 * Points must be symmetric about the end; then it is exact for cubic polynomials.
 * With d = α − end, S_k = Σ d^k, T_k = Σ d^k L and S₁ = S₃ = 0: L″ = 2(n T₂ − S₂ T₀)/(n S₄ − S₂²).
 */
export function endCurvature(fractions: ArrayLike<number>, losses: ArrayLike<number>, end: number): number {
  let [n, s2, s4, t0, t2] = [0, 0, 0, 0, 0];
  for (let i = 0; i < fractions.length; i++) {
    const d = fractions[i] - end;
    if (Math.abs(d) > WINDOW) continue;
    n++;
    s2 += d * d;
    s4 += d * d * (d * d);
    t0 += losses[i];
    t2 += d * d * losses[i];
  }
  return (2 * (n * t2 - s2 * t0)) / (n * s4 - s2 * s2);
}
