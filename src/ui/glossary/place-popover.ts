interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Distance from the edges of the window, in CSS pixels. */
const EDGE = 8;
/** Distance from the word that is explained. */
const GAP = 4;

/**
 * Where a box goes beside another one, in the coordinates of the window: below it from its left edge on; above it where there
 * is no room below and more above; moved sideways so that it stays in the window.
 */
export function placePopover(anchor: Box, box: Extent, window: Extent): { left: number; top: number } {
  const below = window.height - EDGE - (anchor.bottom + GAP);
  const above = anchor.top - GAP - EDGE;
  const isBelow = box.height <= below || below >= above;
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - box.height;
  const left = Math.max(EDGE, Math.min(anchor.left, window.width - EDGE - box.width));
  return { left, top: Math.max(EDGE, top) };
}
