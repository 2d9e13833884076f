/** Places within this of an end take part; a little more than 0.2, which rounding must not lose. */
const WINDOW = 0.201;

/**
 * Second derivative of L at α = `end` along a line: that of the least-squares parabola through the places within 0.2 of
 * it. Places must be symmetric about the end; then it is exact for polynomials of third degree.
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
