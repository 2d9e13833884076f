import type { EngineDescription } from '../engine/contract.ts';
import { EngineError, isLost } from '../errors.ts';
import type { CohortProgress } from './cohort-progress.ts';
import type { SegmentExecutor } from './executor.ts';
import type { SegmentResult } from './segment/segment.ts';
import type { SegmentState } from './segment/segment-state.ts';
import type { SweepControl } from './sweep-control.ts';
import { lossIncident, type SweepIncident } from './sweep-incident.ts';
import type { Cohort } from './sweep-plan.ts';
import { createTaskQueue, type QueuedTask, type TaskQueue } from './task-queue.ts';
import { STOPPED, untilStopped } from './until-stopped.ts';

/** A cohort that has not ended, and the state it has reached; null: not started. */
export interface CohortTask {
  readonly cohort: Cohort;
  readonly state: SegmentState | null;
}

export interface PerformTasksOptions {
  readonly tasks: readonly CohortTask[];
  /** Makes executor number `index`; called again, with the failure, when one breaks. */
  readonly spawn: (index: number, failure: unknown) => Promise<SegmentExecutor>;
  readonly workers: number;
  /** The engine of executors that are still to be made. */
  readonly engine: EngineDescription;
  readonly control: SweepControl;
  /** Called after every segment. What it throws ends the sweep. */
  readonly onSegment: (progress: CohortProgress) => void;
  /** Called when an executor was lost, and its segment with it if it had one, which goes back to the queue. */
  readonly onIncident?: ((incident: SweepIncident) => void) | undefined;
  /** Target duration of a segment: short enough for live panels, long enough to amortise the hand-over. */
  readonly segmentMilliseconds?: number;
  /** Time that a stop gives segments to be finished; afterwards they are discarded. */
  readonly graceMilliseconds?: number;
}

const DEFAULT_SEGMENT_MILLISECONDS = 200;
const DEFAULT_GRACE_MILLISECONDS = 2000;
/** After this many failures in a row of one segment or of one executor's successors, no further one is made. */
const MAX_FAILURES_IN_A_ROW = 3;
/** Wait before the second and each later attempt in a row: a driver that is reset needs a moment. */
const RETRY_MILLISECONDS = 500;

/** Steps of the next segment, from the duration of the last; changes by at most a factor of four. */
function adaptedSteps(steps: number, elapsed: number, target: number): number {
  const wanted = steps * Math.min(4, Math.max(0.25, target / Math.max(elapsed, 1)));
  return Math.max(1, Math.round(wanted));
}

/** The task of a lost segment. Fewer steps follow a lost worker: perhaps it was busy for too long to be believed alive. */
function afterFailure(task: QueuedTask, { lost }: EngineError): QueuedTask {
  const segmentSteps = lost === 'worker' ? Math.ceil(task.segmentSteps / 4) : task.segmentSteps;
  return { ...task, segmentSteps, failures: task.failures + 1 };
}

/** One place of a pool: an executor at a time, made anew when it is lost. */
class Place {
  private executor: SegmentExecutor | null = null;
  private failure: unknown;
  private failures = 0;

  constructor(
    private readonly index: number,
    private readonly queue: TaskQueue,
    private readonly options: PerformTasksOptions,
  ) {}

  /** Performs tasks of the queue until none is left or the sweep is stopped. Rejects when it cannot go on. */
  async work(): Promise<void> {
    const { control } = this.options;
    try {
      while (!this.queue.isEnded && (await control.permission())) {
        const executor = this.executor ?? (await this.spawned());
        // Stopped, not needed any more, or failed and to be made again.
        if (executor === null) continue;
        const task = this.queue.take(executor);
        if (task === undefined) return;
        await this.perform(executor, task);
      }
    } finally {
      this.executor?.dispose();
    }
  }

  private async spawned(): Promise<SegmentExecutor | null> {
    const { control, spawn, engine, onIncident } = this.options;
    if (this.failures > 1) await untilStopped(new Promise((resume) => setTimeout(resume, RETRY_MILLISECONDS)), control);
    if (control.state === 'stopped') return null;
    const spawning = spawn(this.index, this.failure);
    try {
      // One that is slow to start, or has been lost as it did, is not waited for once the others have ended all tasks.
      const needed = Promise.race([spawning, this.queue.ended.then((): typeof STOPPED => STOPPED)]);
      const made = await untilStopped(needed, control);
      if (made === STOPPED)
        void spawning.then((late) => late.dispose()).catch(() => null); // it was not made
      else this.executor = made;
    } catch (failure) {
      // The first executor must be made, unless its worker or device was lost on the way; of later ones a failure is one more
      // loss in the row.
      if (this.failures === 0 && !isLost(failure)) throw failure;
      if (isLost(failure)) onIncident?.(lossIncident(failure, engine));
      this.countFailure(failure);
    }
    return this.executor;
  }

  private async perform(executor: SegmentExecutor, task: QueuedTask): Promise<void> {
    const { control, onSegment, onIncident, segmentMilliseconds: target = DEFAULT_SEGMENT_MILLISECONDS } = this.options;
    const { graceMilliseconds: grace = DEFAULT_GRACE_MILLISECONDS } = this.options;
    const { cohort, state, segmentSteps } = task;
    const started = performance.now();
    let result: SegmentResult | typeof STOPPED;
    try {
      const performing = executor.perform({ cohort, state, untilStep: (state?.step ?? 0) + segmentSteps });
      result = await untilStopped(performing, control, grace);
    } catch (failure) {
      // Only the segment is lost: its task goes back to the queue with the state it had.
      this.executor = null;
      executor.dispose();
      if (!(failure instanceof EngineError)) {
        this.queue.put(task);
        throw failure;
      }
      this.queue.put(afterFailure(task, failure));
      if (control.state === 'stopped') return;
      onIncident?.(lossIncident(failure, executor.engine, state?.step ?? 0));
      if (task.failures + 1 >= MAX_FAILURES_IN_A_ROW) throw failure;
      this.countFailure(failure);
      return;
    }
    if (result === STOPPED) {
      this.queue.put(task);
      return;
    }
    this.failures = 0;
    // One run is seen to its end early; after that all advance alike.
    if (result.finished.length > 0) this.queue.hasLead = false;
    const steps = adaptedSteps(segmentSteps, performance.now() - started, target);
    if (result.state) this.queue.put({ cohort, state: result.state, segmentSteps: steps, failures: 0 });
    else this.queue.end();
    onSegment({ ...result, cohort, engine: executor.engine.kind });
  }

  /** Counts a failure of this place; throws it if it is one too many in a row. */
  private countFailure(failure: unknown): void {
    this.failure = failure;
    this.failures++;
    if (this.failures >= MAX_FAILURES_IN_A_ROW || !(failure instanceof EngineError)) throw failure;
  }
}

/**
 * Performs tasks to their end on `workers` executors. Resolves to the remaining tasks: none once all runs have ended, some
 * if stopped. A stop takes effect within the grace time even where an executor never answers. Results do not depend on
 * the number of workers, their speed or their failures.
 */
export async function performTasks(options: PerformTasksOptions): Promise<readonly CohortTask[]> {
  const { control, tasks } = options;
  const queue = createTaskQueue(tasks);
  const places = Math.min(options.workers, tasks.length);
  const outcomes = await Promise.allSettled(
    Array.from({ length: places }, (_, index) => new Place(index, queue, options).work()),
  );
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  const fault = failures.find((failure) => !(failure instanceof EngineError));
  if (fault !== undefined) throw fault;
  // Other executors take over the tasks of one that was lost; it is an error only if tasks remain.
  if (failures.length > 0 && queue.tasks.length > 0 && control.state !== 'stopped') throw failures[0];
  return queue.tasks;
}
