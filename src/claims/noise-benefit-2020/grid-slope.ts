import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureEach } from '../measure.ts';

/**
 * Mean over units (seeds, data sets) of the slope of grid optima against x, `optima[unit][i]`, with Student's interval.
 * A grid resolves each optimum to half its spacing δ, whatever the number of units: both ends of the interval are moved
 * out by the largest effect of that on the slope, ½δ Σ|xᵢ − x̄|/Σ(xᵢ − x̄)².
 */
export function measureGridSlope(
  optima: readonly (readonly number[])[],
  { x, spacing, level }: { x: readonly number[]; spacing: number; level: number },
): Measured {
  const measured = measureEach(optima, (own) => fitLine(x, own).slope, level);
  const deviations = x.map((value) => value - mean(x));
  const leverage = deviations.reduce((sum, d) => sum + Math.abs(d), 0) / deviations.reduce((sum, d) => sum + d * d, 0);
  const irreducible = 0.5 * spacing * leverage;
  return { ...measured, low: measured.low - irreducible, high: measured.high + irreducible, irreducible };
}
