import type { EngineKind } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import type { CohortProgress, EngineSwitch } from './cohort-progress.ts';
import type { SpeedCorrection } from './cost/engine-speed.ts';
import type { ExecutorPool } from './executor.ts';
import type { CohortTask } from './perform-tasks.ts';
import { cohortsOf } from './plan.ts';
import { canonicalJson, fingerprintSteps, sweepFingerprint } from './results/fingerprint.ts';
import { type RunResult, runResults } from './results/results.ts';
import { createTraceStore, type Sample, type TraceStore } from './results/trace-store.ts';
import { type PhaseMilliseconds, sumOfPhases } from './segment/phase.ts';
import type { FinishedRun } from './segment/run-status.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';
import type { Run, RunId, SweepPlan } from './sweep-plan.ts';
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
  readonly version: 2;
  /** Where runs went on with another engine than `engine`, in order of time; empty for a sweep of one engine. */
  readonly switches: readonly EngineSwitch[];
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
  /** Seconds left after `elapsed` seconds of training; null before it can be told. */
  secondsLeft(elapsed: number): number | null;
  /** Worker time as a factor of what was predicted, by phase; null before any worker has reported it. */
  readonly correction: SpeedCorrection | null;
  /** Worker time by phase, summed over all segments; null before any worker has reported it. */
  readonly milliseconds: PhaseMilliseconds | null;
  /** The engine that it started with. */
  readonly engine: EngineKind;
  /** Where runs went on with another engine; empty for a sweep of one engine. */
  readonly switches: readonly EngineSwitch[];
  /** Adds the result of a segment. */
  record(progress: CohortProgress): void;
  /** Records that the runs of the remaining tasks have been stopped, each at the step it has reached. */
  recordStopped(): void;
  /** The latest values of every run, in plan order. */
  results(): RunResult[];
  /** Null while tasks remain. */
  fingerprint(): string | null;
  /** The same in steps of some milliseconds. */
  fingerprintSteps(): Generator<void, string> | null;
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
  /** Where samples are kept, apart from those of `resumed`. Default: in memory, none so far. */
  readonly traces?: TraceStore;
  /** The runs that are performed here, where others are performed elsewhere. Default: all. */
  readonly own?: readonly Run[] | undefined;
}

/** The record of a sweep before its first segment, or after those that a checkpoint holds. */
export function createSweepRecord(
  plan: SweepPlan,
  { pool, resumed, traces = createTraceStore(), own = plan.runs }: SweepRecordOptions,
): SweepRecord {
  const { spec } = plan;
  const engine = resumed?.engine ?? pool.description.kind;
  if (resumed && canonicalJson(resumed.spec) !== canonicalJson(spec))
    throw new SpecError('checkpoint: it must be of the same spec, got another. Start the sweep from its beginning.');
  const initialTasks = resumed?.tasks ?? cohortsOf(plan, pool.cohortSize).map((cohort) => ({ cohort, state: null }));
  const tasks = new Map(initialTasks.map((task) => [task.cohort.id, task]));
  const finished = new Map((resumed?.finished ?? []).map((run) => [run.run, run]));
  traces.append(resumed?.samples ?? []);
  const progress = createSweepProgress(plan, engine, own);
  let milliseconds = resumed?.milliseconds ?? null;
  // Of the samples it needs those of the training loss.
  const losses = own.flatMap(({ id }) => traces.trace(id, 'trainLoss'));
  progress.observe(losses, [...finished.values()], milliseconds);
  const switches = [...(resumed?.switches ?? [])];
  const engineOf = new Map<RunId, EngineKind>(switches.map((each) => [each.run, each.engine]));
  /** Records the runs of a cohort that another engine performs than before. */
  const recordEngine = ({ cohort, engine: performer }: CohortProgress) => {
    const before = tasks.get(cohort.id)?.state;
    for (const { id } of before?.runs ?? cohort.runs) {
      if ((engineOf.get(id) ?? engine) === performer) continue;
      engineOf.set(id, performer);
      switches.push({ run: id, step: before?.step ?? 0, engine: performer });
    }
  };
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
    secondsLeft: (elapsed) => progress.secondsLeft(elapsed),
    get correction() {
      return progress.correction();
    },
    get milliseconds() {
      return milliseconds;
    },
    engine,
    switches,
    record(added) {
      const { cohort, state } = added;
      recordEngine(added);
      traces.append(added.samples);
      recordFinished(added.finished);
      if (added.milliseconds) milliseconds = sumOfPhases(milliseconds, added.milliseconds);
      progress.observe(added.samples, added.finished, milliseconds);
      if (state) tasks.set(cohort.id, { cohort, state });
      else tasks.delete(cohort.id);
    },
    recordStopped: () => recordFinished(stoppedRuns([...tasks.values()])),
    results,
    fingerprint: () => (tasks.size > 0 ? null : sweepFingerprint(spec, results(), traces.inOrder(), switches)),
    fingerprintSteps: () => (tasks.size > 0 ? null : fingerprintSteps(spec, results(), traces.inOrder(), switches)),
    checkpoint: () => ({
      version: 2,
      spec,
      engine,
      switches: [...switches],
      tasks: [...tasks.values()],
      samples: traces.all(),
      // A stopped run is resumed with its task.
      finished: [...finished.values()].filter(({ outcome }) => outcome !== 'stopped'),
      ...(milliseconds && { milliseconds }),
    }),
  };
}
