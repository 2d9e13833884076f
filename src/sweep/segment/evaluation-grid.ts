import { exp, log } from '../../math/elementary.ts';

/**
 * Steps of a measuring cadence: 0, then log-spaced with `perDecade` points per factor of ten (each at least
 * one step later), up to and including `end`. A function of its arguments alone, so cadence never depends on timing.
 * With perDecade = 0: only 0 and `end`.
 */
export function logSpacedSteps(perDecade: number, end: number): number[] {
  const steps = [0];
  if (perDecade > 0) {
    const ratio = exp(log(10) / perDecade);
    for (let step = 1; step < end; step = Math.max(step + 1, Math.round(step * ratio))) steps.push(step);
  }
  if (end > 0) steps.push(end);
  return steps;
}
