import { type BoardPanel, MOST_COLUMNS, panelColumns, panelRows } from '../../state/board-panel.ts';
import type { Size } from '../charts/frame.ts';

/** Between two panels; the same in the style sheet. */
export const GUTTER = 24;
/** A figure with axes and labels needs this much. */
const LEAST_COLUMN = 290;
const LEAST_ROW = 216;
const ROWS_ON_SCREEN = 2;
/** Where the page scrolls. */
const ROW_OF_SCROLLED = 300;

export interface BoardGrid {
  readonly columns: number;
  /** In pixels, without the gutter. */
  readonly rowHeight: number;
}

/**
 * As many columns as there is room for, and two rows on the screen where they are high enough to be read. `scrolls`: the height of the
 * board is that of its rows, which then have one of their own.
 */
export function boardGrid({ width, height }: Size, { scrolls }: { readonly scrolls: boolean }): BoardGrid {
  const fitting = Math.floor((width + GUTTER) / (LEAST_COLUMN + GUTTER));
  const columns = Math.max(1, Math.min(MOST_COLUMNS, fitting));
  if (scrolls) return { columns, rowHeight: ROW_OF_SCROLLED };
  const rowHeight = Math.floor((height - GUTTER * (ROWS_ON_SCREEN - 1)) / ROWS_ON_SCREEN);
  return { columns, rowHeight: Math.max(LEAST_ROW, rowHeight) };
}

/** The columns and rows that a panel takes of a grid that may have fewer columns than it wants. */
export const slotOf = (panel: BoardPanel, columns: number) => ({
  columns: Math.min(columns, panelColumns(panel)),
  rows: panelRows(panel),
});
