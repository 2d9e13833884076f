import { useMedia } from '../use-size-class.ts';

/** From this width on figures of claims are drawn larger, text and marks alike; the same width is in tokens.css. */
const LARGE_SCREEN = '(min-width: 1680px)';

export const useFigureZoom = (): number => (useMedia(LARGE_SCREEN) ? 1.25 : 1);
