import type { Library, SweepChange } from '../library/library.ts';
import type { StoredSweepRow } from '../library/library-database.ts';
import type { SweepHold } from '../library/sweep-hold.ts';
import { unpackSamples } from '../sweep/results/pack-samples.ts';
import type { Sample } from '../sweep/results/trace-store.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';

export interface FollowOptions {
  readonly library: Library;
  readonly row: StoredSweepRow;
  /** Receives what another page saves. */
  readonly record: SweepRecord;
  readonly signal: AbortSignal;
  onChange(row: StoredSweepRow): void;
}

/** Adds to a record what saves have added; the samples of a damaged row are left out until the sweep is loaded. */
function recordChange(record: SweepRecord, { cohorts, samples }: SweepChange) {
  const byRun = new Map<RunId, Sample[]>();
  for (const sample of samples.flatMap((row) => unpackSamples(row) ?? [])) {
    const own = byRun.get(sample.run);
    if (own) own.push(sample);
    else byRun.set(sample.run, [sample]);
  }
  for (const { cohort, task, runs, finished, engine } of cohorts)
    record.record({
      cohort: task?.cohort ?? { id: cohort, batchSize: 0, runs: [] },
      state: task?.state ?? null,
      samples: runs.flatMap((run) => byRun.get(run) ?? []),
      finished,
      engine,
    });
}

/**
 * Shows a sweep that another page performs: adds what that page saves to a record. Resolves to the hold of the sweep once
 * that page has let go of it, and to null once `signal` is aborted.
 */
export async function followSweep({
  library,
  row,
  record,
  signal,
  onChange,
}: FollowOptions): Promise<SweepHold | null> {
  let { sequence } = row;
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    if (signal.aborted) return;
    const change = await library.changesSince(row.id, sequence);
    // Written anew: whoever gets the hold loads the whole sweep.
    if (!change || change.row.sequence < sequence || signal.aborted) return;
    ({ sequence } = change.row);
    recordChange(record, change);
    onChange(change.row);
  };
  let { changed } = row;
  const unwatch = library.watch((rows) => {
    const own = rows.find(({ id }) => id === row.id);
    if (!own || own.changed === changed) return;
    ({ changed } = own);
    // A change that cannot be read is read with the next.
    reading = reading.then(read).catch(() => {});
  });
  try {
    return await library.holds.awaitHold(row.id, signal);
  } finally {
    unwatch();
    await reading;
  }
}
