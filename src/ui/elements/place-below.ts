/** Pixels between a button and what it opens, and from what is opened to the edges of the window. */
const GAP = 4;
const EDGE = 8;

/**
 * Puts an open popover below its button: left edges aligned where there is room, else right edges; above the button where
 * there is none below.
 */
export function placeBelow(popover: HTMLElement, button: Element): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const x = left + width + EDGE <= clientWidth ? left : right - width;
  const y = bottom + GAP + height + EDGE <= clientHeight ? bottom + GAP : top - GAP - height;
  popover.style.left = `${Math.max(EDGE, Math.min(x, clientWidth - width - EDGE))}px`;
  popover.style.top = `${Math.max(EDGE, Math.min(y, clientHeight - height - EDGE))}px`;
}
