import type { EngineDescription } from '../engine/contract.ts';
import type { Library } from '../library/library.ts';
import type { SweepSummary } from '../library/library-database.ts';
import type { LibraryError } from '../library/library-error.ts';
import type { LoadedSweep } from '../library/load-sweep.ts';
import { randomId } from '../library/random-id.ts';
import type { Saved } from '../library/save-sweep.ts';
import type { SweepHold } from '../library/sweep-hold.ts';
import { createSweepSaver } from '../library/sweep-saver.ts';
import { thumbnailOf } from '../library/thumbnail.ts';
import type { CohortProgress } from '../sweep/cohort-progress.ts';
import { packRows } from '../sweep/results/pack-samples.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';

/** A stored sweep that this page goes on with. */
export interface StoredStart {
  readonly loaded: LoadedSweep;
  readonly hold: SweepHold;
  readonly holder: string;
}

/** How a sweep stands on the page. */
export type SweepStanding = Pick<SweepSummary, 'status' | 'isPaused'>;

export interface KeepOptions {
  readonly library: Library;
  readonly record: SweepRecord;
  readonly engine: EngineDescription;
  /** Null for a sweep that is not in the library yet: its first save puts it there. */
  readonly stored: StoredStart | null;
  /** Time it has taken, pauses excluded, in seconds. */
  seconds(): number;
  standing(): SweepStanding;
  onSaved(saved: Saved): void;
  onFault(error: LibraryError): void;
}

/** A sweep on the board that is saved as it is performed. */
export interface KeptSweep {
  readonly id: string;
  add(progress: CohortProgress): void;
  /** Saves now. Never throws. */
  save(): Promise<void>;
  /** Saves how it ended, and lets other pages have it once that is saved. Never throws. */
  end(): Promise<void>;
  /** Saves no more. */
  abandon(): void;
}

const THUMBNAIL_MILLISECONDS = 5000;

/** What a record's row says, with a thumbnail that is made anew at most every five seconds while it runs. */
function summariser({ record, standing, seconds }: Pick<KeepOptions, 'record' | 'standing' | 'seconds'>) {
  const { plan } = record;
  let thumbnail: SweepSummary['thumbnail'] = null;
  let madeAt = Number.NEGATIVE_INFINITY;
  return (): SweepSummary => {
    const { status, isPaused } = standing();
    if (status !== 'unfinished' || performance.now() - madeAt > THUMBNAIL_MILLISECONDS) {
      thumbnail = thumbnailOf(plan, record.results());
      madeAt = performance.now();
    }
    const { fraction, milliseconds, switches, finished } = record;
    const endedRuns = [...finished.values()].filter(({ outcome }) => outcome !== 'stopped').length;
    const fingerprint = status === 'finished' ? record.fingerprint() : null;
    const counts = { runs: plan.runs.length, endedRuns, fraction, seconds: seconds() };
    return { status, isPaused, fingerprint, ...counts, switches: [...switches], milliseconds, thumbnail };
  };
}

/** Keeps a sweep in the library. A damaged one is written anew by its first save. */
export function keepSweep(options: KeepOptions): KeptSweep {
  const { library, record, engine, stored, onSaved, onFault } = options;
  const { spec } = record.plan;
  const row = stored?.loaded.row;
  const id = row?.id ?? randomId();
  const holder = stored?.holder ?? randomId();
  let isWhole = stored !== null && stored.loaded.damage.length === 0;
  let isEnded = false;
  let isSaved = false;
  const hold = stored ? Promise.resolve(stored.hold) : library.holds.tryHold(id).catch(() => null);
  const release = () => void hold.then((held) => held?.release());

  const saver = createSweepSaver({
    id,
    holder,
    stored: { sequence: row?.sequence ?? 0, tallies: stored?.loaded.tallies ?? new Map() },
    async store(addition) {
      if (isWhole) return library.add(addition);
      const { summary } = addition;
      const { name = spec.name, isKept = false, created = Date.now() } = row ?? {};
      const { tasks, finished, samples } = record.checkpoint();
      const saved = await library.put(
        { id, name, isKept, created, spec, engine, holder },
        { tasks, finished, samples: packRows(samples), summary },
      );
      isWhole = true;
      return saved;
    },
    summary: summariser(options),
    onSaved(saved) {
      isSaved = true;
      if (isEnded) release();
      onSaved(saved);
    },
    onFault(error) {
      isSaved = false;
      if (error.fault === 'taken' || error.fault === 'gone') release();
      onFault(error);
    },
  });
  return {
    id,
    add: saver.add,
    save: saver.save,
    async end() {
      await saver.save();
      isEnded = true;
      if (isSaved) release();
    },
    abandon() {
      saver.abandon();
      release();
    },
  };
}
