import { keepPage, openNewVersion } from '../offline/page/keep-page.ts';
import { holdPageLocks } from '../offline/page/page-locks.ts';
import { buildFacts } from '../offline/page/page-version.ts';
import type { AppState } from './app-state.ts';
import { isTraining } from './is-training.ts';
import { whenQuiet } from './when-quiet.ts';

interface OfflineStore {
  getState(): AppState;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Opens the newer version once it was asked for and nothing trains: code never changes under a sweep. */
function openWhenFree({ subscribe }: OfflineStore): void {
  let isOpening = false;
  subscribe((state) => {
    if (isOpening || state.newVersion !== 'asked' || isTraining(state)) return;
    isOpening = true;
    void openNewVersion();
  });
}

/**
 * Keeps the page for use without a network, and looks for a newer version of it, whenever nothing trains. `opened`: settles once
 * what the page begins with has begun. Nothing where the build has no version, as on the development server.
 */
export async function lookAfterOffline(store: OfflineStore, opened: Promise<unknown>): Promise<void> {
  const facts = buildFacts();
  if (!facts) return;
  const { setBusy } = holdPageLocks(facts);
  store.subscribe((state) => setBusy(isTraining(state)));
  setBusy(isTraining(store.getState()));
  openWhenFree(store);
  await opened;
  whenQuiet(store, () => {
    const { setOffline } = store.getState();
    void keepPage(facts, {
      onStanding: (offline) => setOffline({ offline }),
      onNewVersion: () => {
        if (store.getState().newVersion === 'none') setOffline({ newVersion: 'ready' });
      },
    });
  });
}
