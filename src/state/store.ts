import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState, ViewState } from './app-state.ts';
import { boardSlice } from './board-slice.ts';
import { claimsSlice } from './claims-slice.ts';
import type { StoreDependencies } from './dependencies.ts';
import { draftSlice } from './draft-slice.ts';
import { engineCheckSlice } from './engine-check-slice.ts';
import { networkMeasurementSlice } from './measure-slice.ts';
import { microscopeSlice } from './microscope-slice.ts';
import { pointingSlice } from './pointing-slice.ts';

const DEFAULT_VIEW: ViewState = {
  mapQuantity: 'sharpness',
  timeAxis: 'etaSteps',
  compareAt: 'end',
  gapMeasure: 'loss',
};

export function createAppStore(dependencies: StoreDependencies): StoreApi<AppState> {
  return createStore<AppState>()((set, get) => ({
    ...draftSlice(set, get, dependencies),
    ...boardSlice(set, get, dependencies),
    ...engineCheckSlice(set, get, dependencies),
    ...claimsSlice(set, dependencies),
    ...microscopeSlice(set, get, dependencies),
    ...networkMeasurementSlice(set, get, dependencies),
    ...pointingSlice(set, get),
    view: DEFAULT_VIEW,
    setView: (change) => set(({ view }) => ({ view: { ...view, ...change } })),
  }));
}
