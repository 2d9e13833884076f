import { type KeyboardEvent, useState } from 'react';

const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

interface Keys {
  /** Index of the cell that has the tab stop. */
  readonly focus: number;
  onFocusCell(index: number): void;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

/** A single tab stop for the grid: arrows move it, Enter chooses the cell. */
export function useMapKeys<C>(
  cells: readonly C[],
  columns: number,
  onChoose: (item: C, event: KeyboardEvent) => void,
): Keys {
  const [at, setAt] = useState(0);
  const focus = clamp(at, cells.length);
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      const item = cells[focus];
      return item && onChoose(item, event);
    }
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const column = clamp((focus % columns) + move[0], columns);
    const row = clamp(Math.floor(focus / columns) + move[1], cells.length / columns);
    setAt(row * columns + column);
    event.currentTarget.querySelector<SVGGElement>(`[data-cell="${column},${row}"]`)?.focus();
  };
  return { focus, onFocusCell: setAt, onKeyDown };
}
