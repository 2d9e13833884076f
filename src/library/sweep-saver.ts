import type { CohortProgress } from '../sweep/cohort-progress.ts';
import type { SweepSummary } from './library-database.ts';
import { type LibraryError, libraryErrorOf } from './library-error.ts';
import type { Saved, SweepAddition } from './save-sweep.ts';

/** Saves a sweep while it is performed. */
export interface SweepSaver {
  /** Adds what a segment has made; it is saved within about a second. */
  add(progress: CohortProgress): void;
  /** Saves all that has been added; resolves once it has been saved or refused. What is refused is tried again. Never throws. */
  save(): Promise<void>;
  /** Saves no more. What was saved stays. */
  abandon(): void;
}

/** What a saver needs to know of the sweep and whom it tells of its saves. */
export interface SaverOptions {
  readonly id: string;
  readonly holder: string;
  /** What is stored already. */
  readonly stored: { readonly sequence: number } & Pick<SweepAddition, 'tallies'>;
  /** Stores an addition in one transaction. Rejects where nothing of it has been kept. */
  store(addition: SweepAddition): Promise<Saved>;
  /** The state of the sweep at a save. */
  summary(): SweepSummary;
  onSaved(saved: Saved): void;
  /** Called after a save that failed; the contents are kept, and saved again later unless the fault is `taken` or `gone`. */
  onFault(error: LibraryError): void;
  readonly now?: () => number;
}

const INTERVAL_MILLISECONDS = 1000;
/** Slow saves are further apart, so that they take this share of the time; but not further than this. */
const LARGEST_SHARE = 0.05;
const LONGEST_INTERVAL_MILLISECONDS = 5000;
const FIRST_RETRY_MILLISECONDS = 2000;
const LARGEST_RETRY_MILLISECONDS = 60_000;

/**
 * A saver. There is at most one save at a time: what is added during a save waits for the next. A save that fails changes
 * nothing: its contents are saved with those of the next.
 */
export function createSweepSaver(options: SaverOptions): SweepSaver {
  const { id, holder, store, summary, onSaved, onFault, now = () => performance.now() } = options;
  let { sequence, tallies } = options.stored;
  let waiting: CohortProgress[] = [];
  let inFlight: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAt = now() + INTERVAL_MILLISECONDS;
  let failures = 0;
  let isOver = false;

  const schedule = (milliseconds: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      void save();
    }, milliseconds);
  };
  const unschedule = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const abandon = () => {
    isOver = true;
    waiting = [];
    unschedule();
  };
  const fail = (progress: readonly CohortProgress[], cause: unknown) => {
    const error = libraryErrorOf(cause);
    if (error.fault === 'taken' || error.fault === 'gone') abandon();
    if (!isOver) {
      waiting = [...progress, ...waiting];
      const pause = Math.min(LARGEST_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 2 ** failures++);
      dueAt = now() + pause;
      schedule(pause);
    }
    onFault(error);
  };
  const saveOnce = async () => {
    unschedule();
    const progress = waiting;
    waiting = [];
    const started = now();
    try {
      const saved = await store({ id, holder, sequence, tallies, progress, summary: summary() });
      ({ tallies } = saved);
      ({ sequence } = saved.row);
      failures = 0;
      const pause = (now() - started) * (1 / LARGEST_SHARE - 1);
      dueAt = now() + Math.min(LONGEST_INTERVAL_MILLISECONDS, Math.max(INTERVAL_MILLISECONDS, pause));
      onSaved(saved);
    } catch (error) {
      fail(progress, error);
    }
  };
  /** A save that begins once the one in flight has ended. */
  const save = async (): Promise<void> => {
    while (inFlight) await inFlight;
    if (isOver) return;
    inFlight = saveOnce().finally(() => {
      inFlight = null;
      if (waiting.length > 0) saveWhenDue();
    });
    await inFlight;
  };
  const saveWhenDue = () => {
    // Timers of a hidden page can be a minute late; segments go on, and each comes here.
    if (now() >= dueAt) void save();
    else schedule(dueAt - now());
  };
  return {
    add(progress) {
      if (isOver) return;
      waiting.push(progress);
      if (!inFlight) saveWhenDue();
    },
    save,
    abandon,
  };
}
