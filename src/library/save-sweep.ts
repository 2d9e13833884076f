import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { CohortProgress } from '../sweep/cohort-progress.ts';
import type { CohortTask } from '../sweep/perform-tasks.ts';
import { bytesOfPacked, type PackedSamples, packSamples } from '../sweep/results/pack-samples.ts';
import { arraysOfState } from '../sweep/segment/segment-state.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { PackedSupplement } from '../sweep/supplement/supplement.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
import type { SweepCheckpoint } from '../sweep/sweep-record.ts';
import {
  type CohortRow,
  keysOfSweep,
  type LibraryDatabase,
  type StoredSweepRow,
  type SweepSummary,
} from './library-database.ts';
import { LibraryError } from './library-error.ts';
import { putSupplementRows, removeSupplementRows } from './save-supplement.ts';

/** A sweep before its first save. */
export interface NewSweep {
  readonly id: string;
  readonly name: string;
  readonly isKept: boolean;
  readonly spec: SweepSpec;
  readonly engine: EngineDescription;
  readonly created: number;
  readonly holder: string;
}

/** What is known of a cohort's row without reading it: a state can be large. */
export type CohortTally = Pick<CohortRow, 'cohort' | 'runs' | 'finished' | 'samples' | 'bytes'>;

/** By cohort. */
export type CohortTallies = ReadonlyMap<number, CohortTally>;

/** Added to a sweep since its last save. */
export interface SweepAddition {
  readonly id: string;
  /** What is stored of its cohorts. */
  readonly tallies: CohortTallies;
  /** The page that performs it. */
  readonly holder: string;
  /** Number of saves so far. */
  readonly sequence: number;
  /** In the order in which it was made. */
  readonly progress: readonly CohortProgress[];
  readonly summary: SweepSummary;
}

const withBytes = (row: Omit<CohortRow, 'bytes'>): CohortRow => ({
  ...row,
  bytes: arraysOfState(row.task?.state).reduce((sum, array) => sum + (array?.byteLength ?? 0), 0),
});

/** A cohort's row after its segments `own`, of which there is at least one. */
function advanced(
  { id, sequence, tallies }: SweepAddition,
  own: readonly [CohortProgress, ...CohortProgress[]],
): CohortRow {
  const { cohort, state, engine } = own.at(-1) ?? own[0];
  const before = tallies.get(cohort.id);
  return withBytes({
    sweep: id,
    cohort: cohort.id,
    runs: before?.runs ?? cohort.runs.map((run) => run.id),
    task: state && { cohort, state },
    finished: [...(before?.finished ?? []), ...own.flatMap(({ finished }) => finished)],
    samples: own.reduce((sum, { samples }) => sum + samples.length, before?.samples ?? 0),
    engine,
    sequence,
  });
}

/** The rows of the cohorts that have advanced. */
function advancedRows(addition: SweepAddition): CohortRow[] {
  const byCohort = new Map<number, [CohortProgress, ...CohortProgress[]]>();
  for (const each of addition.progress) {
    const own = byCohort.get(each.cohort.id);
    if (own) own.push(each);
    else byCohort.set(each.cohort.id, [each]);
  }
  return [...byCohort.values()].map((own) => advanced(addition, own));
}

const tallyOf = ({ cohort, runs, finished, samples, bytes }: CohortTally): CohortTally => ({
  cohort,
  runs,
  finished,
  samples,
  bytes,
});

export const talliesOf = (rows: readonly CohortTally[]): CohortTallies =>
  new Map(rows.map((row) => [row.cohort, tallyOf(row)]));

const sumOfBytes = (rows: Iterable<CohortTally>) => [...rows].reduce((sum, { bytes }) => sum + bytes, 0);

/** Checks that the page that saves performs the sweep, and that it has saved all before. */
function requireHeld(row: StoredSweepRow | undefined, { id, holder, sequence }: SweepAddition): StoredSweepRow {
  if (!row) throw new LibraryError('gone', `sweep ${id}: it must be in the library, got none. It has been deleted.`);
  if (row.holder !== holder || row.sequence !== sequence)
    throw new LibraryError('taken', `sweep ${id}: this page must perform it to save it, got another that does.`);
  return row;
}

/** What is stored of a sweep after a save. */
export interface Saved {
  readonly row: StoredSweepRow;
  readonly tallies: CohortTallies;
}

/**
 * Adds to a sweep what was made since its last save, in one transaction: all of it is kept, or nothing. What it costs
 * depends on what is added, not on what is held. Throws LibraryError `gone` or `taken`, and errors of the database.
 */
export async function saveAddition(database: LibraryDatabase, addition: SweepAddition, now: number): Promise<Saved> {
  const { id, sequence, progress, summary } = addition;
  const { sweeps, cohorts, samples, supplements } = database;
  const added = progress.length > 0 ? packSamples(progress.flatMap((each) => each.samples)) : null;
  const rows = advancedRows(addition);
  const tallies = new Map([...addition.tallies, ...talliesOf(rows)]);
  return database.transaction('rw', [sweeps, cohorts, samples, supplements], async () => {
    const { supplementBytes, ...before } = requireHeld(await sweeps.get(id), addition);
    // A supplement is of the sweep as it was when it was measured.
    const isKept = supplementBytes !== undefined && added === null;
    if (supplementBytes !== undefined && !isKept) await removeSupplementRows(database, id);
    if (added) await samples.add({ sweep: id, sequence, ...added });
    if (rows.length > 0) await cohorts.bulkPut(rows);
    const row: StoredSweepRow = {
      ...before,
      ...summary,
      ...(isKept && { supplementBytes }),
      changed: now,
      sequence: sequence + (added ? 1 : 0),
      sampleBytes: before.sampleBytes + (added ? bytesOfPacked(added) : 0),
      stateBytes: sumOfBytes(tallies.values()),
    };
    await sweeps.put(row);
    return { row, tallies };
  });
}

/** The cohorts of a checkpoint; the runs that have ended are one more. */
function rowsOf(
  id: string,
  engine: EngineKind,
  { tasks, samples, finished }: Omit<WholeSweep, 'summary'>,
): CohortRow[] {
  const counts = new Map<RunId, number>();
  for (const { run: runs } of samples) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  const endOf = new Map(finished.map((end) => [end.run, end]));
  const rowOf = (cohort: number, runs: readonly RunId[], task: CohortTask | null) =>
    withBytes({
      sweep: id,
      cohort,
      runs,
      task,
      finished: runs.flatMap((run) => endOf.get(run) ?? []),
      samples: runs.reduce((sum, run) => sum + (counts.get(run) ?? 0), 0),
      engine,
      sequence: 0,
    });
  const open = tasks.map((task) => {
    const { id: cohort, runs } = task.cohort;
    return rowOf(
      cohort,
      runs.map((run) => run.id),
      task,
    );
  });
  const inTasks = new Set(open.flatMap(({ runs }) => runs));
  const ended = finished.map(({ run }) => run).filter((run) => !inTasks.has(run));
  const free = Math.max(-1, ...open.map(({ cohort }) => cohort)) + 1;
  return ended.length > 0 ? [...open, rowOf(free, ended, null)] : open;
}

export interface WholeSweep extends Pick<SweepCheckpoint, 'tasks' | 'finished'> {
  readonly samples: readonly PackedSamples[];
  readonly summary: SweepSummary;
  readonly supplement?: PackedSupplement | null;
}

/** Writes a whole sweep, in place of what is stored of it, in one transaction. */
export async function saveWhole(
  database: LibraryDatabase,
  sweep: NewSweep,
  whole: WholeSweep,
  now: number,
): Promise<Saved> {
  const { sweeps, cohorts, samples, supplements } = database;
  const { id } = sweep;
  const rows = rowsOf(id, sweep.engine.kind, whole);
  const packed = whole.samples.map((part, sequence) => ({ sweep: id, sequence, ...part }));
  const row: StoredSweepRow = {
    ...sweep,
    ...whole.summary,
    changed: now,
    deleted: 0,
    sequence: packed.length,
    sampleBytes: packed.reduce((sum, each) => sum + bytesOfPacked(each), 0),
    stateBytes: sumOfBytes(rows),
  };
  await database.transaction('rw', [sweeps, cohorts, samples, supplements], async () => {
    await removeRows(database, id);
    await samples.bulkAdd(packed);
    await cohorts.bulkAdd(rows);
    await sweeps.put(row);
    if (whole.supplement) await putSupplementRows(database, row, whole.supplement);
  });
  return { row, tallies: talliesOf(rows) };
}

/** Removes a sweep and all that belongs to it; within a transaction of the caller, or as one of its own. */
export async function removeRows(database: LibraryDatabase, id: string): Promise<void> {
  const { sweeps, cohorts, samples, supplements } = database;
  await database.transaction('rw', [sweeps, cohorts, samples, supplements], async () => {
    const [from, to] = keysOfSweep(id);
    await samples.where('[sweep+sequence]').between(from, to, true, true).delete();
    await cohorts.where('[sweep+cohort]').between(from, to, true, true).delete();
    await removeSupplementRows(database, id);
    await sweeps.delete(id);
  });
}
