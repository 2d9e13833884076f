import { useSyncExternalStore } from 'react';

/** The open view, by the URL fragment; the board for an empty fragment or one that holds a sweep. */
export type Route =
  | { readonly view: 'board' }
  | { readonly view: 'measure' }
  | { readonly view: 'claims' }
  | { readonly view: 'claim'; readonly id: string };

export const BOARD_LINK = '#/';
export const CLAIMS_LINK = '#/claims';
export const MEASURE_LINK = '#/measure';
export const claimLink = (id: string) => `${CLAIMS_LINK}/${encodeURIComponent(id)}`;

export function routeOf(fragment: string): Route {
  if (fragment === MEASURE_LINK || fragment === `${MEASURE_LINK}/`) return { view: 'measure' };
  if (fragment === CLAIMS_LINK || fragment === `${CLAIMS_LINK}/`) return { view: 'claims' };
  if (!fragment.startsWith(`${CLAIMS_LINK}/`)) return { view: 'board' };
  return { view: 'claim', id: fragment.slice(CLAIMS_LINK.length + 1) };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The current route; re-renders when it changes. */
export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}
