import type { EngineKind } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import type { ExecutorPool } from './executor.ts';
import type { CohortTask } from './perform-tasks.ts';
import { cohortsOf } from './plan.ts';
import { canonicalJson, sweepFingerprint } from './results/fingerprint.ts';
import { type RunResult, runResults } from './results/results.ts';
import { createTraceStore, type Sample, type TraceStore } from './results/trace-store.ts';
import { type PhaseMilliseconds, sumOfPhases } from './segment/phase.ts';
import type { FinishedRun } from './segment/run-status.ts';
import type { SegmentResult } from './segment/segment.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';
import type { Cohort, RunId, SweepPlan } from './sweep-plan.ts';
import { createSweepProgress } from './sweep-progress.ts';

/** What the numbers of a sweep depend on. */
export interface SweepIdentity {
  readonly spec: SweepSpec;
  readonly engine: EngineKind;
}

export const isSameSweep = (a: SweepIdentity, b: SweepIdentity): boolean =>
  a.engine === b.engine && canonicalJson(a.spec) === canonicalJson(b.spec);

/** Everything needed to resume an interrupted sweep. Plain data, so that it can be cloned and stored. */
export interface SweepCheckpoint extends SweepIdentity {
  readonly version: 1;
  /** The cohorts that have not ended, each with the state it has reached. */
  readonly tasks: readonly CohortTask[];
  readonly samples: readonly Sample[];
  readonly finished: readonly FinishedRun[];
  /** Worker time so far; absent where workers reported none. */
  readonly milliseconds?: PhaseMilliseconds;
}

/** The progress and results of a sweep that is being performed. */
export interface SweepRecord {
  readonly plan: SweepPlan;
  readonly traces: TraceStore;
  /** Outcomes; runs that are still training are absent. */
  readonly finished: ReadonlyMap<RunId, FinishedRun>;
  /** The cohorts that have not ended, each with the state it has reached. */
  readonly tasks: readonly CohortTask[];
  /** Fraction of the work done, in [0, 1]. */
  readonly fraction: number;
  /** Worker time by phase, summed over all segments; null before any worker has reported it. */
  readonly milliseconds: PhaseMilliseconds | null;
  /** Adds the result of a segment and the task that remains of its cohort, if any. */
  record(result: SegmentResult, cohort: Cohort, next: CohortTask | undefined): void;
  /** Records that the runs of the remaining tasks have been stopped, each at the step it has reached. */
  recordStopped(): void;
  /** The latest values of every run, in plan order. */
  results(): RunResult[];
  /** Null while tasks remain. */
  fingerprint(): string | null;
  checkpoint(): SweepCheckpoint;
}

const stoppedRuns = (tasks: readonly CohortTask[]): FinishedRun[] =>
  tasks.flatMap(({ cohort, state }) =>
    (state?.runs ?? cohort.runs).map((run) => ({ run: run.id, outcome: 'stopped' as const, step: state?.step ?? 0 })),
  );

interface SweepRecordOptions {
  /** What the sweep is to be performed on. */
  readonly pool: Pick<ExecutorPool, 'description' | 'cohortSize'>;
  /** Absent: the sweep starts from its beginning. */
  readonly resumed?: SweepCheckpoint | undefined;
}

/** The record of a sweep before its first segment, or after those that a checkpoint holds. */
export function createSweepRecord(plan: SweepPlan, { pool, resumed }: SweepRecordOptions): SweepRecord {
  const { spec } = plan;
  const engine = pool.description.kind;
  if (resumed && !isSameSweep(resumed, { spec, engine }))
    throw new SpecError(
      `checkpoint: it must be of the same sweep on engine "${engine}", got one of another sweep or on engine ` +
        `"${resumed.engine}". Start the sweep from its beginning.`,
    );
  const initialTasks = resumed?.tasks ?? cohortsOf(plan, pool.cohortSize).map((cohort) => ({ cohort, state: null }));
  const tasks = new Map(initialTasks.map((task) => [task.cohort.id, task]));
  const finished = new Map((resumed?.finished ?? []).map((run) => [run.run, run]));
  const traces = createTraceStore();
  traces.append(resumed?.samples ?? []);
  const progress = createSweepProgress(plan.runs, spec.budget);
  progress.observe(traces.all(), [...finished.values()]);
  let milliseconds = resumed?.milliseconds ?? null;
  const recordFinished = (ended: readonly FinishedRun[]) => {
    for (const run of ended) finished.set(run.run, run);
  };
  const results = () => runResults(plan, traces, finished);
  return {
    plan,
    traces,
    finished,
    get tasks() {
      return [...tasks.values()];
    },
    get fraction() {
      return progress.fraction();
    },
    get milliseconds() {
      return milliseconds;
    },
    record(result, cohort, next) {
      traces.append(result.samples);
      recordFinished(result.finished);
      progress.observe(result.samples, result.finished);
      if (result.milliseconds) milliseconds = sumOfPhases(milliseconds, result.milliseconds);
      if (next) tasks.set(cohort.id, { cohort, state: next.state });
      else tasks.delete(cohort.id);
    },
    recordStopped: () => recordFinished(stoppedRuns([...tasks.values()])),
    results,
    fingerprint: () => (tasks.size > 0 ? null : sweepFingerprint(spec, results(), traces.all())),
    checkpoint: () => ({
      version: 1,
      spec,
      engine,
      tasks: [...tasks.values()],
      samples: traces.all(),
      // A stopped run is resumed with its task.
      finished: [...finished.values()].filter(({ outcome }) => outcome !== 'stopped'),
      ...(milliseconds && { milliseconds }),
    }),
  };
}
