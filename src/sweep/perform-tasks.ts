import { EngineError } from '../errors.ts';
import type { SegmentExecutor } from './executor.ts';
import type { SegmentResult } from './segment/segment.ts';
import type { SegmentState } from './segment/segment-state.ts';
import type { SweepControl } from './sweep-control.ts';
import type { Cohort } from './sweep-plan.ts';

/** A cohort and where it stands: what is still to do. A list of these is a checkpoint. */
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
  /** Called after every segment, with the cohort's task as it now stands (undefined once the cohort has ended). */
  readonly onSegment: (result: SegmentResult, cohort: Cohort, next: CohortTask | undefined) => void;
  /** Milliseconds a segment should take: short enough to feel live, long enough to hide the hand-over. */
  readonly segmentMilliseconds?: number;
}

const DEFAULT_SEGMENT_MILLISECONDS = 200;
const FIRST_SEGMENT_STEPS = 16;
/** A segment that breaks this many executors in a row is itself at fault. */
const MAX_FAILURES_IN_A_ROW = 3;

/** A task that no executor is working on. */
interface QueuedTask extends CohortTask {
  /** How many steps the next segment takes: follows the measured speed, never changes a result. */
  readonly segmentSteps: number;
  readonly failures: number;
}

/** Fraction of its longest run a cohort has behind it. */
const share = ({ cohort, state }: CohortTask) =>
  (state?.step ?? 0) / Math.max(...cohort.runs.map((run) => run.endStep));
const longest = ({ cohort }: CohortTask) => Math.max(...cohort.runs.map((run) => run.endStep));

/** How far ahead of the least a task may be whose data are at hand: where memory is short, data are not fetched for every segment. */
const LARGEST_LEAD = 0.05;

/** The task that is least far along, the longest first among equals: all curves grow together, none is left over. */
function leastOf(tasks: readonly QueuedTask[]): QueuedTask | undefined {
  return tasks.reduce<QueuedTask | undefined>((best, task) => {
    if (best === undefined) return task;
    const difference = share(task) - share(best);
    return difference < 0 || (difference === 0 && longest(task) > longest(best)) ? task : best;
  }, undefined);
}

/** Takes a task for an executor: the least far along, or one that is hardly farther and has its data at hand. */
function takeNext(
  open: QueuedTask[],
  { isAtHand = () => true }: Pick<SegmentExecutor, 'isAtHand'>,
): QueuedTask | undefined {
  const least = leastOf(open);
  if (least === undefined) return undefined;
  const atHand = isAtHand(least.cohort) ? least : leastOf(open.filter(({ cohort }) => isAtHand(cohort)));
  const chosen = atHand && share(atHand) <= share(least) + LARGEST_LEAD ? atHand : least;
  open.splice(open.indexOf(chosen), 1);
  return chosen;
}

/** Steps of the next segment from the time of the last, at most four times more or fewer at once. */
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
        // The segment is lost, its starting state is not: put it back and replace the executor.
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
 * Runs every task to its end on `workers` executors. Resolves to what is left: empty when all runs have ended, the
 * remaining tasks when stopped. Results do not depend on the number of workers, their speed or their failures.
 */
export async function performTasks(options: PerformTasksOptions): Promise<readonly CohortTask[]> {
  const open: QueuedTask[] = options.tasks.map((task) => ({ ...task, segmentSteps: FIRST_SEGMENT_STEPS, failures: 0 }));
  // A pool may have its first executor open already: even where nothing is to be done, one is spawned and disposed of.
  const wanted = options.control.state === 'stopped' ? 1 : options.workers;
  const workers = Math.max(1, Math.min(wanted, open.length));
  const outcomes = await Promise.allSettled(Array.from({ length: workers }, (_, index) => work(index, open, options)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  // Work that a broken executor left behind is taken up by the others; only what nobody could do is a failure.
  if (failed && open.length > 0 && options.control.state !== 'stopped') throw failed.reason;
  return open;
}
