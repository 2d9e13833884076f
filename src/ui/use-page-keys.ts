import { useEffect } from 'react';
import { useStore } from './use-app.ts';

const INTERACTIVE =
  'input, select, textarea, button, a, summary, [role="button"], [role="menuitem"], [contenteditable]';

/** Escape clears the selection; space pauses and resumes, unless a control has the focus. */
export function usePageKeys() {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { sweep, select, hover, pause, resume } = store.getState();
      if (event.key === 'Escape' && !event.defaultPrevented) {
        hover(null);
        select(null);
      }
      const onControl = event.target instanceof Element && event.target.closest(INTERACTIVE) !== null;
      if (event.key !== ' ' || onControl) return;
      if (sweep?.status !== 'running' && sweep?.status !== 'paused') return;
      event.preventDefault();
      if (sweep.status === 'running') pause();
      else resume();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
