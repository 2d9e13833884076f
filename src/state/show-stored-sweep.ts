import type { StoredSweepRow } from '../library/library-database.ts';
import type { LoadedSweep } from '../library/load-sweep.ts';
import type { SweepHold } from '../library/sweep-hold.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import type { SweepStatus } from './app-state.ts';
import { followSweep } from './follow-sweep.ts';
import { damaged, OTHER_FINGERPRINT } from './library-notices.ts';
import { type BoardWiring, isLeft, type LiveSweep } from './live-sweep.ts';
import { createPublisher } from './publish-sweep.ts';
import { fingerprintOf, readStoredSweep, supplementedTraces } from './read-stored-sweep.ts';
import { recordOfStored } from './stored-start.ts';

/** Shows a sweep of which nothing is left to perform. */
export async function showStoredSweep(
  { set, get }: BoardWiring,
  own: LiveSweep,
  { plan, loaded }: PreparedSweep & { readonly loaded: LoadedSweep },
): Promise<void> {
  const { stopwatch } = own;
  const { row } = loaded;
  const record = await readStoredSweep(plan, loaded);
  stopwatch.reset(row.seconds);
  const { publish, follow } = createPublisher(set, plan, stopwatch);
  follow(record);
  const fingerprint = await fingerprintOf(record);
  if (isLeft(own)) return;
  if (fingerprint !== null && fingerprint !== row.fingerprint)
    get().notify(damaged(row.name, [OTHER_FINGERPRINT], false));
  publish({
    engine: row.engine,
    fingerprint,
    status: fingerprint === null ? 'stopped' : 'finished',
    ...supplementedTraces(record, loaded),
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
