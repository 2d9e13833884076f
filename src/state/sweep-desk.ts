import { messageOf } from '../errors.ts';
import type { Library } from '../library/library.ts';
import type { LoadedSweep } from '../library/load-sweep.ts';
import { randomId } from '../library/random-id.ts';
import type { SweepHold } from '../library/sweep-hold.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import type { StoredStart } from './keep-sweep.ts';
import { damaged, openFault } from './library-notices.ts';
import { type BoardWiring, createLiveSweep, isLeft, type LiveSweep } from './live-sweep.ts';
import { performBoardSweep, trainedRunsOf } from './perform-board-sweep.ts';
import { unstarted } from './publish-sweep.ts';
import { showFollowedSweep, showStoredSweep } from './show-stored-sweep.ts';
import { createRequests } from './sweep-requests.ts';

export interface OpenSweepOptions {
  /** A stored sweep that was stopped or paused goes on. */
  readonly goesOn?: boolean;
  /** One that has not ended is paused. */
  readonly isPaused?: boolean;
}

/** Puts sweeps on the board, one at a time, and performs them. */
export interface SweepDesk {
  readonly live: LiveSweep | null;
  /** Number of runs of a spec that a start would take over from the sweep on the board. */
  trainedRuns(spec: SweepSpec): number;
  /** Performs a new sweep to its end. Throws where the spec cannot be run; what fails later is on the board. */
  start(spec: SweepSpec): Promise<void>;
  /** Shows a stored sweep and performs what is left of it. Rejects where it cannot be read. */
  open(id: string, options?: OpenSweepOptions): Promise<void>;
  /** Shows a sweep from elsewhere, where there is no library to put it into; an unfinished one is paused. */
  show(sweep: PreparedSweep & LoadedSweep): Promise<void>;
}

/** A stored sweep that is to be put on the board, and the hold of it; null: another page performs it. */
interface Opening extends OpenSweepOptions {
  readonly id: string;
  readonly hold: SweepHold | null;
  /** Whether nothing else has been asked for since. */
  isWanted(): boolean;
}

const ON_THE_WAY: readonly unknown[] = ['preparing', 'running', 'paused', 'stopping'];

/** A sweep that is not in a library, so that no other page can perform it. */
const unheld = (loaded: LoadedSweep): StoredStart => ({ loaded, hold: { release: () => {} }, holder: '' });

/** Whether nothing of a stored sweep is to be performed. */
const isOver = ({ row: { status }, damage }: LoadedSweep, goesOn = false) =>
  damage.length === 0 && (status === 'finished' || (status === 'stopped' && !goesOn));

export function createSweepDesk({ get, ...given }: Omit<BoardWiring, 'reopen'>): SweepDesk {
  const { set, sources, shelf } = given;
  let live: LiveSweep | null = null;
  const wiring: BoardWiring = { get, ...given, reopen: (id) => void open(id).catch(notifyFault) };
  const notifyFault = (error: unknown) => get().notify(openFault(messageOf(error)));
  const { ask, prepare } = createRequests(set, sources);
  /** Makes room for a sweep: what was performed is saved as it is and can go on later. */
  const put = (prepared: PreparedSweep, change: Partial<AppState>): LiveSweep => {
    live?.left.abort();
    live?.control.stop();
    live = createLiveSweep();
    set({ sweep: unstarted(prepared), hovered: null, selected: null, openedSweep: null, sweepHold: 'own', ...change });
    return live;
  };
  const follow = async (own: LiveSweep, sweep: Parameters<typeof showFollowedSweep>[2]) => {
    const hold = await showFollowedSweep(wiring, own, sweep);
    if (hold && own.left.signal.aborted) hold.release();
    else if (hold) await openHeld({ id: sweep.loaded.row.id, hold, isWanted: ask() });
  };
  /** Whether the hold has been passed on to a sweep that is performed. */
  const putStored = async (library: Library, { id, hold, goesOn, isPaused, isWanted }: Opening): Promise<boolean> => {
    const holder = randomId();
    if (hold) await library.takeUp(id, holder);
    const loaded = await library.load(id);
    const prepared = await prepare(loaded.checkpoint.spec, isWanted);
    if (!isWanted()) return false;
    const own = put(prepared, { openedSweep: id, sweepHold: hold ? 'own' : 'following' });
    if (!hold) {
      void follow(own, { ...prepared, loaded }).catch(notifyFault);
      return false;
    }
    const { row, damage } = loaded;
    if (damage.length > 0) get().notify(damaged(row.name, damage, true));
    if (isOver(loaded, goesOn)) {
      await showStoredSweep(wiring, own, { ...prepared, loaded });
      return false;
    }
    if (isPaused || (row.isPaused && !goesOn)) own.control.pause();
    void performBoardSweep(wiring, own, { ...prepared, stored: { loaded, hold, holder }, before: null });
    return true;
  };
  const openHeld = async (opening: Opening) => {
    let isPassedOn = false;
    try {
      if (shelf.library) isPassedOn = await putStored(shelf.library, opening);
    } finally {
      if (!isPassedOn) opening.hold?.release();
    }
  };
  const open = async (id: string, options: OpenSweepOptions = {}) => {
    if (live?.kept?.id === id && !isLeft(live) && ON_THE_WAY.includes(get().sweep?.status)) return;
    const isWanted = ask();
    const hold = (await shelf.library?.holds.tryHold(id)) ?? null;
    await openHeld({ ...options, id, hold, isWanted });
  };

  return {
    get live() {
      return live;
    },
    trainedRuns: (spec) => trainedRunsOf(spec, live?.performed, get().enginePreference),
    async start(spec) {
      const isWanted = ask();
      const prepared = await prepare(spec, isWanted);
      const before = live;
      if (isWanted()) await performBoardSweep(wiring, put(prepared, {}), { ...prepared, stored: null, before });
    },
    open,
    async show({ plan, data, ...loaded }) {
      ask();
      const own = put({ plan, data }, {});
      if (isOver(loaded)) return showStoredSweep(wiring, own, { plan, data, loaded });
      own.control.pause();
      void performBoardSweep(wiring, own, { plan, data, stored: unheld(loaded), before: null });
    },
  };
}
