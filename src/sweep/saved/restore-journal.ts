import { SpecError } from '../../errors.ts';
import type { EngineSwitch } from '../cohort-progress.ts';
import type { CohortTask } from '../perform-tasks.ts';
import { specLine, sweepFingerprint } from '../results/fingerprint.ts';
import { runResults } from '../results/results.ts';
import { createTraceStore, inSampleOrder, type Sample } from '../results/trace-store.ts';
import { sumOfPhases } from '../segment/phase.ts';
import type { FinishedRun, Outcome } from '../segment/run-status.ts';
import type { Cohort, RunId, SweepPlan } from '../sweep-plan.ts';
import type { CohortAddition } from './addition.ts';
import { additionFromBytes } from './addition-bytes.ts';
import { DamagedBytes } from './bytes.ts';
import { faultOfEnd, faultOfSamples } from './due-samples.ts';
import type { JournalIndex } from './journal.ts';
import type { JournalSource } from './journal-frames.ts';
import type { RestoredRuns } from './restored-sweep.ts';
import { stateFromBytes } from './state-bytes.ts';

/** A journal with the plan of its spec. */
export interface PlannedJournal {
  /** The name of the file, for errors. */
  readonly name: string;
  readonly source: JournalSource;
  readonly index: JournalIndex;
  readonly plan: SweepPlan;
}

/** The cohorts of a journal. Throws SpecError unless every run of the plan is in one of them, or those of a shard are of it. */
export function journalCohorts({
  name,
  index: { header },
  plan,
}: Pick<PlannedJournal, 'name' | 'index' | 'plan'>): Cohort[] {
  const isPlanned = specLine(header.spec) === specLine(plan.spec);
  const all = header.cohorts.flatMap(({ runs }) => runs);
  const isWhole = header.shard !== undefined || all.length === plan.runs.length;
  const known = new Set(all.filter((id) => plan.runs[id] !== undefined));
  if (!isPlanned || !isWhole || known.size !== all.length)
    throw new SpecError(
      `${name}: the checkpoint must be of the runs of its spec, got others. Delete it to start again.`,
    );
  return header.cohorts.map(({ id, runs: ids }) => {
    const runs = ids.map((run) => plan.runs[run]);
    return { id, batchSize: runs[0].batchSize, runs };
  });
}

/** Everything that was added to a cohort, in order of time; its state as bytes. Throws DamagedBytes. */
export function cohortContents({ source, index }: Pick<PlannedJournal, 'source' | 'index'>, cohort: Cohort) {
  const places = index.frames.get(cohort.id) ?? [];
  const additions = places.map(({ offset, length }, i) => {
    const { state, ...rest } = additionFromBytes(source.read(offset, length), cohort, index.header.probes);
    // Earlier states are superseded; without a reference to them their memory is free again.
    return { ...rest, state: i === places.length - 1 ? state : null };
  });
  const times = additions.flatMap(({ milliseconds }) => milliseconds ?? []);
  return {
    frames: places.length,
    samples: inSampleOrder(additions.flatMap(({ samples }) => samples)),
    finished: additions.flatMap(({ finished }) => finished),
    switches: additions.flatMap(({ switches }) => switches),
    state: additions.at(-1)?.state ?? null,
    ...(times.length > 0 && { milliseconds: times.reduce((sum, more) => sumOfPhases(sum, more)) }),
  };
}

/** A cohort with all that was saved of it. */
export interface RestoredCohort extends CohortAddition {
  /** Whether anything was saved of it: a cohort with a null state has ended if so, and has not been started otherwise. */
  readonly isStarted: boolean;
  /** Why nothing of it is used; it starts again. */
  readonly damage?: string;
}

const nothing = { samples: [], finished: [], switches: [], state: null, isStarted: false };

/** Throws DamagedBytes unless the samples and ends of a cohort agree with the state that it has reached. */
function requireConsistent(plan: SweepPlan, { cohort, samples, finished, state }: CohortAddition): void {
  const ends = new Map<RunId, FinishedRun>(finished.map((end) => [end.run, end]));
  if (ends.size !== finished.length) throw new DamagedBytes('must have one end of each run, got two of one');
  const training = new Set(state?.runs.map(({ id }) => id));
  const byRun = new Map<RunId, Sample[]>();
  for (const sample of samples) {
    const own = byRun.get(sample.run);
    if (own) own.push(sample);
    else byRun.set(sample.run, [sample]);
  }
  for (const run of cohort.runs) {
    const end = ends.get(run.id);
    if ((end !== undefined) === training.has(run.id))
      throw new DamagedBytes(`must have either an end or a state of run ${run.id}, got ${end ? 'both' : 'neither'}`);
    const outcome = (end?.outcome ?? null) as Exclude<Outcome, 'stopped'> | null;
    const reached = { step: end?.step ?? state?.step ?? 0, outcome };
    const fault =
      (end && faultOfEnd(plan, run, end)) ?? faultOfSamples(plan, { run, reached, samples: byRun.get(run.id) ?? [] });
    if (fault) throw new DamagedBytes(`must have every sample once, but ${fault}`);
  }
}

/** What a journal holds of each cohort, one at a time. A cohort whose contents contradict its plan starts again. */
export function* restoredCohorts(journal: PlannedJournal): Generator<RestoredCohort> {
  const { plan } = journal;
  for (const cohort of journalCohorts(journal)) {
    try {
      const { frames, state: bytes, ...contents } = cohortContents(journal, cohort);
      const state = bytes && stateFromBytes(bytes, plan, cohort);
      const restored = { ...contents, cohort, state, isStarted: frames > 0 };
      if (frames > 0) requireConsistent(plan, restored);
      yield restored;
    } catch (error) {
      if (!(error instanceof DamagedBytes)) throw error;
      yield { ...nothing, cohort, damage: `${journal.name}: cohort ${cohort.id} ${error.message}. It starts again.` };
    }
  }
}

/** The task that remains of a cohort; undefined where it has ended. */
export function taskOfRestored({ cohort, state, isStarted }: RestoredCohort): CohortTask | undefined {
  return state || !isStarted ? { cohort, state } : undefined;
}

/** The sweep in a journal. All its samples are held in memory; `restoredCohorts` for one that may be large. */
export function restoreJournal(journal: PlannedJournal): RestoredRuns {
  const { plan, index } = journal;
  const { engine } = index.header;
  const cohorts = [...restoredCohorts(journal)];
  const tasks = cohorts.flatMap((cohort) => taskOfRestored(cohort) ?? []);
  const finished = cohorts.flatMap((cohort) => cohort.finished);
  const switches: EngineSwitch[] = cohorts.flatMap((cohort) => cohort.switches);
  const samples = inSampleOrder(cohorts.flatMap((cohort) => cohort.samples));
  const traces = createTraceStore();
  traces.append(samples);
  const times = cohorts.flatMap(({ milliseconds }) => milliseconds ?? []);
  const results = () => runResults(plan, traces, new Map(finished.map((end) => [end.run, end])));
  return {
    fingerprint: tasks.length > 0 ? null : sweepFingerprint(plan.spec, results(), samples, switches),
    engine,
    warnings: [...index.damage, ...cohorts.flatMap(({ damage }) => damage ?? [])],
    checkpoint: {
      version: 2,
      spec: plan.spec,
      engine: engine.kind,
      switches,
      tasks,
      samples,
      finished,
      ...(times.length > 0 && { milliseconds: times.reduce((sum, more) => sumOfPhases(sum, more)) }),
    },
  };
}
