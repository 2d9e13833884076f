import { liveQuery } from 'dexie';
import type { PackedSupplement } from '../sweep/supplement/supplement.ts';
import {
  type CohortRow,
  keysOfSweep,
  type LibraryDatabase,
  libraryDatabase,
  type SamplesRow,
  type StoredSweepRow,
} from './library-database.ts';
import { LibraryError, libraryErrorOf } from './library-error.ts';
import { type LoadedSweep, loadSweep } from './load-sweep.ts';
import { randomId } from './random-id.ts';
import { saveSupplement } from './save-supplement.ts';
import {
  type NewSweep,
  removeRows,
  type Saved,
  type SweepAddition,
  saveAddition,
  saveWhole,
  type WholeSweep,
} from './save-sweep.ts';
import { type SweepHolds, sweepHolds } from './sweep-hold.ts';

/** What saves have added to a sweep. */
export interface SweepChange {
  readonly row: StoredSweepRow;
  /** The cohorts that have advanced, each as it is now. */
  readonly cohorts: readonly CohortRow[];
  readonly samples: readonly SamplesRow[];
}

/** Sweeps, claims and networks in IndexedDB. Methods reject with LibraryError. */
export interface Library {
  readonly database: LibraryDatabase;
  readonly holds: SweepHolds;
  /** Calls `onChange` with all sweeps, at once and whenever any page changes one. Returns the end of it. */
  watch(onChange: (rows: readonly StoredSweepRow[]) => void): () => void;
  load(id: string): Promise<LoadedSweep>;
  /** What saves number `from` and later have added; null where the sweep is not in the library. */
  changesSince(id: string, from: number): Promise<SweepChange | null>;
  /** Makes a page the one that saves a sweep. */
  takeUp(id: string, holder: string): Promise<void>;
  add(addition: SweepAddition): Promise<Saved>;
  /** Writes a whole sweep, in place of what is stored under its id. */
  put(sweep: NewSweep, whole: WholeSweep): Promise<Saved>;
  /** Keeps the supplement of a sweep that has ended, in place of the one before. */
  putSupplement(id: string, supplement: PackedSupplement): Promise<void>;
  change(id: string, change: Partial<Pick<StoredSweepRow, 'name' | 'isKept' | 'deleted'>>): Promise<StoredSweepRow>;
  /** Copies a sweep under a name that follows from its own; returns the id of the copy. */
  duplicate(id: string, nameOf: (name: string) => string): Promise<string>;
  remove(id: string): Promise<void>;
}

/** Copies all that is stored of a sweep, under another id. */
async function copyRows({ sweeps, cohorts, samples, supplements }: LibraryDatabase, from: string, to: StoredSweepRow) {
  const [first, last] = keysOfSweep(from);
  const copied = { sweep: to.id };
  const cohortRows = await cohorts.where('[sweep+cohort]').between(first, last, true, true).toArray();
  await cohorts.bulkAdd(cohortRows.map((row) => ({ ...row, ...copied })));
  const samplesRows = await samples.where('[sweep+sequence]').between(first, last, true, true).toArray();
  await samples.bulkAdd(samplesRows.map((row) => ({ ...row, ...copied })));
  const supplementRows = await supplements.where('[sweep+part]').between(first, last, true, true).toArray();
  await supplements.bulkAdd(supplementRows.map((row) => ({ ...row, ...copied })));
  await sweeps.add(to);
}

const OPENING_MILLISECONDS = 30_000;

/** Opens a database; rejects where another page or a fault keeps it from being opened for long. */
async function opened(database: LibraryDatabase): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new LibraryError('unavailable', 'the database did not open within 30 seconds');
    timer = setTimeout(reject, OPENING_MILLISECONDS, error);
  });
  try {
    await Promise.race([database.open(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the library of this browser. Rejects with LibraryError where storage is missing, blocked or broken. */
export async function openLibrary(name = 'sgdscope-library'): Promise<Library> {
  const database = libraryDatabase(name);
  const { sweeps, cohorts, samples, supplements } = database;
  const tables = [sweeps, cohorts, samples, supplements];
  /** Failures of the database as LibraryError. */
  const guarded = async <T>(run: () => PromiseLike<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw libraryErrorOf(error);
    }
  };
  await guarded(() => opened(database));
  const required = async (id: string): Promise<StoredSweepRow> => {
    const row = await sweeps.get(id);
    if (row) return row;
    throw new LibraryError('gone', `sweep ${id}: it must be in the library, got none. It has been deleted.`);
  };
  const update = (id: string, change: Partial<StoredSweepRow>) =>
    guarded(() =>
      database.transaction('rw', sweeps, async () => {
        const row = { ...(await required(id)), ...change };
        await sweeps.put(row);
        return row;
      }),
    );
  return {
    database,
    holds: sweepHolds(database),
    watch(onChange) {
      // A list that cannot be read stays as it was; whatever reads or writes next reports the fault.
      const subscription = liveQuery(() => sweeps.toArray()).subscribe({ next: onChange, error: () => {} });
      return () => subscription.unsubscribe();
    },
    load: (id) => guarded(() => loadSweep(database, id)),
    changesSince: (id, from) =>
      guarded(() =>
        database.transaction('r', tables, async () => {
          const row = await sweeps.get(id);
          if (!row) return null;
          const [first, last] = keysOfSweep(id, from);
          return {
            row,
            cohorts: await cohorts.where('[sweep+sequence]').between(first, last, true, true).toArray(),
            samples: await samples.where('[sweep+sequence]').between(first, last, true, true).toArray(),
          };
        }),
      ),
    takeUp: async (id, holder) => void (await update(id, { holder })),
    add: (addition) => guarded(() => saveAddition(database, addition, Date.now())),
    put: (sweep, whole) => guarded(() => saveWhole(database, sweep, whole, Date.now())),
    putSupplement: (id, supplement) => guarded(() => saveSupplement(database, id, supplement)),
    change: update,
    duplicate: (id, nameOf) =>
      guarded(() =>
        database.transaction('rw', tables, async () => {
          const row = await required(id);
          const copy = randomId();
          const now = Date.now();
          const name = nameOf(row.name);
          await copyRows(database, id, {
            ...row,
            id: copy,
            name,
            isKept: true,
            created: now,
            changed: now,
            holder: '',
          });
          return copy;
        }),
      ),
    remove: (id) => guarded(() => removeRows(database, id)),
  };
}
