import type { SegmentExecutor } from './executor.ts';
import type { SegmentState } from './segment/segment-state.ts';
import type { Cohort } from './sweep-plan.ts';

/** A task that no executor is working on. */
export interface QueuedTask {
  readonly cohort: Cohort;
  readonly state: SegmentState | null;
  /** Steps of the next segment. Follows the measured speed; results do not depend on it. */
  readonly segmentSteps: number;
  /** Failures in a row of its next segment. */
  readonly failures: number;
}

export interface TaskQueue {
  readonly tasks: readonly QueuedTask[];
  /**
   * Removes a task for an executor: the least advanced, or one that leads it by little and whose data set is open; every third
   * time the first to end, until `hasLead` is false.
   */
  take(executor: Pick<SegmentExecutor, 'hasDataFor'>): QueuedTask | undefined;
  /** Whether one task is to lead the others. */
  hasLead: boolean;
  /** Puts a task back that was taken. */
  put(task: QueuedTask): void;
  /** A task that was taken has ended. */
  end(): void;
  /** Whether every task has ended; resolves once that is so. */
  readonly isEnded: boolean;
  readonly ended: Promise<void>;
}

/** One step gives every curve its first two points at once. */
const FIRST_SEGMENT_STEPS = 1;
/** Of a task that goes on. */
const NEXT_SEGMENT_STEPS = 16;
/** A task may lead the least advanced one by this much where its data set is open: data are not fetched for every segment. */
const LARGEST_LEAD = 0.05;

type Task = Pick<QueuedTask, 'cohort' | 'state'>;

const longest = ({ cohort }: Task) => Math.max(...cohort.runs.map((run) => run.endStep));
/** Completed fraction of the longest run of a cohort. */
const share = (task: Task) => (task.state?.step ?? 0) / longest(task);

/** The least advanced task, of equals the longest: all curves grow together and no long run remains at the end. */
function leastOf(tasks: readonly QueuedTask[]): QueuedTask | undefined {
  return tasks.reduce<QueuedTask | undefined>((best, task) => {
    if (best === undefined) return task;
    const difference = share(task) - share(best);
    return difference < 0 || (difference === 0 && longest(task) > longest(best)) ? task : best;
  }, undefined);
}

/** One in this many segments is the leader's. */
const LEAD_EVERY = 3;

/** Largest η/B of a cohort: at equal cost per step, or per example, its runs reach any loss or η·step for the least. */
const largestRatio = ({ cohort }: Task) => Math.max(...cohort.runs.map((run) => run.learningRate / cohort.batchSize));

/** The task that is expected to end first. */
function leaderOf(tasks: readonly QueuedTask[]): QueuedTask | undefined {
  const largest = Math.max(...tasks.map(largestRatio));
  return leastOf(tasks.filter((task) => largestRatio(task) === largest));
}

export function createTaskQueue(started: readonly Task[]): TaskQueue {
  const tasks: QueuedTask[] = started.map((task) => ({
    ...task,
    segmentSteps: task.state === null ? FIRST_SEGMENT_STEPS : NEXT_SEGMENT_STEPS,
    failures: 0,
  }));
  const leader = leaderOf(tasks)?.cohort;
  let open = tasks.length;
  let taken = 0;
  let resolveEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    resolveEnded = resolve;
  });
  return {
    tasks,
    ended,
    get isEnded() {
      return open === 0;
    },
    hasLead: true,
    put: (task) => void tasks.push(task),
    end() {
      if (--open === 0) resolveEnded();
    },
    take({ hasDataFor = () => true }) {
      const least = leastOf(tasks);
      if (least === undefined) return undefined;
      const leads = this.hasLead && taken++ % LEAD_EVERY === 0;
      const leading = leads ? tasks.find(({ cohort }) => cohort === leader && hasDataFor(cohort)) : undefined;
      const ready = hasDataFor(least.cohort) ? least : leastOf(tasks.filter(({ cohort }) => hasDataFor(cohort)));
      const follower = ready && share(ready) <= share(least) + LARGEST_LEAD ? ready : least;
      const chosen = leading ?? follower;
      tasks.splice(tasks.indexOf(chosen), 1);
      return chosen;
    },
  };
}
