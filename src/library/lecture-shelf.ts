import { liveQuery } from 'dexie';
import type { LectureRow, LibraryDatabase } from './library-database.ts';
import { LibraryError, libraryErrorOf } from './library-error.ts';

/** Lectures in IndexedDB. Methods reject with LibraryError. */
export interface LectureShelf {
  /** Calls `onChange` with all lectures, at once and whenever any page changes one. Returns the end of it. */
  watch(onChange: (rows: readonly LectureRow[]) => void): () => void;
  /**
   * Writes a lecture. `known`: when the stored one changed last as far as the page knows, null for a new one. Rejects with fault `taken`,
   * and writes nothing, where another page has changed it since.
   */
  put(row: LectureRow, known: number | null): Promise<void>;
  remove(id: string): Promise<void>;
}

export function lectureShelf(database: LibraryDatabase): LectureShelf {
  const { lectures } = database;
  const guarded = async <T>(run: () => PromiseLike<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw libraryErrorOf(error);
    }
  };
  return {
    watch(onChange) {
      // A list that cannot be read stays as it was; whatever reads or writes next reports the fault.
      const subscription = liveQuery(() => lectures.toArray()).subscribe({ next: onChange, error: () => {} });
      return () => subscription.unsubscribe();
    },
    put: (row, known) =>
      guarded(() =>
        database.transaction('rw', lectures, async () => {
          const held = await lectures.get(row.id);
          if (held && held.changed !== known)
            throw new LibraryError('taken', `lecture ${row.id}: another page of this browser has changed it since.`);
          await lectures.put(row);
        }),
      ),
    remove: (id) => guarded(() => lectures.delete(id)),
  };
}
