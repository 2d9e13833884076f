import type { MouseEvent, SyntheticEvent } from 'react';
import { cellOf } from '../charts/use-pointing.ts';
import { useOpenMicroscope } from '../microscope/use-open-microscope.ts';
import { useApp } from '../use-app.ts';

interface PointedCell {
  readonly cell: { readonly learningRate: number; readonly batchSize: number };
}

/** Index of the cell that is the target of an event. */
function indexOf(columns: number, { target }: SyntheticEvent): number | null {
  const place = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  if (!place) return null;
  const [column = 0, row = 0] = place.split(',').map(Number);
  return row * columns + column;
}

/** Event handlers for all cells, delegated to the svg. */
export function useMapPointing<C extends PointedCell>(
  cells: readonly C[],
  columns: number,
  onFocusCell: (index: number) => void,
) {
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const selectAlso = useApp((state) => state.selectAlso);
  const look = useOpenMicroscope();
  const onCell = (act: (item: C, index: number) => void) => (event: SyntheticEvent) => {
    const index = indexOf(columns, event);
    const item = index === null ? undefined : cells[index];
    if (index !== null && item) act(item, index);
  };
  return {
    onPointerOver: onCell((item) => hover(cellOf(item.cell))),
    onPointerLeave: () => hover(null),
    // The second click of a double click must not clear the selection of the first.
    onClick: (event: MouseEvent) =>
      event.detail < 2 && onCell(({ cell }) => (event.shiftKey ? selectAlso : select)(cellOf(cell)))(event),
    // … and must not select text around the map.
    onMouseDown: (event: MouseEvent) => (event.detail > 1 || event.shiftKey) && event.preventDefault(),
    onDoubleClick: onCell((item) => look(cellOf(item.cell))),
    onFocus: onCell((item, index) => {
      onFocusCell(index);
      hover(cellOf(item.cell));
    }),
    onBlur: () => hover(null),
  };
}
