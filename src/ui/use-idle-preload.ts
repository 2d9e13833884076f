import { useEffect } from 'react';
import { whenIdle } from '../state/when-idle.ts';
import { preloadView } from './lazy-views.ts';
import { preloadSweeps } from './library/open-sweeps.tsx';
import { useApp } from './use-app.ts';

/** Milliseconds after which the rest is fetched though the browser has not been idle. */
const LONGEST_WAIT = 20_000;

/** Fetches the other views once a sweep has ended and the browser is idle. */
export function useIdlePreload(): void {
  const hasEnded = useApp(({ sweep }) => sweep?.status === 'finished');
  useEffect(() => {
    if (!hasEnded) return;
    return whenIdle(() => {
      preloadView('workbench');
      preloadView('lessons');
      preloadView('claims');
      preloadView('measure');
      preloadView('glossary');
      preloadSweeps();
    }, LONGEST_WAIT);
  }, [hasEnded]);
}
