import type { EngineDescription } from '../engine/contract.ts';
import { EngineError } from '../errors.ts';
import { SGDSCOPE_VERSION } from '../evidence/version.ts';
import { bestRates } from '../sweep/results/best-rate.ts';
import { bestRatesCsv, resultsCsv, samplesCsvRows } from '../sweep/results/export-csv.ts';
import { type ParquetSource, runsParquet, samplesParquet } from '../sweep/results/export-parquet.ts';
import { sweepFingerprint } from '../sweep/results/fingerprint.ts';
import { inSampleOrder, type Sample } from '../sweep/results/trace-store.ts';
import { readJournal } from '../sweep/saved/journal.ts';
import { cohortContents, type PlannedJournal, restoredCohorts } from '../sweep/saved/restore-journal.ts';
import { sweepFileText } from '../sweep/saved/sweep-file.ts';
import type { StreamedRecord } from '../sweep/streamed-record.ts';
import type { Cohort } from '../sweep/sweep-plan.ts';
import { writeError } from './disk-error.ts';
import { writeFilesDurably } from './durable-files.ts';
import { openFileSource } from './file-source.ts';
import { journalPath } from './journal-file.ts';

const smallest = ({ runs }: Cohort) => Math.min(...runs.map(({ id }) => id));
const largest = ({ runs }: Cohort) => Math.max(...runs.map(({ id }) => id));

/** Cohorts in plan order; those whose runs interleave, as no plan of ours has them, are together. */
function inPlanOrder(cohorts: readonly Cohort[]): Cohort[][] {
  const groups: Cohort[][] = [];
  let reached = -1;
  for (const cohort of [...cohorts].sort((a, b) => smallest(a) - smallest(b))) {
    const group = groups.at(-1);
    if (group && smallest(cohort) < reached) group.push(cohort);
    else groups.push([cohort]);
    reached = Math.max(reached, largest(cohort));
  }
  return groups;
}

/** All samples of a journal in their order, read from the disk cohort by cohort each time they are asked for. */
function samplesOnDisk(journal: PlannedJournal, cohorts: readonly Cohort[]): Iterable<Sample> {
  const groups = inPlanOrder(cohorts);
  return {
    *[Symbol.iterator]() {
      for (const group of groups)
        yield* inSampleOrder(group.flatMap((cohort) => cohortContents(journal, cohort).samples));
    },
  };
}

interface FinishedSweep {
  readonly directory: string;
  readonly record: StreamedRecord;
  readonly engine: EngineDescription;
}

/**
 * Writes the files of a finished sweep from its journal, sample by sample, and returns its fingerprint. All that was saved is
 * read again and compared with its plan before. `sweep.json` is the last: where it is, all are.
 */
export async function writeResults({ directory, record, engine }: FinishedSweep): Promise<string> {
  const { plan, switches } = record;
  const { spec } = plan;
  const path = journalPath(directory);
  const source = openFileSource(path);
  try {
    const index = readJournal(source, path);
    const journal = { name: path, source, index, plan };
    const cohorts: Cohort[] = [];
    for (const { cohort, damage, isStarted, state } of restoredCohorts(journal)) {
      const missing = damage ?? (isStarted && state === null ? undefined : `cohort ${cohort.id} has not ended`);
      if (missing)
        throw new EngineError(`${path}: it must hold what was written to it, but ${missing}. Check the disk.`);
      cohorts.push(cohort);
    }
    const samples = samplesOnDisk(journal, cohorts);
    const results = record.results();
    const fingerprint = sweepFingerprint(spec, results, samples, switches);
    const { tune } = spec;
    const saved = { spec, engine, fingerprint, results, samples, switches };
    const about: ParquetSource = { version: SGDSCOPE_VERSION, spec, fingerprint, engine };
    await writeFilesDurably(directory, {
      'runs.csv': () => [resultsCsv(results, engine, spec.rule)],
      'samples.csv': () => samplesCsvRows(plan.runs, samples, engine),
      'runs.parquet': () => runsParquet(results, about),
      'samples.parquet': () => samplesParquet(plan.runs, samples, about),
      ...(tune && { 'best-rates.csv': () => [bestRatesCsv(bestRates(plan, results, tune), tune, engine)] }),
      'sweep.json': () => sweepFileText(saved),
    });
    return fingerprint;
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
