import { useEffect } from 'react';

/** Escape closes what is open, wherever the focus is, before the page handles the key and clears the selection. */
export function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const inMenu = event.target instanceof Element && event.target.closest('[role="menu"]') !== null;
      if (event.key !== 'Escape' || inMenu) return;
      event.preventDefault();
      close();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOpen, close]);
}
