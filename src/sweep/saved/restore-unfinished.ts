import { SpecError } from '../../errors.ts';
import { freshTasks } from '../fresh-tasks.ts';
import type { CohortTask } from '../perform-tasks.ts';
import { sweepFingerprint } from '../results/fingerprint.ts';
import { runResults } from '../results/results.ts';
import { createTraceStore } from '../results/trace-store.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { Run, RunId, SweepPlan } from '../sweep-plan.ts';
import { fromBase64 } from './base64.ts';
import { DamagedBytes } from './bytes.ts';
import { cohortChecksum, runChecksum, specChecksum } from './checksum.ts';
import { faultOfEnd, faultOfSamples } from './due-samples.ts';
import type { ParsedSweepFile, RestoredRuns } from './restored-sweep.ts';
import { OTHER_COPY, type SavedRun, savedRuns } from './saved-runs.ts';
import { stateFromBytes } from './state-bytes.ts';
import type { SweepFileContent } from './sweep-file-schema.ts';

type SavedCohort = NonNullable<NonNullable<SweepFileContent['additions']>['checkpoint']>['cohorts'][number];

/** A cohort with its state. Throws DamagedBytes. */
function taskOf(plan: SweepPlan, saved: SavedCohort, id: number): CohortTask {
  const bytes = saved.state === null ? null : fromBase64(saved.state);
  const isChanged = (saved.state !== null && bytes === null) || cohortChecksum(saved.runs, bytes) !== saved.checksum;
  if (isChanged) throw new DamagedBytes('must have the contents of its checksum');
  const runs = saved.runs.map((run) => plan.runs[run]);
  const [first] = runs;
  const isOfOne = (run: Run | undefined) => run?.batchSize === first.batchSize && run.dataSeed === first.dataSeed;
  if (first === undefined || !runs.every(isOfOne) || saved.runs.some((run, i) => i > 0 && run <= saved.runs[i - 1]))
    throw new DamagedBytes('must have runs of one batch size and one data set, in order');
  const cohort = { id, batchSize: first.batchSize, runs };
  return { cohort, state: bytes && stateFromBytes(bytes, plan, cohort) };
}

/** Before the first step of any warm start: nothing has been measured. */
const NOT_STARTED = Number.NEGATIVE_INFINITY;

const idsOf = (runs: readonly Run[]) => runs.map(({ id }) => id).join(', ');
/** The runs of a cohort that are still training. */
const remainingOf = ({ cohort, state }: CohortTask, ended: ReadonlyMap<RunId, FinishedRun>) =>
  state?.runs ?? cohort.runs.filter(({ id }) => !ended.has(id));

/** Why a run cannot be taken from the file; undefined where it can. `step`: of its state, where it has not ended. */
function faultOfRun(plan: SweepPlan, { run, result, samples }: SavedRun, step: number | null): string | undefined {
  const { outcome } = result;
  if (outcome === null || outcome === 'stopped')
    return step === null ? undefined : faultOfSamples(plan, { run, reached: { step, outcome: null }, samples });
  const end = { run: run.id, outcome, step: result.step };
  return faultOfEnd(plan, run, end) ?? faultOfSamples(plan, { run, reached: { step: end.step, outcome }, samples });
}

/** What can be kept of a file. */
interface SoundParts {
  readonly runs: readonly SavedRun[];
  readonly finished: Map<RunId, FinishedRun>;
  readonly tasks: CohortTask[];
  /** Runs that have ended or are in one of the tasks. */
  readonly claimed: Set<RunId>;
  /** What is damaged. */
  readonly warnings: string[];
}

interface CohortCheck {
  readonly plan: SweepPlan;
  readonly parts: SoundParts;
  readonly isSound: readonly boolean[];
}

/** Throws DamagedBytes unless a cohort can go on from its state. `own`: its runs that have not ended. */
function requireSound(task: CohortTask, own: readonly Run[], { plan, parts, isSound }: CohortCheck): void {
  const twice = own.find((run) => parts.claimed.has(run.id));
  if (twice) throw new DamagedBytes(`must have runs that are nowhere else, got run ${twice.id}`);
  const changed = own.find((run) => !isSound[run.id]);
  if (changed) throw new DamagedBytes(`must have the samples of its checksums, but run ${changed.id} has others`);
  const step = task.state?.step ?? NOT_STARTED;
  const fault = own.map((run) => faultOfRun(plan, parts.runs[run.id], step)).find((each) => each !== undefined);
  if (fault) throw new DamagedBytes(`must have the samples of its state, but ${fault}`);
}

/** Collects the sound parts of a file, and says what is damaged. */
function soundParts(file: ParsedSweepFile, plan: SweepPlan, additions: NonNullable<SweepFileContent['additions']>) {
  const { runs } = savedRuns(file, plan);
  const parts: SoundParts = { runs, finished: new Map(), tasks: [], claimed: new Set(), warnings: [] };
  const drop = (what: string, why: string) => {
    parts.warnings.push(`${file.name}: ${what} ${why}. It starts again.`);
  };
  const isSound = runs.map(({ result, samples }, i) => {
    return additions.checksums.runs[i] === runChecksum(result, samples, additions.switches);
  });
  for (const saved of runs) {
    const { run, result } = saved;
    if (result.outcome === null || result.outcome === 'stopped') continue;
    const fault = isSound[run.id] ? faultOfRun(plan, saved, null) : 'must have the samples of its checksum';
    if (fault) {
      drop(`run ${run.id}`, fault);
      continue;
    }
    parts.finished.set(run.id, { run: run.id, outcome: result.outcome, step: result.step });
    parts.claimed.add(run.id);
  }
  additions.checkpoint?.cohorts.forEach((saved, id) => {
    try {
      const task = taskOf(plan, saved, id);
      const own = remainingOf(task, parts.finished);
      if (task.state === null && own.length < task.cohort.runs.length)
        throw new DamagedBytes('must have a state, since some of its runs have ended');
      requireSound(task, own, { plan, parts, isSound });
      for (const run of own) parts.claimed.add(run.id);
      parts.tasks.push(task);
    } catch (error) {
      if (!(error instanceof DamagedBytes)) throw error;
      drop(`checkpoint.cohorts.${id}`, error.message);
    }
  });
  return parts;
}

/** A sweep of which nothing can be kept but its spec. */
function fromTheStart({ content }: ParsedSweepFile, plan: SweepPlan, warnings: readonly string[]): RestoredRuns {
  const { engine } = content;
  const tasks = freshTasks(plan, plan.runs, 0);
  const nothing = { switches: [], samples: [], finished: [] };
  return {
    fingerprint: null,
    engine,
    warnings,
    checkpoint: { version: 2, spec: plan.spec, engine: engine?.kind ?? 'simd', tasks, ...nothing },
  };
}

/**
 * A sweep that has not ended. A run is kept if its samples agree with its checksum and with the step that it has reached, and
 * a cohort with its state if all of it is sound; the others start again. Throws SpecError where the spec has been changed.
 */
export function unfinishedSweep(file: ParsedSweepFile, plan: SweepPlan): RestoredRuns {
  const { name, content } = file;
  const { additions, engine } = content;
  if (additions === null)
    return fromTheStart(file, plan, [
      `${name}: a sweep that has not ended must be saved by version 3 to go on, got version ${content.version}. It starts again.`,
    ]);
  if (additions.checksums.spec !== specChecksum(plan.spec))
    throw new SpecError(
      `${name}: spec must be that of the samples by its checksum ${additions.checksums.spec}, got ${specChecksum(plan.spec)}. ${OTHER_COPY}`,
    );
  if (engine === null) return fromTheStart(file, plan, []);
  const { runs, finished, tasks, claimed, warnings } = soundParts(file, plan, additions);
  const lost = plan.runs.filter(({ id }) => !claimed.has(id));
  if (lost.length > 0 && warnings.length === 0)
    warnings.push(
      `${name}: checkpoint must have a state of every run that has not ended, got none of ${idsOf(lost)}. They start again.`,
    );
  // Of a run without a state no sample is kept: it will measure them all again.
  const isKept = ({ run }: { readonly run: RunId }) => claimed.has(run);
  const kept = runs.filter(({ run }) => claimed.has(run.id));
  const samples = kept.flatMap((run) => run.samples);
  const switches = additions.switches.filter(isKept);
  const allTasks = [...tasks, ...freshTasks(plan, lost, additions.checkpoint?.cohorts.length ?? 0)];
  const checkpoint = { version: 2 as const, spec: plan.spec, engine: engine.kind, switches, samples };
  const traces = createTraceStore();
  traces.append(samples);
  return {
    fingerprint:
      allTasks.length > 0 ? null : sweepFingerprint(plan.spec, runResults(plan, traces, finished), samples, switches),
    engine,
    warnings,
    checkpoint: { ...checkpoint, tasks: allTasks, finished: [...finished.values()] },
  };
}
