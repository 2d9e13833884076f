import type { TraceStore } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { RunId, SweepPlan } from '../sweep-plan.ts';

/** A sweep that has ended: by itself, or because it was stopped. */
export interface EndedSweep {
  readonly plan: SweepPlan;
  readonly traces: TraceStore;
  /** Of every run; those that the user stopped are `stopped`. */
  readonly finished: ReadonlyMap<RunId, FinishedRun>;
}

/** How far each run had come, by run; without those of which nothing was measured: they had not reached step 0. */
export function reachedRuns({ plan, traces, finished }: EndedSweep): ReadonlyMap<RunId, FinishedRun> {
  const reached = plan.runs.flatMap(({ id }) => {
    const end = finished.get(id);
    return end && traces.columns(id, 'trainLoss').length > 0 ? [[id, end] as const] : [];
  });
  return new Map(reached);
}
