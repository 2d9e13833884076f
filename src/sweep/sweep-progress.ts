import { log } from '../math/elementary.ts';
import type { Sample } from './results/trace-store.ts';
import type { FinishedRun } from './segment/run-status.ts';
import type { Budget } from './spec/budget-spec.ts';
import type { Run, RunId } from './sweep-plan.ts';

/** Completed fraction of a sweep's work; never decreases. For display only. */
export interface SweepProgress {
  observe(samples: readonly Sample[], finished: readonly FinishedRun[]): void;
  fraction(): number;
}

/** Completed fraction of a run that trains to a target loss: how far log L has come from its initial value. */
function targetShare(initial: number, loss: number, target: number): number {
  if (!(loss > 0) || initial <= target) return 0;
  return (log(initial) - log(loss)) / (log(initial) - log(target));
}

export function createSweepProgress(runs: readonly Run[], budget: Budget): SweepProgress {
  const done = new Float64Array(runs.length);
  const initialLoss = new Map<RunId, number>();
  return {
    observe(samples, finished) {
      for (const { run, probe, step, value } of samples) {
        if (probe !== 'trainLoss') continue;
        if (!initialLoss.has(run)) initialLoss.set(run, value);
        const ofCap = step / runs[run].endStep;
        const ofTarget = budget.kind === 'untilLoss' ? targetShare(initialLoss.get(run)!, value, budget.loss) : 0;
        done[run] = Math.max(done[run], Math.min(0.99, Math.max(ofCap, ofTarget)));
      }
      for (const { run } of finished) done[run] = 1;
    },
    fraction: () => done.reduce((sum, share) => sum + share, 0) / Math.max(1, runs.length),
  };
}
