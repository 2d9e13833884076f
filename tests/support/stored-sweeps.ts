import type { Page } from 'playwright';

/** What the library of a page's browser holds of a sweep, read from its tables. */
export interface StoredRows {
  readonly id: string;
  readonly status: string;
  readonly fingerprint: string | null;
  readonly isPaused: boolean;
  readonly sequence: number;
  /** Number of samples. */
  readonly samples: number;
  /** Samples of the same run, probe and step as another. */
  readonly doubled: number;
  readonly bytes: number;
}

/** The sweeps in the library, oldest first; none where there is no library yet. */
export const storedSweeps = (page: Page): Promise<StoredRows[]> =>
  page.evaluate(async () => {
    const name = 'sgdscope-library';
    const known = await indexedDB.databases();
    if (!known.some((each) => each.name === name)) return [];
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open(name));
    try {
      if (!database.objectStoreNames.contains('sweeps')) return [];
      const transaction = database.transaction(['sweeps', 'samples']);
      const sweeps = await done(transaction.objectStore('sweeps').getAll());
      const rows = await done(transaction.objectStore('samples').getAll());
      return sweeps
        .filter(({ deleted }) => deleted === 0)
        .sort((a, b) => a.created - b.created)
        .map((sweep) => {
          const own = rows.filter((row) => row.sweep === sweep.id);
          const keys = own.flatMap(({ run, probe, probes, step }) =>
            Array.from(run as Uint32Array, (each, i) => `${each} ${probes[probe[i]]} ${step[i]}`),
          );
          const { id, status, fingerprint, isPaused, sequence, sampleBytes, stateBytes } = sweep;
          const counts = { samples: keys.length, doubled: keys.length - new Set(keys).size };
          return { id, status, fingerprint, isPaused, sequence, ...counts, bytes: sampleBytes + stateBytes };
        });
    } finally {
      database.close();
    }
  });

/** Waits until a sweep in the library of a page's browser meets a condition. */
export async function untilStored(
  page: Page,
  holds: (sweep: StoredRows) => boolean,
  milliseconds = 120_000,
): Promise<StoredRows> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const sweeps = await storedSweeps(page);
    const found = sweeps.find(holds);
    if (found) return found;
    if (Date.now() > end) throw new Error(`no such sweep in the library, got ${JSON.stringify(sweeps)}.`);
    await page.waitForTimeout(50);
  }
}
