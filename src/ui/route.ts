import { useSyncExternalStore } from 'react';
import type { BoardPage } from '../state/panel-view.ts';
import { GLOSSARY_LINK } from './glossary/glossary-link.ts';
import { useApp } from './use-app.ts';

/** The open view. */
export type Route =
  | { readonly view: BoardPage }
  | { readonly view: 'measure' }
  | { readonly view: 'present' }
  /** `id`: of a lesson; null: the list. */
  | { readonly view: 'lessons'; readonly id: string | null; readonly isSheet: boolean }
  | { readonly view: 'claims' }
  | { readonly view: 'claim'; readonly id: string }
  /** `id`: of an entry; null for the list of all. */
  | { readonly view: 'glossary'; readonly id: string | null };

export const START_LINK = '#/';
export const WORKBENCH_LINK = '#/workbench';
export const CLAIMS_LINK = '#/claims';
export const LESSONS_LINK = '#/lessons';
export const MEASURE_LINK = '#/measure';
export const PRESENT_LINK = '#/present';
export const claimLink = (id: string) => `${CLAIMS_LINK}/${encodeURIComponent(id)}`;

/** The page that a fragment names; null where it names another view or none. */
export function pageNamed(fragment: string): BoardPage | null {
  if (/^#?\/?$/.test(fragment)) return 'start';
  return fragment === WORKBENCH_LINK || fragment === `${WORKBENCH_LINK}/` ? 'workbench' : null;
}

/** The view that a fragment opens; `page` is that of a link to the board, which names none, and of an unknown fragment. */
export function routeOf(fragment: string, page: BoardPage): Route {
  const named = pageNamed(fragment);
  if (named) return { view: named };
  if (fragment === MEASURE_LINK || fragment === `${MEASURE_LINK}/`) return { view: 'measure' };
  if (/^#\/present\/?(\?|$)/.test(fragment)) return { view: 'present' };
  if (fragment === CLAIMS_LINK || fragment === `${CLAIMS_LINK}/`) return { view: 'claims' };
  if (fragment === GLOSSARY_LINK || fragment === `${GLOSSARY_LINK}/`) return { view: 'glossary', id: null };
  if (fragment.startsWith(`${GLOSSARY_LINK}/`))
    return { view: 'glossary', id: fragment.slice(GLOSSARY_LINK.length + 1) };
  const lesson = /^#\/lessons(?:\/([^/]*))?(\/sheet)?\/?$/.exec(fragment);
  if (lesson) return { view: 'lessons', id: lesson[1] || null, isSheet: lesson[2] !== undefined };
  if (!fragment.startsWith(`${CLAIMS_LINK}/`)) return { view: page };
  return { view: 'claim', id: fragment.slice(CLAIMS_LINK.length + 1) };
}

export const showsBoard = ({ view }: Route): boolean => view === 'start' || view === 'workbench';

/** Whether the view that a fragment opens shows the board. */
export const isBoardFragment = (fragment: string): boolean => showsBoard(routeOf(fragment, 'start'));

/** Whether a fragment names a view, is empty or carries a sweep. */
export const isKnownRoute = (fragment: string): boolean =>
  pageNamed(fragment) !== null || fragment.startsWith('#sweep=') || !isBoardFragment(fragment);

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The current route; re-renders when it changes. */
export function useRoute(): Route {
  const page = useApp((state) => state.view.page);
  return routeOf(
    useSyncExternalStore(subscribe, () => window.location.hash),
    page,
  );
}
