import type { StoredSweepRow } from '../library/library-database.ts';
import type { LoadedSweep } from '../library/load-sweep.ts';
import type { SweepHold } from '../library/sweep-hold.ts';
import { createTurns } from '../library/turns.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import { createTraceStore, type Sample, type TraceStore } from '../sweep/results/trace-store.ts';
import { unpackSupplement, withSupplement } from '../sweep/supplement/supplement.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';
import type { SweepStatus } from './app-state.ts';
import { followSweep } from './follow-sweep.ts';
import { damaged } from './library-notices.ts';
import { type BoardWiring, isLeft, type LiveSweep } from './live-sweep.ts';
import { createPublisher } from './publish-sweep.ts';
import { recordOfStored } from './stored-start.ts';

/** The fingerprint of a record; null while tasks remain. The page goes on meanwhile. */
async function fingerprintOf(record: SweepRecord): Promise<string | null> {
  const steps = record.fingerprintSteps();
  if (steps === null) return null;
  const turn = createTurns();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

/** Samples that are put into a store at a time. */
const PIECE = 4096;

/** A store of samples. The page goes on meanwhile. */
async function tracesOf(samples: readonly Sample[]): Promise<TraceStore> {
  const traces = createTraceStore();
  const turn = createTurns();
  for (let from = 0; from < samples.length; from += PIECE) {
    traces.append(samples.slice(from, from + PIECE));
    await turn();
  }
  return traces;
}

/** Shows a sweep of which nothing is left to perform. */
export async function showStoredSweep(
  { set, get }: BoardWiring,
  own: LiveSweep,
  { plan, loaded }: PreparedSweep & { readonly loaded: LoadedSweep },
): Promise<void> {
  const { stopwatch } = own;
  const { row, checkpoint } = loaded;
  const traces = await tracesOf(checkpoint.samples);
  const record = recordOfStored(plan, { ...loaded, checkpoint: { ...checkpoint, samples: [] } }, traces);
  record.recordStopped();
  stopwatch.reset(row.seconds);
  const { publish, follow } = createPublisher(set, plan, stopwatch);
  follow(record);
  const fingerprint = await fingerprintOf(record);
  if (isLeft(own)) return;
  if (fingerprint !== null && fingerprint !== row.fingerprint)
    get().notify(damaged(row.name, ['its results do not give the fingerprint that was saved'], false));
  const supplement = loaded.supplement && unpackSupplement(loaded.supplement);
  publish({
    engine: row.engine,
    fingerprint,
    status: fingerprint === null ? 'stopped' : 'finished',
    ...(supplement && {
      traces: withSupplement(traces, plan.spec.measure.tier, supplement),
      supplement: { ...supplement, own: traces },
    }),
  });
}

const statusOf = ({ isPaused }: StoredSweepRow): SweepStatus => (isPaused ? 'paused' : 'running');

/** Shows a sweep that another page performs. Resolves to its hold once that page has let go of it, to null once it is left. */
export async function showFollowedSweep(
  { set, shelf: { library } }: BoardWiring,
  { stopwatch, left: { signal } }: LiveSweep,
  { plan, loaded }: PreparedSweep & { readonly loaded: LoadedSweep },
): Promise<SweepHold | null> {
  if (!library) return null;
  const { row } = loaded;
  const record = recordOfStored(plan, loaded);
  const { publish, publishSoon, follow } = createPublisher(set, plan, stopwatch);
  follow(record);
  stopwatch.reset(row.seconds);
  publish({ engine: row.engine, status: statusOf(row) });
  let status = statusOf(row);
  const onChange = (changed: StoredSweepRow) => {
    stopwatch.reset(changed.seconds);
    if (status === statusOf(changed)) return publishSoon();
    status = statusOf(changed);
    publish({ status });
  };
  return followSweep({ library, row, record, signal, onChange });
}
