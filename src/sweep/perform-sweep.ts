import type { Dataset } from '../data/dataset.ts';
import type { DatasetSpec } from '../data/spec.ts';
import type { ExecutorPool } from './executor.ts';
import { performTasks } from './perform-tasks.ts';
import { planSweep } from './plan.ts';
import { parseSweepSpec } from './spec/sweep-spec.ts';
import { createSweepControl, type SweepControl } from './sweep-control.ts';
import { createSweepData, type SweepData } from './sweep-data.ts';
import type { SweepPlan } from './sweep-plan.ts';
import type { SweepRecord } from './sweep-record.ts';

export interface PreparedSweep {
  readonly plan: SweepPlan;
  readonly data: SweepData;
}

/** Validates a spec, plans its runs and gives access to its data sets, each made by `build`. */
export async function prepareSweep(
  input: unknown,
  build: (spec: DatasetSpec) => Promise<Dataset>,
): Promise<PreparedSweep> {
  const spec = parseSweepSpec(input);
  const data = await createSweepData(spec.dataset, build);
  return { plan: planSweep(spec, data.first), data };
}

export interface PerformSweepOptions {
  readonly pool: ExecutorPool;
  readonly control?: SweepControl;
  /** Called after every segment, once it has been recorded. */
  readonly onSegment?: () => void;
  readonly segmentMilliseconds?: number;
}

/** Performs the tasks that remain in a record on a pool, until all runs have ended or `control` stops them. */
export async function performSweep(
  record: SweepRecord,
  { pool, control = createSweepControl(), onSegment, segmentMilliseconds }: PerformSweepOptions,
): Promise<void> {
  await performTasks({
    tasks: record.tasks,
    workers: pool.workers,
    control,
    spawn: (index, failure) => pool.spawn(index, failure),
    onSegment(result, cohort, next) {
      record.record(result, cohort, next);
      onSegment?.();
    },
    ...(segmentMilliseconds !== undefined && { segmentMilliseconds }),
  });
}
