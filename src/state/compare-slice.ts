import { messageOf } from '../errors.ts';
import { LibraryError } from '../library/library-error.ts';
import { prepareSweep } from '../sweep/perform-sweep.ts';
import { isSameSpec } from '../sweep/results/fingerprint.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import { COMPARED_MISSING, COMPARED_SAME, comparedDamaged, comparedFault } from './compare-notices.ts';
import { comparedSweepOf } from './compared-sweep.ts';
import type { StoreDependencies } from './dependencies.ts';
import { OTHER_FINGERPRINT } from './library-notices.ts';
import type { SetState, Subscribe } from './set-state.ts';
import type { Shelf } from './shelf.ts';

type CompareSlice = Pick<AppState, 'compared' | 'comparedId' | 'compareWith' | 'compareWithLinked' | 'stopComparing'>;

interface CompareWiring extends Pick<StoreDependencies, 'sources'> {
  readonly shelf: Shelf;
  readonly subscribe: Subscribe;
}

const NOTHING = { compared: null, comparedId: null } as const;

/** Whether the sweep on the board is, or will be, the one that it is compared with. */
const isSame = ({ sweep, openedSweep }: AppState, compared: BoardSweep, id: string | null): boolean =>
  openedSweep === id ||
  (sweep !== null &&
    isSameSpec(sweep.plan.spec, compared.plan.spec) &&
    (sweep.engine === null || sweep.engine.kind === compared.engine?.kind));

/** A stored sweep beside the one on the board. It leaves when it is deleted, or when the board shows the same. */
export function compareSlice(
  set: SetState,
  get: () => AppState,
  { sources, shelf, subscribe }: CompareWiring,
): CompareSlice {
  let asked = 0;
  /** The fingerprint that a link asks for, until there is a board and a library to compare with. */
  let awaited: string | null = null;

  /** Reads a stored sweep; what is damaged of it is said. */
  const read = async (id: string): Promise<BoardSweep> => {
    if (!shelf.library) throw new LibraryError('unavailable', 'this browser stores nothing for this page');
    const loaded = await shelf.library.load(id);
    const prepared = await prepareSweep(loaded.checkpoint.spec, (dataset) => sources.build(dataset));
    const compared = await comparedSweepOf(prepared, loaded);
    const isOther = compared.fingerprint !== null && compared.fingerprint !== loaded.row.fingerprint;
    const damage = [...loaded.damage, ...(isOther ? [OTHER_FINGERPRINT] : [])];
    if (damage.length > 0) get().notify(comparedDamaged(loaded.row.name, damage));
    return compared;
  };
  const stopComparing = () => {
    asked++;
    awaited = null;
    if (get().compared) set(NOTHING);
  };
  const compareWith = async (id: string) => {
    awaited = null;
    const own = ++asked;
    try {
      const compared = await read(id);
      if (own !== asked) return;
      if (isSame(get(), compared, id)) get().notify(COMPARED_SAME);
      else set({ compared, comparedId: id });
    } catch (error) {
      if (own === asked) get().notify(comparedFault(messageOf(error)));
    }
  };
  const compareWithAwaited = () => {
    const { sweep, library, followed, storedSweeps } = get();
    if (awaited === null || !sweep || followed || library === 'loading') return;
    const fingerprint = awaited;
    awaited = null;
    const stored = storedSweeps.find((each) => each.fingerprint === fingerprint);
    if (stored) void compareWith(stored.id);
    else get().notify(COMPARED_MISSING(fingerprint));
  };

  subscribe((state, before) => {
    compareWithAwaited();
    const { compared, comparedId, sweep, openedSweep, storedSweeps } = state;
    if (!compared) return;
    const isListed = storedSweeps === before.storedSweeps || storedSweeps.some(({ id }) => id === comparedId);
    const isOther =
      sweep?.plan !== before.sweep?.plan ||
      sweep?.engine !== before.sweep?.engine ||
      openedSweep !== before.openedSweep;
    if (!isListed || (isOther && isSame(state, compared, comparedId))) stopComparing();
  });

  return {
    ...NOTHING,
    compareWith,
    compareWithLinked(fingerprint) {
      if (fingerprint !== null && get().compared?.fingerprint === fingerprint) return;
      stopComparing();
      awaited = fingerprint;
      compareWithAwaited();
    },
    stopComparing,
  };
}
