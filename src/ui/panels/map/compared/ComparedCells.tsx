import { group } from 'd3';
import { type KeyboardEvent, memo } from 'react';
import { CellContent, type MapLook, type ShownValues } from './CellContent.tsx';
import { describeComparedCell } from './cell-text.ts';
import type { ComparedMapCell } from './scene.ts';

interface CellProps extends MapLook {
  readonly item: ComparedMapCell;
  readonly shows: ShownValues;
  readonly emphasis: 'none' | 'lit' | 'dim';
  readonly selected: boolean;
  readonly focusable: boolean;
}

const ComparedCell = memo(function ComparedCell({ item, emphasis, selected, focusable, ...look }: CellProps) {
  const { side, quantity } = look;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table cell.
    <g
      role="gridcell"
      className={`map-cell map-cell-${emphasis}`}
      transform={`translate(${item.x},${item.y})`}
      data-cell={`${item.column},${item.row}`}
      tabIndex={focusable ? 0 : -1}
      aria-label={describeComparedCell(item, quantity)}
      aria-selected={selected}
    >
      <rect className="map-cell-ground" width={side} height={side} rx={2} />
      <g className="compared-content">
        <CellContent item={item} isDim={emphasis === 'dim'} {...look} />
      </g>
      <rect className="map-cell-edge" width={side} height={side} rx={2} />
    </g>
  );
});

interface ComparedCellsProps extends MapLook {
  readonly cells: readonly ComparedMapCell[];
  readonly columns: number;
  readonly shows: ShownValues;
  readonly name: string;
  /** Index of the cell with the tab stop. */
  readonly focus: number;
  emphasisOf(item: ComparedMapCell): CellProps['emphasis'];
  isSelected(item: ComparedMapCell): boolean;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

/** The grid of cells, from the largest batch size down; rows of a table to a screen reader. */
export function ComparedCells({
  cells,
  columns,
  name,
  focus,
  emphasisOf,
  isSelected,
  onKeyDown,
  ...shared
}: ComparedCellsProps) {
  const rows = [...group(cells, ({ row }) => row)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table.
    <g role="grid" aria-label={name} onKeyDown={onKeyDown}>
      {rows.toReversed().map(([row, items]) => (
        // biome-ignore lint/a11y/useSemanticElements: an svg has no table.
        <g role="row" key={row}>
          {items.map((item) => (
            <ComparedCell
              key={item.column}
              item={item}
              emphasis={emphasisOf(item)}
              selected={isSelected(item)}
              focusable={item.row * columns + item.column === focus}
              {...shared}
            />
          ))}
        </g>
      ))}
    </g>
  );
}
