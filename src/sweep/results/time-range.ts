import type { SweepPlan } from '../sweep-plan.ts';
import type { Clock } from './clock.ts';
import { clockOf } from './clock.ts';
import type { RunResult } from './results.ts';

/**
 * From the shortest time of one step to the longest time that a run has reached, on a clock; diverged runs count. null before
 * anything is trained.
 */
export function timeRange(
  plan: SweepPlan,
  results: readonly RunResult[],
  clock: Clock,
): readonly [number, number] | null {
  const time = clockOf(plan, clock);
  const trained = results.filter(({ step }) => step > 0);
  if (trained.length === 0) return null;
  return [
    Math.min(...trained.map(({ run }) => time(run, 1))),
    Math.max(...trained.map(({ run, step }) => time(run, step))),
  ];
}
