import type { Program } from '../../engine/contract.ts';
import type { Run, SweepPlan } from '../plan.ts';
import { type RunResult, runResults } from '../results.ts';
import { performSegment } from '../segment.ts';
import { createTraceStore } from '../trace-store.ts';

/** Trains and measures one run to its end: the result that it has in a sweep of this plan, bit for bit. */
export async function completeRun(program: Program, plan: SweepPlan, run: Run): Promise<RunResult> {
  const cohort = { id: 0, batchSize: run.batchSize, runs: [run] };
  const { samples, finished } = await performSegment(program, plan, { cohort, state: null, untilStep: run.endStep });
  const traces = createTraceStore();
  traces.append(samples);
  return runResults(plan, traces, new Map(finished.map((ended) => [ended.run, ended])))[run.id];
}
