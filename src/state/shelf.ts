import type { Library } from '../library/library.ts';
import type { StoredSweepRow } from '../library/library-database.ts';

/** The library as far as it is open, and what it lists. Shared by the parts of the store that keep something. */
export interface Shelf {
  /** Null until it has been opened, and where storage is blocked or missing. */
  library: Library | null;
  /** All rows, deleted ones included. */
  rows: readonly StoredSweepRow[];
  /** Called after every save of a sweep. */
  onSave: (row: StoredSweepRow) => void;
}

export const createShelf = (): Shelf => ({ library: null, rows: [], onSave: () => {} });
