import { createStore, type StoreApi } from 'zustand/vanilla';
import { addressSlice } from './address-slice.ts';
import type { AppState } from './app-state.ts';
import { boardSlice } from './board-slice.ts';
import { claimsSlice } from './claims-slice.ts';
import { compareSlice } from './compare-slice.ts';
import { costlyStartSlice } from './costly-start-slice.ts';
import { DEFAULT_VIEW } from './default-view.ts';
import type { StoreDependencies } from './dependencies.ts';
import { draftSlice } from './draft-slice.ts';
import { engineCheckSlice } from './engine-check-slice.ts';
import { engineTimingSlice } from './engine-timing-slice.ts';
import { guessSlice } from './guess-slice.ts';
import { lecturesOf, provideLectures } from './lectures-of.ts';
import { librarySlice } from './library-slice.ts';
import { networkMeasurementSlice } from './measure-slice.ts';
import { microscopeSlice } from './microscope-slice.ts';
import { noticesSlice } from './notices-slice.ts';
import { offlineSlice } from './offline-slice.ts';
import { pointingSlice } from './pointing-slice.ts';
import { reproductionSlice } from './reproduction-slice.ts';
import { createShelf } from './shelf.ts';
import { supplementSlice } from './supplement-slice.ts';
import { createSweepDesk } from './sweep-desk.ts';

export function createAppStore(dependencies: StoreDependencies): StoreApi<AppState> {
  const shelf = createShelf();
  const store = createStore<AppState>()((set, get, api) => {
    const { subscribe } = api;
    const desk = createSweepDesk({ ...dependencies, set, get, shelf });
    const board = boardSlice(set, get, desk);
    return {
      ...draftSlice(set, get, dependencies),
      ...board,
      ...costlyStartSlice(set, get, { start: board.start, workers: dependencies.claims.workers }),
      ...engineCheckSlice(set, get, dependencies),
      ...engineTimingSlice(set, get, { ...dependencies, subscribe }),
      ...claimsSlice(set, dependencies),
      ...microscopeSlice(set, get, dependencies),
      ...networkMeasurementSlice(set, get, dependencies),
      ...noticesSlice(set),
      ...offlineSlice(set),
      ...pointingSlice(set, get),
      ...supplementSlice(set, get, { ...dependencies, desk, shelf, subscribe, workers: dependencies.claims.workers }),
      ...guessSlice(set),
      ...compareSlice(set, get, { ...dependencies, shelf, subscribe }),
      ...librarySlice(set, get, { ...dependencies, desk, shelf, subscribe }),
      openLectureFile: async (file) => (await lecturesOf(api)).getState().openFile(file),
      ...reproductionSlice(set, get, { subscribe }),
      ...addressSlice(set, get, { ...dependencies, subscribe }),
      view: DEFAULT_VIEW,
      setView: (change) => set(({ view }) => ({ view: { ...view, ...change } })),
    };
  });
  provideLectures(store, { ...dependencies, get: store.getState, subscribe: store.subscribe, shelf });
  return store;
}
