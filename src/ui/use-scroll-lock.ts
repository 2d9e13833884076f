import { useEffect } from 'react';

/** The page behind a dialog does not scroll while it is open. */
export function useScrollLock(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = 'hidden';
    return () => {
      style.overflow = before;
    };
  }, [isOpen]);
}
