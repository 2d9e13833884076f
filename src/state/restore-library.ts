import { messageOf } from '../errors.ts';
import { giveEqualResults } from '../library/equal-results.ts';
import type { Library } from '../library/library.ts';
import type { StoredSweepRow } from '../library/library-database.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { keepRecords, restoreRecords } from './keep-records.ts';
import { ABSENT, openFault, PAUSED_AFTER_ATTEMPTS } from './library-notices.ts';
import type { RestoreOptions } from './library-state.ts';
import { shownSweeps, storedFor } from './list-sweeps.ts';
import { onPageEnding } from './page-life.ts';
import { countAttempt, keepSession, readSession, type Session } from './session.ts';
import type { SetState } from './set-state.ts';
import type { Shelf } from './shelf.ts';
import type { SweepDesk } from './sweep-desk.ts';
import type { createStorageWatch } from './watch-storage.ts';

interface RestoreWiring extends Pick<StoreDependencies, 'openLibrary'> {
  readonly set: SetState;
  readonly get: () => AppState;
  readonly desk: SweepDesk;
  readonly shelf: Shelf;
  subscribe(listener: (state: AppState, before: AppState) => void): void;
  readonly storage: ReturnType<typeof createStorageWatch>;
}

/** Deleted sweeps that could have been had back for this long are removed. */
const FORGOTTEN_MILLISECONDS = 120_000;

/** Shows the list and keeps it up to date, whichever page changes it. Resolves once it is there. */
const watchList = (library: Library, { set, shelf }: Pick<RestoreWiring, 'set' | 'shelf'>) =>
  new Promise<void>((resolve) => {
    library.watch((rows) => {
      shelf.rows = rows;
      set({ storedSweeps: shownSweeps(rows) });
      resolve();
    });
  });

async function openShelf(wiring: RestoreWiring): Promise<void> {
  const { set, get, shelf, openLibrary, subscribe, storage } = wiring;
  try {
    const library = await openLibrary();
    shelf.library = library;
    await watchList(library, wiring);
    set({ library: 'ready' });
    const onFault = (error: unknown) => get().notify(openFault(messageOf(error)));
    keepRecords(library, { subscribe, set, onFault });
    void restoreRecords(library, set).catch(onFault);
    for (const { id, deleted } of shelf.rows)
      if (deleted > 0 && Date.now() - deleted > FORGOTTEN_MILLISECONDS) void library.remove(id).catch(() => {});
    void storage.look();
  } catch (error) {
    set({ library: 'absent' });
    get().notify(ABSENT(messageOf(error)));
  }
}

/** The stored sweep that was on the board, or an equal one; where that is not known, the one that changed last. */
function boardOf(
  session: Session | null,
  { get, shelf }: Pick<RestoreWiring, 'get' | 'shelf'>,
): StoredSweepRow | undefined {
  const listed = shelf.rows.filter(({ deleted }) => deleted === 0);
  // A browser that was killed may have lost the session: it is written to disk later than the library is.
  if (!session) return listed.sort((a, b) => b.changed - a.changed)[0];
  const own = listed.find(({ id }) => id === session.opened);
  if (own || !session.spec) return own;
  return storedFor(shelf.rows, session.spec, get().enginePreference);
}

/** How long the page waits for the library before it starts a sweep: longer where there is something to put back. */
const SHORT_WAIT_MILLISECONDS = 3000;
const LONGEST_WAIT_MILLISECONDS = 15_000;
const pause = (milliseconds: number) => new Promise<void>((wait) => setTimeout(wait, milliseconds));

const MOST_ATTEMPTS = 3;

/** Puts a stored sweep on the board; paused, where the page has ended several times before it could save anything of it. */
async function openAgain(row: StoredSweepRow, { get, desk }: Pick<RestoreWiring, 'get' | 'desk'>): Promise<void> {
  const isPaused = row.status === 'unfinished' && countAttempt(row) > MOST_ATTEMPTS;
  if (isPaused) get().notify(PAUSED_AFTER_ATTEMPTS);
  await desk.open(row.id, { isPaused });
}

/** See `LibraryState.restore`. */
export async function restoreLibrary({ linked, startsSweep }: RestoreOptions, wiring: RestoreWiring): Promise<void> {
  const { set, get, desk, shelf, subscribe } = wiring;
  const session = readSession();
  // A library that opens later keeps what is made from then on, and all of the sweep on the board.
  await Promise.race([openShelf(wiring), pause(session ? LONGEST_WAIT_MILLISECONDS : SHORT_WAIT_MILLISECONDS)]);
  const { flush } = keepSession(subscribe, get);
  onPageEnding(() => {
    flush();
    void desk.live?.kept?.save();
  });
  const isSame = !linked || (session?.spec && giveEqualResults(linked, session.spec));
  const row = isSame ? boardOf(session, wiring) : storedFor(shelf.rows, linked, get().enginePreference);
  const draft = isSame ? (session ? session.draft : row?.spec) : linked;
  if (draft) get().editDraft(() => draft);
  if (isSame && session?.spec && session.promised && !get().promised)
    set({ promised: { spec: session.spec, results: session.promised } });
  try {
    if (row) await openAgain(row, wiring);
    else if (startsSweep && isSame && session?.spec) await desk.start(session.spec);
    else if (startsSweep) await get().start();
  } catch (error) {
    get().notify(openFault(messageOf(error)));
    if (startsSweep && !get().sweep) await get().start();
  }
}
