import type { Program } from '../../engine/contract.ts';
import type { Run, SweepPlan } from '../plan.ts';
import { type RunResult, runResults } from '../results.ts';
import type { FinishedRun } from '../run-status.ts';
import { performSegment, type SegmentState } from '../segment.ts';
import { createTraceStore } from '../trace-store.ts';

/** Trains and measures one run to its end: the result that it has in a sweep of this plan, bit for bit. */
export async function completeRun(program: Program, plan: SweepPlan, run: Run): Promise<RunResult> {
  const cohort = { id: 0, batchSize: run.batchSize, runs: [run] };
  const traces = createTraceStore();
  const finished: FinishedRun[] = [];
  let state: SegmentState | null = null;
  do {
    const result = await performSegment(program, plan, { cohort, state, untilStep: run.endStep });
    traces.append(result.samples);
    finished.push(...result.finished);
    state = result.state;
  } while (state !== null);
  return runResults(plan, traces, new Map(finished.map((ended) => [ended.run, ended])))[run.id];
}
