import { type KeyboardEvent, memo } from 'react';
import type { Scheme } from '../../charts/colours.ts';
import { formatRate } from '../../charts/format.ts';
import { MapGrid } from '../../map/MapGrid.tsx';
import { MAP, MAP_CELL } from '../words.ts';
import { type Emphasis, inkOfCell, lostShare } from './cell-shapes.ts';
import type { MapCell } from './scene.ts';

interface CellProps {
  readonly item: MapCell;
  readonly side: number;
  readonly scheme: Scheme;
  readonly format: (shown: number) => string;
  readonly hasNumbers: boolean;
  readonly emphasis: Emphasis;
  readonly selected: boolean;
  /** Whether its results differ from those that the sweep's link promises. */
  readonly differs: boolean;
  readonly focusable: boolean;
}

const ROOM_FOR_NUMBER = 44;

function describeCell(
  { cell, shown, capped }: MapCell,
  { format, differs }: Pick<CellProps, 'format' | 'differs'>,
): string {
  const { learningRate, batchSize, results, diverged } = cell;
  const value =
    diverged === results.length ? MAP_CELL.diverged : Number.isFinite(shown) ? format(shown) : MAP_CELL.noValue;
  const lost = diverged > 0 ? MAP_CELL.lost(diverged, results.length) : '';
  const short = capped > 0 ? MAP_CELL.capped(capped, results.length) : '';
  const apart = differs ? MAP_CELL.differs : '';
  return `η = ${formatRate(learningRate)}, B = ${batchSize}: ${value}${lost}${short}${apart}`;
}

/** Note in the corner of a cell: runs that diverged, or that did not reach the target loss. */
function CornerNote({ item, side, ink }: { item: MapCell; side: number; ink: string }) {
  const { diverged, results } = item.cell;
  const place = { x: side - 4, y: side - 6, textAnchor: 'end' } as const;
  if (diverged > 0 && diverged < results.length)
    return (
      <text className="map-cell-note map-cell-note-lost" {...place}>
        {MAP_CELL.lostNote(diverged, results.length)}
      </text>
    );
  if (item.capped === 0) return null;
  return (
    <text className="map-cell-note" {...place} style={{ fill: ink }}>
      {MAP_CELL.cappedNote(item.capped, results.length)}
    </text>
  );
}

const hasNote = ({ cell, capped }: MapCell) => capped > 0 || (cell.diverged > 0 && cell.diverged < cell.results.length);

/** What is written in a cell, where there is room. */
const hasText = ({ item, side, hasNumbers }: CellProps) =>
  side >= ROOM_FOR_NUMBER && (hasNumbers || hasNote(item)) && lostShare(item) < 1;

const isSameItem = (a: MapCell, b: MapCell) =>
  a.cell === b.cell &&
  a.x === b.x &&
  a.y === b.y &&
  Object.is(a.shown, b.shown) &&
  a.t === b.t &&
  a.capped === b.capped;

/** Whether pointing elsewhere changes nothing about a cell: one without texts only knows whether it is lit. */
const isSameEmphasis = (a: CellProps, b: CellProps) =>
  a.emphasis === b.emphasis || (!hasText(a) && (a.emphasis === 'lit') === (b.emphasis === 'lit'));

const isEqual = (a: CellProps, b: CellProps) =>
  isSameItem(a.item, b.item) &&
  isSameEmphasis(a, b) &&
  a.side === b.side &&
  a.scheme === b.scheme &&
  a.format === b.format &&
  a.hasNumbers === b.hasNumbers &&
  a.selected === b.selected &&
  a.differs === b.differs &&
  a.focusable === b.focusable;

/** Number and note on what is painted of a cell. */
function CellText({ item, side, scheme, format, hasNumbers, emphasis }: CellProps) {
  const ink = inkOfCell(item, scheme, emphasis);
  return (
    <>
      {hasNumbers && Number.isFinite(item.shown) && (
        <text className="map-cell-number" x={5} y={15} style={{ fill: ink }}>
          {format(item.shown)}
        </text>
      )}
      <CornerNote item={item} side={side} ink={ink} />
    </>
  );
}

/** One (η, B) for pointer, keyboard and screen reader, over what is painted of it: its name, its outline and its texts. */
const MapCellMark = memo(function MapCellMark(props: CellProps) {
  const { item, side, format, emphasis, selected, differs, focusable } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table cell.
    <g
      role="gridcell"
      className={emphasis === 'lit' ? 'map-cell map-cell-lit' : 'map-cell'}
      transform={`translate(${item.x},${item.y})`}
      data-cell={`${item.column},${item.row}`}
      tabIndex={focusable ? 0 : -1}
      aria-label={describeCell(item, { format, differs })}
      aria-selected={selected}
    >
      {hasText(props) && <CellText {...props} />}
      <rect className="map-cell-edge" width={side} height={side} rx={2} />
    </g>
  );
}, isEqual);

interface MapCellsProps {
  readonly cells: readonly MapCell[];
  readonly columns: number;
  readonly side: number;
  readonly scheme: Scheme;
  readonly format: (shown: number) => string;
  /** Whether cells show their number, where there is room. */
  readonly hasNumbers: boolean;
  readonly focus: number;
  emphasisOf(item: MapCell): Emphasis;
  isSelected(item: MapCell): boolean;
  differs(item: MapCell): boolean;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

/** Outlines of the cells that differ from what the sweep's link promises; above all cells, since they reach beyond their own. */
export function DifferingCells({ cells, side }: { cells: readonly MapCell[]; side: number }) {
  return cells.map(({ cell, x, y }) => (
    <rect
      key={`${cell.learningRate} ${cell.batchSize}`}
      className="map-cell-differs"
      x={x - 2}
      y={y - 2}
      width={side + 4}
      height={side + 4}
      rx={3}
    />
  ));
}

/** The cells of a sweep in their grid. */
export function MapCells({ cells, columns, focus, onKeyDown, ...own }: MapCellsProps) {
  const { emphasisOf, isSelected, differs, ...shared } = own;
  return (
    <MapGrid name={MAP.grid} cells={cells} columns={columns} focus={focus} onKeyDown={onKeyDown}>
      {(item, isFocusable) => (
        <MapCellMark
          key={item.column}
          item={item}
          emphasis={emphasisOf(item)}
          selected={isSelected(item)}
          differs={differs(item)}
          focusable={isFocusable}
          {...shared}
        />
      )}
    </MapGrid>
  );
}
