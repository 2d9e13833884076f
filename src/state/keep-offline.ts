import { keepPage, openNewVersion } from '../offline/page/keep-page.ts';
import type { BuildFacts } from '../offline/page/page-version.ts';
import type { AppState } from './app-state.ts';
import { isTraining } from './is-training.ts';

interface OfflineStore {
  getState(): AppState;
  subscribe(listener: (state: AppState) => void): () => void;
}

let isOpening = false;

/** Opens the newer version once it was asked for and nothing trains: code never changes under a sweep. */
function openWhenFree(state: AppState): void {
  if (isOpening || state.newVersion !== 'asked' || isTraining(state)) return;
  isOpening = true;
  void openNewVersion();
}

let isWatched = false;

/** Keeps the page for use without a network, and looks for a newer version of it. */
export async function keepOffline({ getState, subscribe }: OfflineStore, facts: BuildFacts): Promise<void> {
  const { setOffline } = getState();
  if (!isWatched) subscribe(openWhenFree);
  isWatched = true;
  await keepPage(facts, {
    onStanding: (offline) => setOffline({ offline }),
    onNewVersion: () => {
      if (getState().newVersion === 'none') setOffline({ newVersion: 'ready' });
    },
  });
}
