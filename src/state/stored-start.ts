import type { LoadedSweep } from '../library/load-sweep.ts';
import { freshTasks } from '../sweep/fresh-tasks.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { createSweepRecord, type SweepCheckpoint, type SweepRecord } from '../sweep/sweep-record.ts';

/** A checkpoint in which the runs of damaged cohorts start again. */
export function completed(plan: SweepPlan, checkpoint: SweepCheckpoint): SweepCheckpoint {
  const { tasks, finished } = checkpoint;
  const held = new Set([
    ...finished.map(({ run }) => run),
    ...tasks.flatMap(({ cohort }) => cohort.runs.map(({ id }) => id)),
  ]);
  const runs = plan.runs.filter(({ id }) => !held.has(id));
  if (runs.length === 0) return checkpoint;
  const free = Math.max(-1, ...tasks.map(({ cohort }) => cohort.id)) + 1;
  return { ...checkpoint, tasks: [...tasks, ...freshTasks(plan, runs, free)] };
}

/** The record of a stored sweep, to be shown. `traces`: samples beside those of the checkpoint. */
export const recordOfStored = (plan: SweepPlan, { row, checkpoint }: LoadedSweep, traces?: TraceStore): SweepRecord =>
  createSweepRecord(plan, {
    pool: { description: row.engine, cohortSize: 1 },
    resumed: completed(plan, checkpoint),
    ...(traces && { traces }),
  });
