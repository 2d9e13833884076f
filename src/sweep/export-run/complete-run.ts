import type { Program } from '../../engine/contract.ts';
import { type RunResult, runResults } from '../results/results.ts';
import { createTraceStore } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import { performSegment } from '../segment/segment.ts';
import type { SegmentState } from '../segment/segment-state.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';

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
