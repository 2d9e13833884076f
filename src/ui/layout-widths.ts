/** From this width on the board fits without scrolling; the same width is in the style sheets. */
export const WIDE = '(min-width: 1280px)';
