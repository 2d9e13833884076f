/** From here on everything is visible at once, without scrolling; the same width is in layout.css. */
export const WIDE = '(min-width: 1280px)';
