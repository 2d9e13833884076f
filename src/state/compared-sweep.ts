import type { LoadedSweep } from '../library/load-sweep.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import { engineOfRecord } from '../sweep/results/mixed.ts';
import type { BoardSweep } from './app-state.ts';
import { unstarted } from './publish-sweep.ts';
import { fingerprintOf, readStoredSweep, supplementedTraces } from './read-stored-sweep.ts';

/** A stored sweep as far as it was saved, to stand beside that on the board; one that has not ended is shown as stopped. */
export async function comparedSweepOf(prepared: PreparedSweep, loaded: LoadedSweep): Promise<BoardSweep> {
  const { row } = loaded;
  const record = await readStoredSweep(prepared.plan, loaded);
  const fingerprint = await fingerprintOf(record);
  const { finished, switches, fraction, milliseconds } = record;
  return {
    ...unstarted(prepared),
    status: fingerprint === null ? 'stopped' : 'finished',
    engine: engineOfRecord(row.engine, { switches }),
    switches,
    ...supplementedTraces(record, loaded),
    finished,
    progress: { fraction, secondsLeft: null, elapsed: row.seconds },
    milliseconds,
    fingerprint,
  };
}
