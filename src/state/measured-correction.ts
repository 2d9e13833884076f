import { correctionOf, millisecondsOf, type SpeedCorrection } from '../sweep/cost/engine-speed.ts';
import { runCosts } from '../sweep/cost/run-cost.ts';
import { addWork, NO_WORK } from '../sweep/cost/work.ts';
import { runById } from '../sweep/sweep-plan.ts';
import type { BoardSweep } from './app-state.ts';

/** What was measured on the board's sweep as a factor of what its ended runs were predicted to take; null before any ended. */
export function measuredCorrection({ plan, finished, milliseconds, engine }: BoardSweep): SpeedCorrection | null {
  // Of a sweep with open runs, time was spent on these too.
  if (milliseconds === null || engine === null || finished.size < plan.runs.length) return null;
  const costs = runCosts(plan);
  let work = NO_WORK;
  for (const { run, step } of finished.values())
    work = addWork(work, costs.work(runById(plan, run), { step, hasEnded: true }));
  return correctionOf(milliseconds, millisecondsOf(work, engine.kind));
}
