import type { MouseEvent, SyntheticEvent } from 'react';
import { cellOf } from '../../charts/use-pointing.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { useApp } from '../../use-app.ts';
import type { MapCell } from './scene.ts';

/** The cell of an event in the grid, found by the mark it happened on. */
function indexOf(columns: number, { target }: SyntheticEvent): number | null {
  const place = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  if (!place) return null;
  const [column = 0, row = 0] = place.split(',').map(Number);
  return row * columns + column;
}

/** Events of all cells, handled on the svg around them. */
export function useMapPointing(cells: readonly MapCell[], columns: number, onFocusCell: (index: number) => void) {
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const look = useOpenMicroscope();
  const onCell = (act: (item: MapCell, index: number) => void) => (event: SyntheticEvent) => {
    const index = indexOf(columns, event);
    const item = index === null ? undefined : cells[index];
    if (index !== null && item) act(item, index);
  };
  return {
    onPointerOver: onCell((item) => hover(cellOf(item.cell))),
    onPointerLeave: () => hover(null),
    // The second click of two does not let go of what the first selected.
    onClick: (event: MouseEvent) => event.detail < 2 && onCell((item) => select(cellOf(item.cell)))(event),
    // … and selects no text around the map.
    onMouseDown: (event: MouseEvent) => event.detail > 1 && event.preventDefault(),
    onDoubleClick: onCell((item) => look(cellOf(item.cell))),
    onFocus: onCell((item, index) => {
      onFocusCell(index);
      hover(cellOf(item.cell));
    }),
    onBlur: () => hover(null),
  };
}
