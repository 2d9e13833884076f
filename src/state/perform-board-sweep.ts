import type { EngineDescription } from '../engine/contract.ts';
import { messageOf } from '../errors.ts';
import type { LibraryError } from '../library/library-error.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import { type PreparedSweep, performSweep } from '../sweep/perform-sweep.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepRecord, type SweepCheckpoint, type SweepRecord } from '../sweep/sweep-record.ts';
import { countToTakeOver, type PerformedSweep, runsToTakeOver, takeOver } from '../sweep/take-over.ts';
import type { EnginePreference } from '../worker/engine-pool.ts';
import { type KeptSweep, keepSweep, type StoredStart, type SweepStanding } from './keep-sweep.ts';
import { SAVE_NOTICE, saveFault } from './library-notices.ts';
import { type BoardWiring, isLeft, type LiveSweep } from './live-sweep.ts';
import { createPublisher } from './publish-sweep.ts';
import { completed } from './stored-start.ts';

const STATUS_OF = { running: 'running', paused: 'paused', stopped: 'stopping' } as const;

/** What becomes of a sweep whose save has failed. */
function onFault(
  { set, get, reopen }: BoardWiring,
  own: LiveSweep,
  { fault, error }: { fault: string; error: LibraryError },
) {
  const id = own.kept?.id;
  if (isLeft(own) || id === undefined) return;
  if (fault === 'taken') {
    // What this page goes on to make is another page's to make.
    own.left.abort();
    own.control.stop();
    return reopen(id);
  }
  if (fault === 'gone') set({ openedSweep: null });
  get().notify(saveFault(error));
}

/** How a sweep stands: one that another has replaced on the board is unfinished, not stopped by the user. */
const standingOf = (own: LiveSweep, { tasks }: SweepRecord): SweepStanding => ({
  status: tasks.length === 0 ? 'finished' : own.control.state === 'stopped' && !isLeft(own) ? 'stopped' : 'unfinished',
  isPaused: own.control.state === 'paused',
});

/** Keeps the sweep in the library while it is performed; null where there is none. */
function keep(
  wiring: BoardWiring,
  own: LiveSweep,
  { record, engine, stored }: { record: SweepRecord; engine: EngineDescription; stored: StoredStart | null },
): KeptSweep | null {
  const { set, get, shelf } = wiring;
  const { library } = shelf;
  if (!library) return null;
  return keepSweep({
    library,
    record,
    engine: stored?.loaded.row.engine ?? engine,
    stored,
    seconds: own.stopwatch.seconds,
    standing: () => standingOf(own, record),
    onSaved({ row }) {
      if (!isLeft(own) && get().openedSweep !== row.id) set({ openedSweep: row.id });
      if (get().notices.some(({ id }) => id === SAVE_NOTICE)) get().dismissNotice(SAVE_NOTICE);
      shelf.onSave(row);
    },
    onFault: (error) => onFault(wiring, own, { fault: error.fault, error }),
  });
}

/** Whether a sweep may stay on the engine that runs of it were trained with. */
const canStayOn = (preference: EnginePreference, { engine }: PerformedSweep): boolean =>
  preference === 'auto' || preference === engine;

/** Number of runs of a spec that would be taken over from a sweep. */
export const trainedRunsOf = (
  spec: SweepSpec,
  performed: PerformedSweep | null | undefined,
  preference: EnginePreference,
): number => (performed && canStayOn(preference, performed) ? countToTakeOver(spec, performed) : 0);

/** From where a sweep starts: from its beginning, from where a stored one was left, or with runs of the sweep before it. */
async function begin(
  { pool: pools, get }: BoardWiring,
  { plan, data, stored, before }: BoardStart,
): Promise<{ pool: ExecutorPool; resumed?: SweepCheckpoint; runsTakenOver: number; seconds: number }> {
  if (stored) {
    const resumed = completed(plan, stored.loaded.checkpoint);
    const pool = await pools.choose(resumed.engine, plan, data);
    return { pool, resumed, runsTakenOver: 0, seconds: stored.loaded.row.seconds };
  }
  const preference = get().enginePreference;
  const performed = before?.performed;
  const stays = performed && canStayOn(preference, performed) && runsToTakeOver(plan, performed).size > 0;
  const pool = await pools.choose(stays ? performed.engine : preference, plan, data);
  const taken = performed ? takeOver(plan, performed, { ...pool, kind: pool.description.kind }) : null;
  if (!before || !taken) return { pool, runsTakenOver: 0, seconds: 0 };
  return {
    pool,
    resumed: taken.checkpoint,
    runsTakenOver: taken.runs,
    seconds: before.stopwatch.seconds() * taken.share,
  };
}

/** A sweep to be performed. */
export interface BoardStart extends PreparedSweep {
  /** Null for a new one. */
  readonly stored: StoredStart | null;
  /** What was on the board before. */
  readonly before: LiveSweep | null;
}

/** Performs a sweep to its end, or what is left of a stored one. Never throws: what fails is on the board. */
export async function performBoardSweep(wiring: BoardWiring, own: LiveSweep, start: BoardStart): Promise<void> {
  const { control, stopwatch } = own;
  const { plan, stored } = start;
  const { publish, publishSoon, follow } = createPublisher(wiring.set, plan, stopwatch);
  try {
    const { pool, resumed, runsTakenOver, seconds } = await begin(wiring, start);
    const record = createSweepRecord(plan, { pool, resumed });
    if (!stored) own.performed = record;
    follow(record);
    // The library may be open only later: the first save holds all that was made before.
    const kept = () => {
      if (!isLeft(own)) own.kept ??= keep(wiring, own, { record, engine: pool.description, stored });
      return own.kept;
    };
    const first = kept();
    // Paused before its first segment, which would be saved: it is not lost either.
    if (control.state === 'paused') void first?.save();
    stopwatch.reset(seconds);
    publish({ engine: pool.description, runsTakenOver, status: STATUS_OF[control.state] });
    if (control.state === 'running') stopwatch.resume();
    try {
      await performSweep(record, {
        pool,
        control,
        onSegment(progress) {
          kept()?.add(progress);
          publishSoon();
        },
        onIncident: ({ kind, message }) => wiring.get().notify({ id: `sweep-${kind}`, kind: 'warning', text: message }),
      });
    } finally {
      stopwatch.pause();
      void kept()?.end();
    }
    record.recordStopped();
    const fingerprint = record.fingerprint();
    publish({ fingerprint, status: fingerprint === null ? 'stopped' : 'finished' });
  } catch (error) {
    if (!own.kept) stored?.hold.release();
    publish({ status: 'failed', error: messageOf(error) });
  }
}
