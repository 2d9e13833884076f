import { keepAddress, type PageAddress } from './address-bar.ts';
import type { AppState } from './app-state.ts';
import type { BoardPage } from './panel-view.ts';

interface PageStore {
  getState(): AppState;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** The views of the page, by the fragments that open them. */
export interface Routes {
  /** Whether a fragment opens a view of the page. */
  isRoute(fragment: string): boolean;
  /** Whether that view shows the board. */
  isBoard(fragment: string): boolean;
  /** The page that a fragment names; null where it names none, as that of a link. */
  pageNamed(fragment: string): BoardPage | null;
}

interface OpenPageOptions {
  readonly address: PageAddress;
  readonly routes: Routes;
  /** The engine asked for in the address, which has precedence over a link's. */
  readonly engine: AppState['enginePreference'] | null;
}

/**
 * Shows what the address asks for, now and whenever it changes, else what the page showed when it was closed, else a first
 * sweep; from then on the address follows the board.
 */
export async function openPage(store: PageStore, { address, routes, engine }: OpenPageOptions): Promise<void> {
  const follow = () => {
    const { fragment, isOwn } = address;
    const { followLink, refuseRoute, dismissLinkFault, setView } = store.getState();
    const page = routes.pageNamed(fragment);
    if (page) setView({ page });
    if (followLink(fragment, { isOwn, engine })) return;
    if (routes.isRoute(fragment)) dismissLinkFault();
    else refuseRoute(fragment);
  };
  if (engine) store.getState().setEnginePreference(engine);
  address.onChange(() => {
    follow();
    void store.getState().startFollowed();
  });
  keepAddress(store, address, routes.isBoard);
  follow();
  const { followed, linkFault, restore } = store.getState();
  const startsSweep = !followed && !linkFault && routes.isBoard(address.fragment);
  await restore({ linked: followed, startsSweep });
  // A sweep that was put back does not mend the address.
  if (linkFault) follow();
  await store.getState().startFollowed();
}
