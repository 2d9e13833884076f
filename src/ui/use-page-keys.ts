import { useEffect } from 'react';
import { useStore } from './use-app.ts';

const INTERACTIVE =
  'input, select, textarea, button, a, summary, [role="button"], [role="menuitem"], [contenteditable]';

/** On the pages of the board: Escape clears the selection; space pauses and resumes, unless a control has the focus. */
export function usePageKeys(isOn: boolean) {
  const store = useStore();
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { sweep, select, hover, pause, resume, sweepHold } = store.getState();
      // Escape first closes what is open above the page.
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector(':popover-open, dialog[open]')) {
        hover(null);
        select(null);
      }
      const onControl = event.target instanceof Element && event.target.closest(INTERACTIVE) !== null;
      if (event.key !== ' ' || onControl) return;
      if (sweepHold === 'following') return;
      if (sweep?.status !== 'running' && sweep?.status !== 'paused') return;
      event.preventDefault();
      if (sweep.status === 'running') pause();
      else resume();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, isOn]);
}
