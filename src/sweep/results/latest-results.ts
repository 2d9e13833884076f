import type { FinishedRun } from '../segment/run-status.ts';
import type { Run, RunId, SweepPlan } from '../sweep-plan.ts';
import { RESULT_PROBES, type RunResult, runResult } from './results.ts';
import type { TraceColumns, TraceStore } from './trace-store.ts';

interface Held {
  readonly run: Run;
  /** Of each of `RESULT_PROBES`. */
  readonly columns: readonly TraceColumns[];
  samples: number;
  ended: FinishedRun | undefined;
  result: RunResult;
}

const held = new WeakMap<TraceStore, Map<RunId, Held>>();

const samplesIn = (columns: readonly TraceColumns[]) => columns.reduce((sum, { length }) => sum + length, 0);

/**
 * `runResults` of a store that grows: a run to which nothing was added since this was last asked has the same object as then,
 * so that what was made of it can be kept.
 */
export function latestResults(
  plan: SweepPlan,
  traces: TraceStore,
  finished: ReadonlyMap<RunId, FinishedRun>,
): RunResult[] {
  const ofStore = held.get(traces) ?? new Map<RunId, Held>();
  held.set(traces, ofStore);
  return plan.runs.map((run) => {
    const ended = finished.get(run.id);
    const before = ofStore.get(run.id);
    const own = before?.run === run ? before : null;
    const columns = own?.columns ?? RESULT_PROBES.map((probe) => traces.columns(run.id, probe));
    const samples = samplesIn(columns);
    if (own && own.samples === samples && own.ended === ended) return own.result;
    const result = runResult(run, traces, ended);
    ofStore.set(run.id, { run, columns, samples, ended, result });
    return result;
  });
}
