import { exp, log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { stepsToTarget } from '../../theory/noise-scale.ts';

export interface Hyperbola {
  readonly fewestSteps: number;
  readonly criticalBatch: number;
  /** √(mean (log S − log fit)²). */
  readonly rmsLogResidual: number;
}

/** B_crit is searched between 2⁻¹⁰ and 2³⁰: beyond, the curve is flat or a power law over any feasible B. */
const [LEAST, MOST] = [-10 * Math.LN2, 30 * Math.LN2];
const GRID = 80; // half octaves: the sum of squares varies on the scale of octaves
const HALVINGS = 40;

/**
 * Fit of S = S_min(1 + B_crit/B) by least squares in log S: for each B_crit the best log S_min is a mean, and B_crit is the
 * minimum on a grid, refined by golden-section search. NaN if a number of steps is not finite.
 */
export function fitHyperbola(batchSizes: readonly number[], steps: readonly number[]): Hyperbola {
  const logSteps = steps.map(log);
  const residuals = (logCritical: number) => {
    const critical = exp(logCritical);
    return logSteps.map((value, i) => value - log(stepsToTarget(batchSizes[i], 1, critical)));
  };
  const meanSquare = (logCritical: number) => {
    const left = residuals(logCritical);
    const centre = mean(left);
    return mean(left.map((value) => (value - centre) ** 2));
  };
  const pace = (MOST - LEAST) / GRID;
  const places = Array.from({ length: GRID + 1 }, (_, i) => LEAST + i * pace);
  const errors = places.map(meanSquare);
  const best = places[errors.indexOf(Math.min(...errors))];
  if (best === undefined) return { fewestSteps: Number.NaN, criticalBatch: Number.NaN, rmsLogResidual: Number.NaN };
  let [low, high] = [best - pace, best + pace];
  for (let i = 0; i < HALVINGS; i++) {
    const [first, second] = [low + 0.381966 * (high - low), low + 0.618034 * (high - low)];
    if (meanSquare(first) <= meanSquare(second)) high = second;
    else low = first;
  }
  const logCritical = (low + high) / 2;
  return {
    fewestSteps: exp(mean(residuals(logCritical))),
    criticalBatch: exp(logCritical),
    rmsLogResidual: Math.sqrt(meanSquare(logCritical)),
  };
}
