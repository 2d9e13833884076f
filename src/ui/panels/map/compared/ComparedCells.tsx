import { type KeyboardEvent, memo } from 'react';
import { MapGrid } from '../../../map/MapGrid.tsx';
import { ComparedCellContent, type MapLook, type ShownValues } from './ComparedCellContent.tsx';
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
        <ComparedCellContent item={item} isDim={emphasis === 'dim'} {...look} />
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

/** The cells of two sweeps in their grid. */
export function ComparedCells({ name, cells, columns, focus, onKeyDown, ...own }: ComparedCellsProps) {
  const { emphasisOf, isSelected, ...shared } = own;
  return (
    <MapGrid name={name} cells={cells} columns={columns} focus={focus} onKeyDown={onKeyDown}>
      {(item, isFocusable) => (
        <ComparedCell
          key={item.column}
          item={item}
          emphasis={emphasisOf(item)}
          selected={isSelected(item)}
          focusable={isFocusable}
          {...shared}
        />
      )}
    </MapGrid>
  );
}
