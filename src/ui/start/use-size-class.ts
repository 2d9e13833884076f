import { useSyncExternalStore } from 'react';

/** Below this width figures are shown one at a time, and words speak of tapping. */
const NARROW = '(max-width: 799.98px)';
const TOUCH = '(hover: none)';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

export const useNarrow = () => useMedia(NARROW);
export const useTouch = () => useMedia(TOUCH);
