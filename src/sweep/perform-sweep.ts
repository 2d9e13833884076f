import type { Dataset } from '../data/dataset.ts';
import type { DatasetSpec } from '../data/spec.ts';
import { EngineError } from '../errors.ts';
import type { CohortProgress } from './cohort-progress.ts';
import { boundedCost } from './cost/bounds.ts';
import type { ExecutorPool } from './executor.ts';
import { type PerformTasksOptions, performTasks } from './perform-tasks.ts';
import { planSweep } from './plan.ts';
import { parseSweepSpec } from './spec/sweep-spec.ts';
import { createSweepControl, type SweepControl } from './sweep-control.ts';
import { createSweepData, type SweepData } from './sweep-data.ts';
import { type SweepIncident, takeoverIncident } from './sweep-incident.ts';
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
  boundedCost(spec); // before anything is made of it
  const data = await createSweepData(spec.dataset, build);
  return { plan: planSweep(spec, data.first), data };
}

/** What is performed: the tasks of a record, which keeps what they add. */
type PerformedRecord = Pick<SweepRecord, 'tasks' | 'record'>;

export interface PerformSweepOptions {
  /** Disposed of when the sweep ends. */
  readonly pool: ExecutorPool;
  readonly control?: SweepControl;
  /** Called after every segment, once it has been recorded. What it throws ends the sweep. */
  readonly onSegment?: (progress: CohortProgress) => void;
  /** Called when an executor was lost, or another engine takes over. */
  readonly onIncident?: (incident: SweepIncident) => void;
  readonly segmentMilliseconds?: number;
}

/** Performs the tasks that remain on one pool. Returns the failure after which another engine can go on, or null. */
async function performOn(
  pool: ExecutorPool,
  record: PerformedRecord,
  options: Omit<PerformTasksOptions, 'tasks' | 'spawn' | 'workers' | 'engine'>,
): Promise<EngineError | null> {
  try {
    await performTasks({
      ...options,
      tasks: record.tasks,
      workers: pool.workers,
      engine: pool.description,
      spawn: (index, failure) => pool.spawn(index, failure),
    });
    return null;
  } catch (failure) {
    if (failure instanceof EngineError && pool.fallback) return failure;
    throw failure;
  } finally {
    pool.dispose?.();
  }
}

/**
 * Performs the tasks that remain in a record on a pool, until all runs have ended or `control` stops them. Where the
 * engine of the pool fails for good, its fallback goes on; the record then says for each run from which step.
 */
export async function performSweep(
  record: PerformedRecord,
  { pool, control = createSweepControl(), onSegment, onIncident, segmentMilliseconds }: PerformSweepOptions,
): Promise<void> {
  const options = {
    control,
    onSegment(progress: CohortProgress) {
      record.record(progress);
      onSegment?.(progress);
    },
    onIncident,
    ...(segmentMilliseconds !== undefined && { segmentMilliseconds }),
  };
  let current = pool;
  for (;;) {
    const failure = await performOn(current, record, options);
    if (failure === null) return;
    const next = await current.fallback!(failure);
    onIncident?.(takeoverIncident(failure, current.description, next.description));
    current = next;
  }
}
