import { use, useSyncExternalStore } from 'react';
import type { LectureState } from '../../state/lecture/lecture-state.ts';
import type { LectureStore } from '../../state/lecture/lecture-store.ts';
import { lecturesOf } from '../../state/lectures-of.ts';
import { useStore } from '../use-app.ts';

/** The store of lectures; suspends until it is there. */
export const useLectureStore = (): LectureStore => use(lecturesOf(useStore()));

/** Selects a part of it and renders again when it changes. `selector` must return existing objects, not new ones. */
export function useLectures<T>(selector: (state: LectureState) => T): T {
  const store = useLectureStore();
  return useSyncExternalStore(store.subscribe, () => selector(store.getState()));
}
