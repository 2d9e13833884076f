import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DataSources } from '../data/sources.ts';
import type { SweepSpec } from '../sweep/spec.ts';
import type { EnginePool, ReferenceContent } from '../worker/engine-pool.ts';
import type { NetworkMeasurer } from '../worker/network-measurer.ts';
import type { OpenInspector } from '../worker/remote-inspector.ts';
import type { RunExporter } from '../worker/run-exporter.ts';
import type { AppState, ViewState } from './app-state.ts';
import { boardSlice } from './board-slice.ts';
import { type ClaimSurroundings, claimsSlice } from './claims-slice.ts';
import { draftSlice } from './draft-slice.ts';
import { engineCheckSlice } from './engine-check-slice.ts';
import { measureSlice } from './measure-slice.ts';
import { microscopeSlice } from './microscope-slice.ts';
import { pointingSlice } from './pointing-slice.ts';

/** What the store needs from outside: where examples come from, and who trains. */
export interface StoreSurroundings {
  readonly sources: DataSources;
  readonly pool: EnginePool;
  readonly claims: ClaimSurroundings;
  readonly openInspector: OpenInspector;
  readonly networks: NetworkMeasurer;
  readonly runExporter: RunExporter;
  readonly initialDraft: SweepSpec;
  /** The reference networks that come with the page. */
  referenceFiles(): Promise<readonly ReferenceContent[]>;
}

const DEFAULT_VIEW: ViewState = {
  mapQuantity: 'sharpness',
  timeAxis: 'etaSteps',
  compareAt: 'end',
  gapMeasure: 'loss',
};

export function createAppStore(surroundings: StoreSurroundings): StoreApi<AppState> {
  return createStore<AppState>()((set, get) => ({
    ...draftSlice(set, get, surroundings),
    ...boardSlice(set, get, surroundings),
    ...engineCheckSlice(set, get, surroundings),
    ...claimsSlice(set, surroundings),
    ...microscopeSlice(set, get, surroundings),
    ...measureSlice(set, get, surroundings),
    ...pointingSlice(set, get),
    view: DEFAULT_VIEW,
    setView: (change) => set(({ view }) => ({ view: { ...view, ...change } })),
  }));
}
