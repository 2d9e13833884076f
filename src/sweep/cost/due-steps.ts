import { logSpacedSteps } from '../segment/evaluation-grid.ts';

/** How many steps of some measuring cadences are at most a step. Steps where several are due count once. */
export type CountDue = (step: number) => number;

/** A last step beyond every run: the steps of a cadence before the end of a run do not depend on that end. */
const BEYOND = 1e12;

/** Counts the due steps of the union of cadences, by their points per factor of ten; step 0 is always due. */
export function dueSteps(perDecades: readonly number[]): CountDue {
  const all = new Set<number>([0]);
  for (const perDecade of new Set(perDecades))
    for (const step of logSpacedSteps(perDecade, BEYOND)) if (step < BEYOND) all.add(step);
  const sorted = Float64Array.from(all).sort();
  return (step) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= step) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
