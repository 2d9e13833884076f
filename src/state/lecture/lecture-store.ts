import { createStore, type StoreApi } from 'zustand/vanilla';
import { messageOf, SpecError } from '../../errors.ts';
import { type LectureShelf, lectureShelf } from '../../library/lecture-shelf.ts';
import type { LectureRow } from '../../library/library-database.ts';
import { randomId } from '../../library/random-id.ts';
import { linkFragment } from '../../sweep/link/sweep-link.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import type { AppState } from '../app-state.ts';
import type { StoreDependencies } from '../dependencies.ts';
import type { Subscribe } from '../set-state.ts';
import type { Shelf } from '../shelf.ts';
import { emptyLecture, withBoard, withNewStep, withoutStep, withResults } from './edit-lecture.ts';
import { fetchLecture } from './fetch-lecture.ts';
import { createLectureKeeper, lastOpen } from './keep-lectures.ts';
import type { Lecture, SavedResults } from './lecture.ts';
import { lectureText, MOST_STEPS, MOST_SWEEPS, parseLecture } from './lecture-file.ts';
import type { HeldResults, LectureState, OpenLecture, StoredLecture } from './lecture-state.ts';
import { readResults, resultsFile } from './read-results.ts';
import { resultsToCarry, stepOfBoard } from './step-of-board.ts';

export interface LectureWiring extends Pick<StoreDependencies, 'sources' | 'fileWork'> {
  readonly get: () => AppState;
  readonly subscribe: Subscribe;
  readonly shelf: Shelf;
}

export type LectureStore = StoreApi<LectureState>;

const listed = (rows: readonly LectureRow[]): StoredLecture[] =>
  rows.map(({ id, title, steps, changed }) => ({ id, title, steps, changed })).sort((a, b) => b.changed - a.changed);

/** Resolves once the library is there, or known to be absent. */
const whenLibrary = ({ get, subscribe }: LectureWiring) =>
  new Promise<void>((resolve) => {
    if (get().library !== 'loading') return resolve();
    const end = subscribe(({ library }) => {
      if (library === 'loading') return;
      end();
      resolve();
    });
  });

/** What a store of lectures does with the board of the page. */
function boardActions({ get }: LectureWiring) {
  const stepOf = ({ steps, sweeps }: Lecture, index: number) => {
    const step = steps[index];
    const sweep = step && sweeps[step.sweep];
    return step && sweep ? { step, sweep } : null;
  };
  const isOnBoard = ({ spec }: Lecture['sweeps'][number]) => {
    const board = get().sweep?.plan.spec;
    return board !== undefined && isSameSpec(board, spec);
  };
  return {
    run(lecture: Lecture, index: number) {
      const own = stepOf(lecture, index);
      if (!own) return;
      const { sweep } = own;
      if (isOnBoard(sweep)) return get().resume();
      void get()
        .openEqualSweep(sweep.spec)
        .then((isOpen) => {
          if (isOpen) return;
          get().editDraft(() => sweep.spec);
          return get().start();
        });
    },
    async show(lecture: Lecture, index: number) {
      const own = stepOf(lecture, index);
      if (!own) return;
      const { step, sweep } = own;
      const file = isOnBoard(sweep) || (await get().openEqualSweep(sweep.spec)) ? null : resultsFile(sweep);
      if (file) await get().openFiles([file]);
      get().followLink(linkFragment({ spec: sweep.spec, board: step.board }), { isOwn: true, engine: null });
      void get().startFollowed();
    },
  };
}

type Set = LectureStore['setState'];
type Get = LectureStore['getState'];

/** The lectures that are kept, and which of them is open. */
interface Desk {
  /** A lecture in place of the open one, kept from now on. */
  keep(open: OpenLecture): void;
  create(lecture: Lecture): void;
  open(id: string): Promise<void>;
  openFile(file: File): Promise<void>;
  edit(change: (lecture: Lecture) => Lecture): void;
  deleteLecture(id: string): Promise<void>;
}

/** Follows the shelf of lectures once the library is there. */
async function watchShelf(wiring: LectureWiring, onOpened: (shelf: LectureShelf | null) => void): Promise<void> {
  await whenLibrary(wiring);
  const { library } = wiring.shelf;
  onOpened(library && lectureShelf(library.database));
}

function createDesk(wiring: LectureWiring, set: Set, get: Get): Desk {
  let rows: readonly LectureRow[] = [];
  let shelf: LectureShelf | null = null;
  const keeper = createLectureKeeper({
    shelf: () => shelf,
    onMoved: (from, id) => set(({ current }) => (current?.id === from ? { current: { ...current, id } } : {})),
    onFault: (saveFault) => set({ saveFault }),
  });
  const show = (current: OpenLecture | null) => {
    set({ current });
    lastOpen.write(current?.id ?? '');
  };
  const keep = (current: OpenLecture) => {
    show(current);
    keeper.keep(current);
  };
  const openRow = ({ id, text, title, changed }: LectureRow) => {
    keeper.know(id, changed);
    show({ id, lecture: parseLecture(text, title, { isDraft: true }) });
  };
  const create = (lecture: Lecture) => keep({ id: randomId(), lecture });
  const open = async (id: string) => {
    await keeper.flush();
    const row = rows.find((each) => each.id === id);
    if (row) openRow(row);
  };
  /** Opens the lecture that was open last, unless another has been opened meanwhile. */
  const openLast = () => {
    const last = get().current ? undefined : rows.find(({ id }) => id === lastOpen.read());
    try {
      if (last) openRow(last);
    } catch (error) {
      set({ saveFault: messageOf(error) });
    }
  };
  void watchShelf(wiring, (opened) => {
    if (!opened) return set({ storage: 'absent' });
    shelf = opened;
    opened.watch((all) => {
      rows = all;
      if (get().storage === 'loading') openLast();
      set({ storage: 'ready', stored: listed(all) });
    });
    const { current } = get();
    if (current) keeper.keep(current);
  });
  return {
    keep,
    create,
    open,
    async openFile(file) {
      const lecture = parseLecture(new Uint8Array(await file.arrayBuffer()), file.name);
      const text = lectureText(lecture);
      const known = rows.find((row) => row.text === text);
      if (known) await open(known.id);
      else create(lecture);
    },
    edit(change) {
      const { current } = get();
      const lecture = current && change(current.lecture);
      if (lecture && lecture !== current.lecture) keep({ ...current, lecture });
    },
    async deleteLecture(id) {
      await keeper.flush();
      const row = rows.find((each) => each.id === id);
      const { current } = get();
      const before =
        current?.id === id ? current : row && { id, lecture: parseLecture(row.text, row.title, { isDraft: true }) };
      await shelf?.remove(id);
      if (current?.id === id) show(null);
      if (before) set({ deleted: { kind: 'lecture', title: before.lecture.title, before } });
    },
  };
}

/** The lecture, if a file can hold it. Throws SpecError where it has too many steps or sweeps. */
function withinLimits(lecture: Lecture): Lecture {
  const { title, steps, sweeps } = lecture;
  if (steps.length > MOST_STEPS)
    throw new SpecError(`${title}: it must have at most ${MOST_STEPS} steps, got one more. Begin another.`);
  if (sweeps.length > MOST_SWEEPS)
    throw new SpecError(`${title}: it must show at most ${MOST_SWEEPS} sweeps, got one more. Begin another.`);
  return lecture;
}

type StepActions = Pick<LectureState, 'addBoard' | 'updateStep' | 'deleteStep' | 'undoDelete'>;

function stepActions(
  { get: page }: LectureWiring,
  { set, get, desk }: { set: Set; get: Get; desk: Desk },
): StepActions {
  return {
    addBoard(text, { title, language }) {
      if (!get().current) desk.create(emptyLecture(title, language));
      desk.edit((lecture) => withinLimits(withNewStep(lecture, { ...text, ...stepOfBoard(page()) })));
      return get().current?.lecture.steps.length ?? 0;
    },
    updateStep: (index) => desk.edit((lecture) => withinLimits(withBoard(lecture, index, stepOfBoard(page())))),
    deleteStep(index) {
      const before = get().current;
      const step = before?.lecture.steps[index];
      if (!before || !step) return;
      desk.edit((lecture) => withoutStep(lecture, index));
      set({ deleted: { kind: 'step', title: step.title, before } });
    },
    undoDelete() {
      const { deleted } = get();
      set({ deleted: null });
      if (deleted) desk.keep(deleted.before);
    },
  };
}

/** Results that lectures carry. */
function resultActions(wiring: LectureWiring, { set, get, desk }: { set: Set; get: Get; desk: Desk }) {
  const hold = (saved: SavedResults, held: HeldResults) =>
    set(({ results }) => ({ results: new Map(results).set(saved, held) }));
  return {
    carryResults(index: number, carries: boolean) {
      const own = get().current?.lecture.sweeps[index];
      const { sweep } = wiring.get();
      if (!own) return;
      if (!carries) return desk.edit((lecture) => withResults(lecture, index, null));
      if (!sweep || sweep.fingerprint === null || !isSameSpec(sweep.plan.spec, own.spec))
        throw new SpecError(
          `${own.spec.name}: its sweep must be on the board and finished, for the lecture to carry its results. Show one of its steps on the board.`,
        );
      const saved = resultsToCarry(sweep, Date.now());
      desk.edit((lecture) => withResults(lecture, index, saved));
      hold(saved, { state: 'ready', sweep });
    },
    read(sweep: Lecture['sweeps'][number]) {
      const { saved } = sweep;
      if (!saved || get().results.has(saved)) return;
      hold(saved, { state: 'reading' });
      readResults(sweep, wiring).then(
        (read) => hold(saved, { state: 'ready', sweep: read }),
        (error) => hold(saved, { state: 'failed', message: messageOf(error) }),
      );
    },
  };
}

/** Lectures of this browser and of its page. */
export const createLectureStore = (wiring: LectureWiring): LectureStore =>
  createStore<LectureState>()((set, get) => {
    const desk = createDesk(wiring, set, get);
    const { create, open, openFile, edit, deleteLecture } = desk;
    return {
      storage: 'loading',
      saveFault: null,
      stored: [],
      current: null,
      deleted: null,
      results: new Map(),
      ...{ create, open, openFile, edit, deleteLecture },
      fetch: fetchLecture,
      ...stepActions(wiring, { set, get, desk }),
      ...resultActions(wiring, { set, get, desk }),
      ...boardActions(wiring),
    };
  });
