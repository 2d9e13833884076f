import type { LibraryDatabase } from './library-database.ts';
import { randomId } from './random-id.ts';

/** The right to perform a sweep, which one page has at a time. It ends with the page. */
export interface SweepHold {
  release(): void;
}

export interface SweepHolds {
  /** The hold of a sweep; null where another page has it. */
  tryHold(id: string): Promise<SweepHold | null>;
  /** The hold of a sweep once no other page has it; null once `signal` is aborted. */
  awaitHold(id: string, signal: AbortSignal): Promise<SweepHold | null>;
}

const lockName = (id: string) => `sgdscope-sweep-${id}`;

/** Holds by Web Locks: the browser releases them when a page is closed or crashes. */
function lockHolds(locks: LockManager): SweepHolds {
  const request = (id: string, options: LockOptions) =>
    new Promise<SweepHold | null>((resolve, reject) => {
      const whileHeld = (lock: Lock | null) =>
        lock === null ? resolve(null) : new Promise<void>((release) => resolve({ release }));
      locks.request(lockName(id), options, whileHeld).catch(reject);
    });
  return {
    tryHold: (id) => request(id, { ifAvailable: true }),
    awaitHold: (id, signal) =>
      request(id, { signal }).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      }),
  };
}

const LEASE_MILLISECONDS = 10_000;
const RENEWAL_MILLISECONDS = 2000;

/**
 * Holds by leases in the database, for pages without Web Locks (those that are not served securely). A page that crashed
 * holds a sweep until its lease ends. A page whose timers are so late that its lease ends while it lives loses the sweep to
 * the page that takes it: it cannot save any more, see `StoredSweepRow.holder`.
 */
export function leaseHolds({ leases }: LibraryDatabase, now: () => number = Date.now): SweepHolds {
  const take = (id: string, holder: string) =>
    leases.db.transaction('rw', leases, async () => {
      const lease = await leases.get(id);
      if (lease && lease.holder !== holder && lease.until > now()) return false;
      await leases.put({ sweep: id, holder, until: now() + LEASE_MILLISECONDS });
      return true;
    });
  const end = (id: string, holder: string) =>
    leases.db.transaction('rw', leases, async () => {
      if ((await leases.get(id))?.holder === holder) await leases.delete(id);
    });
  const tryHold = async (id: string): Promise<SweepHold | null> => {
    const holder = randomId();
    if (!(await take(id, holder))) return null;
    const renewal = setInterval(() => void take(id, holder).catch(() => {}), RENEWAL_MILLISECONDS);
    return {
      release() {
        clearInterval(renewal);
        // A lease that cannot be removed ends by itself.
        void end(id, holder).catch(() => {});
      },
    };
  };
  return {
    tryHold,
    async awaitHold(id, signal) {
      while (!signal.aborted) {
        const hold = await tryHold(id);
        if (hold && signal.aborted) hold.release();
        else if (hold) return hold;
        await new Promise((wait) => setTimeout(wait, RENEWAL_MILLISECONDS));
      }
      return null;
    },
  };
}

/** Holds by what this browser has. */
export const sweepHolds = (database: LibraryDatabase): SweepHolds =>
  // Absent from pages that are not served securely, whatever the types say.
  (navigator.locks as LockManager | undefined) ? lockHolds(navigator.locks) : leaseHolds(database);
