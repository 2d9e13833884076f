import type { MouseEvent, SyntheticEvent } from 'react';
import type { Selection } from '../../../state/app-state.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { useApp } from '../../use-app.ts';
import type { MapCell } from './scene.ts';

export const selectionOf = ({ cell }: MapCell): Selection => ({
  kind: 'cell',
  learningRate: cell.learningRate,
  batchSize: cell.batchSize,
});

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
    onPointerOver: onCell((item) => hover(selectionOf(item))),
    onPointerLeave: () => hover(null),
    // The second click of two does not let go of what the first selected.
    onClick: (event: MouseEvent) => event.detail < 2 && onCell((item) => select(selectionOf(item)))(event),
    // … and selects no text around the map.
    onMouseDown: (event: MouseEvent) => event.detail > 1 && event.preventDefault(),
    onDoubleClick: onCell((item) => look(selectionOf(item))),
    onFocus: onCell((item, index) => {
      onFocusCell(index);
      hover(selectionOf(item));
    }),
    onBlur: () => hover(null),
  };
}
