import { EngineError } from '../errors.ts';
import type { SegmentExecutor } from './executor.ts';
import type { SegmentResult } from './segment/segment.ts';
import type { SegmentState } from './segment/segment-state.ts';
import type { SweepControl } from './sweep-control.ts';
import type { Cohort } from './sweep-plan.ts';

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
  readonly control: SweepControl;
  /** Called after every segment, with the task that remains of the cohort; undefined once the cohort has ended. */
  readonly onSegment: (result: SegmentResult, cohort: Cohort, next: CohortTask | undefined) => void;
  /** Target duration of a segment: short enough for live panels, long enough to amortise the hand-over. */
  readonly segmentMilliseconds?: number;
}

const DEFAULT_SEGMENT_MILLISECONDS = 200;
const FIRST_SEGMENT_STEPS = 16;
/** After this many failures in a row the segment is taken to be the cause, not the executors. */
const MAX_FAILURES_IN_A_ROW = 3;

/** A task that no executor is working on. */
interface QueuedTask extends CohortTask {
  /** Steps of the next segment. Follows the measured speed; results do not depend on it. */
  readonly segmentSteps: number;
  readonly failures: number;
}

/** Completed fraction of the longest run of a cohort. */
const share = ({ cohort, state }: CohortTask) =>
  (state?.step ?? 0) / Math.max(...cohort.runs.map((run) => run.endStep));
const longest = ({ cohort }: CohortTask) => Math.max(...cohort.runs.map((run) => run.endStep));

/** A task may lead the least advanced one by this much where its data set is open: data are not fetched for every segment. */
const LARGEST_LEAD = 0.05;

/** The least advanced task, of equals the longest: all curves grow together and no long run remains at the end. */
function leastOf(tasks: readonly QueuedTask[]): QueuedTask | undefined {
  return tasks.reduce<QueuedTask | undefined>((best, task) => {
    if (best === undefined) return task;
    const difference = share(task) - share(best);
    return difference < 0 || (difference === 0 && longest(task) > longest(best)) ? task : best;
  }, undefined);
}

/** Removes a task for an executor: the least advanced, or one that leads it by little and whose data set is open. */
function takeNext(
  open: QueuedTask[],
  { hasDataFor = () => true }: Pick<SegmentExecutor, 'hasDataFor'>,
): QueuedTask | undefined {
  const least = leastOf(open);
  if (least === undefined) return undefined;
  const ready = hasDataFor(least.cohort) ? least : leastOf(open.filter(({ cohort }) => hasDataFor(cohort)));
  const chosen = ready && share(ready) <= share(least) + LARGEST_LEAD ? ready : least;
  open.splice(open.indexOf(chosen), 1);
  return chosen;
}

/** Steps of the next segment, from the duration of the last; changes by at most a factor of four. */
function adaptedSteps(steps: number, elapsed: number, target: number): number {
  const wanted = steps * Math.min(4, Math.max(0.25, target / Math.max(elapsed, 1)));
  return Math.max(1, Math.round(wanted));
}

async function work(index: number, open: QueuedTask[], options: PerformTasksOptions): Promise<void> {
  const { spawn, control, onSegment, segmentMilliseconds = DEFAULT_SEGMENT_MILLISECONDS } = options;
  let executor = await spawn(index, undefined);
  try {
    while (await control.permission()) {
      const task = takeNext(open, executor);
      if (task === undefined) return;
      const { cohort, state, segmentSteps } = task;
      const started = performance.now();
      try {
        const result = await executor.perform({ cohort, state, untilStep: (state?.step ?? 0) + segmentSteps });
        const steps = adaptedSteps(segmentSteps, performance.now() - started, segmentMilliseconds);
        const next = result.state && { cohort, state: result.state, segmentSteps: steps, failures: 0 };
        if (next) open.push(next);
        onSegment(result, cohort, next ?? undefined);
      } catch (failure) {
        // Only the segment is lost: its task goes back to the queue with the state it had.
        open.push({ ...task, failures: task.failures + 1 });
        if (task.failures + 1 >= MAX_FAILURES_IN_A_ROW || !(failure instanceof EngineError)) throw failure;
        executor.dispose();
        executor = await spawn(index, failure);
      }
    }
  } finally {
    executor.dispose();
  }
}

/**
 * Performs tasks to their end on `workers` executors. Resolves to the remaining tasks: none once all runs have ended, some
 * if stopped. Results do not depend on the number of workers, their speed or their failures.
 */
export async function performTasks(options: PerformTasksOptions): Promise<readonly CohortTask[]> {
  const open: QueuedTask[] = options.tasks.map((task) => ({ ...task, segmentSteps: FIRST_SEGMENT_STEPS, failures: 0 }));
  // A pool may hold an open executor, so one is spawned and disposed of even if the sweep has been stopped already.
  const wanted = options.control.state === 'stopped' ? 1 : options.workers;
  const workers = Math.max(1, Math.min(wanted, open.length));
  const outcomes = await Promise.allSettled(Array.from({ length: workers }, (_, index) => work(index, open, options)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  // Other executors take over the tasks of one that failed; it is an error only if tasks remain.
  if (failed && open.length > 0 && options.control.state !== 'stopped') throw failed.reason;
  return open;
}
