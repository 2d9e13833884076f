import type { EngineDescription } from '../engine/contract.ts';
import type { EngineSwitch } from '../sweep/cohort-progress.ts';
import type { CohortTask } from '../sweep/perform-tasks.ts';
import { cohortsOf } from '../sweep/plan.ts';
import type { Sample } from '../sweep/results/trace-store.ts';
import type { CohortAddition } from '../sweep/saved/addition.ts';
import { type JournalShard, readJournal } from '../sweep/saved/journal.ts';
import {
  journalCohorts,
  type RestoredCohort,
  restoredCohorts,
  taskOfRestored,
} from '../sweep/saved/restore-journal.ts';
import type { RestoredSweep } from '../sweep/saved/restored-sweep.ts';
import { type PhaseMilliseconds, sumOfPhases } from '../sweep/segment/phase.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import { endsOf } from '../sweep/streamed-record.ts';
import type { Cohort, SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepCheckpoint } from '../sweep/sweep-record.ts';
import { openFileSource } from './file-source.ts';
import { journalPath, writeJournal } from './journal-file.ts';

/** Runs per cohort: few, so that work spreads evenly over workers. */
export const COHORT_SIZE = 3;

/** Where a sweep starts, its journal being on the disk: of the samples the checkpoint has the ends of traces only. */
export interface SweepStart {
  readonly checkpoint: SweepCheckpoint;
  readonly engine: EngineDescription;
  /** What was damaged, one sentence each. */
  readonly warnings: readonly string[];
}

/** The part of a sweep that is performed, where others are performed elsewhere. */
export interface ShardPart {
  readonly header: JournalShard;
  readonly cohorts: readonly Cohort[];
}

interface Started {
  readonly directory: string;
  readonly plan: SweepPlan;
}

/** A checkpoint from cohorts that are read one by one, so that their samples are never in memory together. */
function checkpointOf(plan: SweepPlan, engine: EngineDescription, cohorts: Iterable<RestoredCohort>) {
  const warnings: string[] = [];
  const [tasks, samples]: [CohortTask[], Sample[]] = [[], []];
  const [finished, switches]: [FinishedRun[], EngineSwitch[]] = [[], []];
  let milliseconds: PhaseMilliseconds | null = null;
  for (const cohort of cohorts) {
    const task = taskOfRestored(cohort);
    if (task) tasks.push(task);
    if (cohort.damage) warnings.push(cohort.damage);
    if (cohort.milliseconds) milliseconds = sumOfPhases(milliseconds, cohort.milliseconds);
    for (const sample of endsOf(cohort.samples)) samples.push(sample);
    finished.push(...cohort.finished);
    switches.push(...cohort.switches);
  }
  const identity = { version: 2 as const, spec: plan.spec, engine: engine.kind };
  const checkpoint: SweepCheckpoint = {
    ...identity,
    ...{ switches, tasks, samples, finished },
    ...(milliseconds && { milliseconds }),
  };
  return { checkpoint, warnings };
}

/** Goes on from the journal in a directory. What is damaged in it is left out, and it is written anew without. */
export async function startFromJournal({ directory, plan }: Started): Promise<SweepStart> {
  const path = journalPath(directory);
  const source = openFileSource(path);
  try {
    const index = readJournal(source, path);
    const { engine } = index.header;
    const journal = { name: path, source, index, plan };
    const { checkpoint, warnings } = checkpointOf(plan, engine, restoredCohorts(journal));
    const all = [...index.damage, ...warnings];
    if (all.length > 0) {
      const cohorts = journalCohorts(journal);
      await writeJournal(directory, { ...index.header, cohorts }, function* () {
        for (const cohort of restoredCohorts(journal)) if (cohort.isStarted) yield cohort;
      });
    }
    return { checkpoint, engine, warnings: all };
  } finally {
    source.close();
  }
}

/** The cohorts of a restored sweep with all that it holds of them. Runs that ended in no remaining cohort form others. */
function additionsOf(plan: SweepPlan, { samples, finished, switches, tasks }: SweepCheckpoint): CohortAddition[] {
  const known = new Set(tasks.flatMap(({ cohort }) => cohort.runs.map(({ id }) => id)));
  const first = Math.max(-1, ...tasks.map(({ cohort }) => cohort.id)) + 1;
  const ended = cohortsOf({ ...plan, runs: plan.runs.filter(({ id }) => !known.has(id)) }, COHORT_SIZE);
  const all = [...tasks, ...ended.map((cohort) => ({ cohort: { ...cohort, id: first + cohort.id }, state: null }))];
  return all.map(({ cohort, state }) => {
    const ids = new Set(cohort.runs.map(({ id }) => id));
    const own = <T extends { readonly run: number }>(items: readonly T[]) => items.filter(({ run }) => ids.has(run));
    return { cohort, state, samples: own(samples), finished: own(finished), switches: own(switches) };
  });
}

/** Goes on from a saved sweep. */
export async function startFromSaved(
  { directory, plan }: Started,
  { checkpoint, engine, warnings }: RestoredSweep & { readonly engine: EngineDescription },
): Promise<SweepStart> {
  const additions = additionsOf(plan, checkpoint);
  const cohorts = additions.map(({ cohort }) => cohort);
  const isStarted = ({ state, finished }: CohortAddition) => state !== null || finished.length > 0;
  await writeJournal(directory, { spec: plan.spec, engine, cohorts }, () => additions.filter(isStarted));
  return { checkpoint: { ...checkpoint, samples: endsOf(checkpoint.samples) }, engine, warnings };
}

/** Starts a sweep, or a part of one, from its beginning. */
export async function startAnew(
  { directory, plan, part }: Started & { readonly part: ShardPart | null },
  engine: EngineDescription,
): Promise<SweepStart> {
  const cohorts = part?.cohorts ?? cohortsOf(plan, COHORT_SIZE);
  await writeJournal(directory, { spec: plan.spec, engine, cohorts, shard: part?.header }, () => []);
  const tasks = cohorts.map((cohort) => ({ cohort, state: null }));
  const nothing = { switches: [], samples: [], finished: [] };
  return { checkpoint: { version: 2, spec: plan.spec, engine: engine.kind, tasks, ...nothing }, engine, warnings: [] };
}
