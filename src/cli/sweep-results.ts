import type { EngineDescription } from '../engine/contract.ts';
import { EngineError } from '../errors.ts';
import type { EngineSwitch } from '../sweep/cohort-progress.ts';
import { bestRates } from '../sweep/results/best-rate.ts';
import { bestRatesCsv, resultsCsvRows, samplesCsvRows } from '../sweep/results/export-csv.ts';
import { sweepFingerprint } from '../sweep/results/fingerprint.ts';
import type { RunResult } from '../sweep/results/results.ts';
import { inSampleOrder, type Sample } from '../sweep/results/trace-store.ts';
import { readJournal } from '../sweep/saved/journal.ts';
import {
  cohortContents,
  type PlannedJournal,
  type RestoredCohort,
  restoredCohorts,
} from '../sweep/saved/restore-journal.ts';
import { sweepFileText } from '../sweep/saved/sweep-file.ts';
import type { StreamedRecord } from '../sweep/streamed-record.ts';
import type { Cohort, SweepPlan } from '../sweep/sweep-plan.ts';
import { writeError } from './disk-error.ts';
import { writeFilesDurably } from './durable-files.ts';
import { openFileSource } from './file-source.ts';
import { journalPath } from './journal-file.ts';

const smallest = ({ runs }: Cohort) => Math.min(...runs.map(({ id }) => id));
const largest = ({ runs }: Cohort) => Math.max(...runs.map(({ id }) => id));

/** A cohort of which every run has ended, with the journal that holds it. */
export interface EndedCohort {
  readonly journal: PlannedJournal;
  readonly cohort: Cohort;
}

/** Cohorts in plan order; those whose runs interleave, as no plan of ours has them, are together. */
function inPlanOrder(ended: readonly EndedCohort[]): EndedCohort[][] {
  const groups: EndedCohort[][] = [];
  let reached = -1;
  for (const each of [...ended].sort((a, b) => smallest(a.cohort) - smallest(b.cohort))) {
    const group = groups.at(-1);
    if (group && smallest(each.cohort) < reached) group.push(each);
    else groups.push([each]);
    reached = Math.max(reached, largest(each.cohort));
  }
  return groups;
}

/** What a journal holds of each cohort, one at a time. Throws EngineError unless every run of it has ended. */
export function* endedCohorts(journal: PlannedJournal): Generator<RestoredCohort> {
  for (const restored of restoredCohorts(journal)) {
    const { cohort, damage, isStarted, state } = restored;
    const missing = damage ?? (isStarted && state === null ? undefined : `cohort ${cohort.id} has not ended`);
    if (missing)
      throw new EngineError(`${journal.name}: it must hold what was written to it, but ${missing}. Check the disk.`);
    yield restored;
  }
}

/** All samples of some journals in their order, read from the disk cohort by cohort each time they are asked for. */
function samplesOnDisk(cohorts: readonly EndedCohort[]): Iterable<Sample> {
  const groups = inPlanOrder(cohorts);
  return {
    *[Symbol.iterator]() {
      for (const group of groups)
        yield* inSampleOrder(group.flatMap(({ journal, cohort }) => cohortContents(journal, cohort).samples));
    },
  };
}

export interface SweepToWrite {
  readonly plan: SweepPlan;
  readonly engine: EngineDescription;
  /** In plan order. */
  readonly results: readonly RunResult[];
  readonly switches: readonly EngineSwitch[];
  /** Every run of the plan is in one of them. */
  readonly cohorts: readonly EndedCohort[];
}

/**
 * Writes the files of a sweep that has ended, sample by sample, and returns its fingerprint. `sweep.json` is the last: where it
 * is, all are.
 */
export async function writeSweepFiles(directory: string, sweep: SweepToWrite): Promise<string> {
  const { plan, engine, results, switches, cohorts } = sweep;
  const { spec } = plan;
  const { tune } = spec;
  const samples = samplesOnDisk(cohorts);
  const fingerprint = sweepFingerprint(spec, results, samples, switches);
  const saved = { spec, engine, fingerprint, results, samples, switches };
  await writeFilesDurably(directory, {
    'runs.csv': () => resultsCsvRows(results, engine, spec.rule),
    'samples.csv': () => samplesCsvRows(plan.runs, samples, engine),
    ...(tune && { 'best-rates.csv': () => [bestRatesCsv(bestRates(plan, results, tune), tune, engine)] }),
    'sweep.json': () => sweepFileText(saved),
  });
  return fingerprint;
}

interface FinishedSweep {
  readonly directory: string;
  readonly record: StreamedRecord;
  readonly engine: EngineDescription;
}

/**
 * Writes the files of a finished sweep from its journal, and returns its fingerprint. All that was saved is read again and
 * compared with its plan before.
 */
export async function writeResults({ directory, record, engine }: FinishedSweep): Promise<string> {
  const { plan, switches } = record;
  const path = journalPath(directory);
  const source = openFileSource(path);
  try {
    const journal = { name: path, source, index: readJournal(source, path), plan };
    const cohorts: EndedCohort[] = [];
    for (const { cohort } of endedCohorts(journal)) cohorts.push({ journal, cohort });
    return await writeSweepFiles(directory, { plan, engine, results: record.results(), switches, cohorts });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw writeError(
      directory,
      error,
      'All runs are saved in its checkpoint: run the same command again to write the results.',
    );
  } finally {
    source.close();
  }
}
