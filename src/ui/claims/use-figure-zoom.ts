import { useMediaQuery } from '@mantine/hooks';

/** From this width on figures of claims are drawn larger, text and marks alike; the same width is in tokens.css. */
const LARGE_SCREEN = '(min-width: 1680px)';

export const useFigureZoom = (): number =>
  useMediaQuery(LARGE_SCREEN, false, { getInitialValueInEffect: false }) ? 1.25 : 1;
