import type { AppState } from './app-state.ts';
import { isTraining } from './is-training.ts';
import { quietMoment } from './quiet-moment.ts';

interface WatchedStore {
  getState(): AppState;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Calls `run` when the page has nothing to do: once soon, where nothing trains, and after whatever trains has ended. */
export function whenQuiet({ getState, subscribe }: WatchedStore, run: () => void): void {
  let waits: AbortController | null = null;
  let wasTraining = true;
  const look = (state: AppState) => {
    const trains = isTraining(state);
    if (trains === wasTraining) return;
    wasTraining = trains;
    waits?.abort();
    waits = trains ? null : new AbortController();
    if (waits) quietMoment(waits.signal).then(run, () => {});
  };
  subscribe(look);
  look(getState());
}
