import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppState } from '../state/app-state.ts';

/** The part of zustand's `StoreApi` that the page uses. */
export interface AppStore {
  getState(): AppState;
  subscribe(listener: () => void): () => void;
}

const StoreContext = createContext<AppStore | null>(null);
export const StoreProvider = StoreContext.Provider;

export function useStore(): AppStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useStore: must be used inside <StoreProvider>, got no store.');
  return store;
}

/** Selects a part of the state and re-renders when it changes. `selector` must return existing objects, not new ones. */
export function useApp<T>(selector: (state: AppState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => selector(store.getState()));
}
