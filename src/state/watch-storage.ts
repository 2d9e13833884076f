import type { StoredSweepRow } from '../library/library-database.ts';
import { askForPersistence, storageUse } from '../library/storage-use.ts';
import type { AppState } from './app-state.ts';
import type { SetState } from './set-state.ts';

const NOTICE = 'library-space';
const INTERVAL_MILLISECONDS = 10_000;
/** The user is told from this share of the quota on. */
const FULL_SHARE = 0.9;

const megabytes = (bytes: number) => `${Number((bytes / 1e6).toPrecision(3))} MB`;

/** Space that a sweep will still need, from what its completed share has taken. Infinite before anything is known. */
export const bytesToCome = ({
  status,
  fraction,
  sampleBytes,
}: Pick<StoredSweepRow, 'status' | 'fraction' | 'sampleBytes'>) =>
  status === 'unfinished' && fraction > 0 ? sampleBytes * (1 / fraction - 1) : 0;

/** Why the user should make space, in words; null where there is enough. */
export function spaceWarning(
  { usedBytes, quotaBytes }: { readonly usedBytes: number; readonly quotaBytes: number },
  coming: number,
): string | null {
  const free = quotaBytes - usedBytes;
  const what = `This browser gives the page ${megabytes(quotaBytes)}, of which ${megabytes(usedBytes)} are used`;
  if (coming > free)
    return `${what}; the sweep on the board will need ${megabytes(coming)} more. Delete sweeps from the library to make room for it.`;
  if (usedBytes > FULL_SHARE * quotaBytes) return `${what}. Delete sweeps from the library before it is full.`;
  return null;
}

/** Watches the space that the page takes: `observe` after every save, at a bounded rate. */
export function createStorageWatch(set: SetState, get: () => AppState) {
  let dueAt = 0;
  let hasAsked = false;
  const look = async (coming: number) => {
    const use = await storageUse();
    set({ storageUse: use });
    const text = use && spaceWarning(use, coming);
    const shown = get().notices.find(({ id }) => id === NOTICE);
    if (text) get().notify({ id: NOTICE, kind: 'warning', text });
    else if (shown) get().dismissNotice(NOTICE);
  };
  return {
    look: () => look(0),
    async observe(row: StoredSweepRow) {
      const isOver = row.status !== 'unfinished';
      if (performance.now() < dueAt && !isOver) return;
      dueAt = performance.now() + INTERVAL_MILLISECONDS;
      // Asked once there is something worth keeping: some browsers put the question to the user.
      if (isOver && !hasAsked) {
        hasAsked = true;
        if (!get().storageUse?.isPersisted) await askForPersistence();
      }
      await look(bytesToCome(row));
    },
  };
}
