import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureOverUnits } from '../measure.ts';

/**
 * Slope of optima on a grid against x, bootstrapped over units. The grid knows each optimum to half its spacing δ only,
 * whatever the number of units: both ends are moved out by what that can do to the slope, ½δ Σ|xᵢ − x̄|/Σ(xᵢ − x̄)².
 */
export function measureGridSlope<Unit>(
  units: readonly Unit[],
  { x, spacing, level }: { x: readonly number[]; spacing: number; level: number },
  optima: (units: readonly Unit[]) => number[],
): Measured {
  const measured = measureOverUnits(units, (of) => fitLine(x, optima(of)).slope, level);
  const deviations = x.map((value) => value - mean(x));
  const leverage = deviations.reduce((sum, d) => sum + Math.abs(d), 0) / deviations.reduce((sum, d) => sum + d * d, 0);
  const reach = 0.5 * spacing * leverage;
  return { ...measured, low: measured.low - reach, high: measured.high + reach };
}
