import { group } from 'd3-array';
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';

interface PlacedCell {
  readonly column: number;
  readonly row: number;
}

interface MapGridProps<C extends PlacedCell> {
  readonly name: string;
  /** Id of an element that describes it. */
  readonly describedBy?: string;
  readonly cells: readonly C[];
  readonly columns: number;
  /** Index of the cell with the tab stop. */
  readonly focus: number;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
  /** A cell of the grid. */
  readonly children: (item: C, isFocusable: boolean) => ReactNode;
}

/** The grid of cells, from the largest batch size down; rows of a table to a screen reader. */
export function MapGrid<C extends PlacedCell>({ name, describedBy, cells, columns, focus, ...rest }: MapGridProps<C>) {
  const { onKeyDown, children } = rest;
  const rows = useMemo(() => [...group(cells, ({ row }) => row)].toReversed(), [cells]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table.
    <g role="grid" aria-label={name} aria-describedby={describedBy} onKeyDown={onKeyDown}>
      {rows.map(([row, items]) => (
        // biome-ignore lint/a11y/useSemanticElements: an svg has no table.
        <g role="row" key={row}>
          {items.map((item) => children(item, item.row * columns + item.column === focus))}
        </g>
      ))}
    </g>
  );
}
