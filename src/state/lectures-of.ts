import type { LectureStore, LectureWiring } from './lecture/lecture-store.ts';

interface Provided {
  readonly wiring: LectureWiring;
  opened: Promise<LectureStore> | null;
}

const provided = new WeakMap<object, Provided>();

/** Gives the store of a page what its lectures need. They have a store of their own, which loads when it is first asked for. */
export function provideLectures(store: object, wiring: LectureWiring): void {
  provided.set(store, { wiring, opened: null });
}

/** The lectures of the page that has a store. */
export function lecturesOf(store: object): Promise<LectureStore> {
  const own = provided.get(store);
  if (!own) throw new Error('lecturesOf: the store must be one of createAppStore, got another.');
  const { wiring } = own;
  own.opened ??= import('./lecture/lecture-store.ts').then(({ createLectureStore }) => createLectureStore(wiring));
  // What could not be fetched is fetched again.
  own.opened.catch(() => (own.opened = null));
  return own.opened;
}
