import { useSyncExternalStore } from 'react';

/** Below this width figures are shown one at a time, and words speak of tapping. */
const NARROW = '(max-width: 799.98px)';
/** From this width on the board fits without scrolling; the same width is in the style sheets. */
const WIDE = '(min-width: 1280px)';
const TOUCH = '(hover: none)';

/** Whether a media query holds; re-renders when that changes. */
export function useMedia(query: string): boolean {
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
export const useWide = () => useMedia(WIDE);
export const useTouch = () => useMedia(TOUCH);
