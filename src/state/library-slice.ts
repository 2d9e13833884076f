import { messageOf } from '../errors.ts';
import type { Library } from '../library/library.ts';
import type { StoredSweepRow } from '../library/library-database.ts';
import { LibraryError } from '../library/library-error.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { openFault } from './library-notices.ts';
import type { LibraryState } from './library-state.ts';
import { storedFor, supersededBy } from './list-sweeps.ts';
import { restoreLibrary } from './restore-library.ts';
import type { SetState } from './set-state.ts';
import type { Shelf } from './shelf.ts';
import type { SweepDesk } from './sweep-desk.ts';
import { createTrash } from './trash.ts';
import { createStorageWatch } from './watch-storage.ts';

const LONGEST_NAME = 120;
const COPY = ' (copy)';

export interface LibraryWiring extends Pick<StoreDependencies, 'sources' | 'fileWork' | 'openLibrary'> {
  readonly desk: SweepDesk;
  readonly shelf: Shelf;
  subscribe(listener: (state: AppState, before: AppState) => void): void;
}

const NOTHING_STORED = {
  library: 'loading',
  storedSweeps: [],
  storageUse: null,
  openedSweep: null,
  sweepHold: 'own',
  deletedSweep: null,
  storedNetworks: [],
} as const;

/** Removes sweeps for good, but none that a page performs. */
async function removeUnheld({ holds, remove }: Library, rows: readonly StoredSweepRow[]): Promise<void> {
  for (const { id } of rows) {
    const hold = await holds.tryHold(id);
    if (hold) await remove(id).finally(() => hold.release());
  }
}

/** The library of sweeps: what it lists, and what the user does with it. */
export function librarySlice(set: SetState, get: () => AppState, wiring: LibraryWiring): LibraryState {
  const { sources, desk, shelf } = wiring;
  const storage = createStorageWatch(set, get);
  const trash = createTrash(
    (deletedSweep) => set({ deletedSweep }),
    () => void storage.look(),
  );
  /** Does something with the library; what goes wrong is said. */
  const attempt = async <T>(run: (library: Library) => Promise<T>): Promise<T | null> => {
    try {
      if (shelf.library) return await run(shelf.library);
      throw new LibraryError('unavailable', 'The library is not available: this browser stores nothing for this page.');
    } catch (error) {
      get().notify(openFault(messageOf(error)));
      return null;
    }
  };
  shelf.onSave = (row) => {
    void storage.observe(row);
    // A sweep that cannot be removed stays in the list.
    if (shelf.library && row.status !== 'unfinished')
      removeUnheld(shelf.library, supersededBy(shelf.rows, row)).catch(() => {});
  };
  return {
    ...NOTHING_STORED,
    restore: (options) => restoreLibrary(options, { ...wiring, set, get, storage }),
    openSweep: async (id, options) => void (await attempt(() => desk.open(id, options))),
    async openEqualSweep(spec) {
      const row = storedFor(shelf.rows, spec, get().enginePreference);
      if (!row) return false;
      return (await attempt((library) => desk.open(row.id).then(() => library))) !== null;
    },
    async renameSweep(id, name) {
      const label = name.trim().slice(0, LONGEST_NAME).trim();
      if (label !== '') await attempt((library) => library.change(id, { name: label, isKept: true }));
    },
    async duplicateSweep(id) {
      await attempt((library) => library.duplicate(id, (name) => name.slice(0, LONGEST_NAME - COPY.length) + COPY));
    },
    deleteSweep: async (id) => void (await attempt((library) => trash.put(library, id))),
    undoDeleteSweep: async () => void (await attempt((library) => trash.undo(library))),
    exportSweep: (id) =>
      attempt(async (library) => {
        const { exportStoredSweep } = await import('./export-stored-sweep.ts');
        return exportStoredSweep(library, id, sources);
      }),
    async openSweepFiles(files, task) {
      const { openSweepFiles } = await import('./import-sweep.ts');
      return openSweepFiles(files, { ...wiring, get }, task);
    },
    async openStoredNetwork(id) {
      const row = await attempt(({ database }) => database.networks.get(id));
      if (row) set({ networkReport: row.report });
    },
  };
}
