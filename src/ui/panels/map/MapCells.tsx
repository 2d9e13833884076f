import { type KeyboardEvent, memo } from 'react';
import { inkOn, mapColour, type Scheme } from '../../charts/colours.ts';
import { formatRate } from '../../charts/format.ts';
import { MapGrid } from '../../map/MapGrid.tsx';
import { MAP, MAP_CELL } from '../words.ts';
import type { MapCell } from './scene.ts';

interface CellProps {
  readonly item: MapCell;
  readonly side: number;
  readonly scheme: Scheme;
  readonly format: (shown: number) => string;
  readonly hasNumbers: boolean;
  readonly emphasis: 'none' | 'lit' | 'dim';
  readonly selected: boolean;
  /** Whether its results differ from those that the sweep's link promises. */
  readonly differs: boolean;
  readonly focusable: boolean;
}

const ROOM_FOR_NUMBER = 44;
const HATCH = 'url(#hatch)';

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

const isSameItem = (a: MapCell, b: MapCell) =>
  a.cell === b.cell &&
  a.x === b.x &&
  a.y === b.y &&
  Object.is(a.shown, b.shown) &&
  a.t === b.t &&
  a.spark === b.spark &&
  a.capped === b.capped &&
  a.done === b.done;

const isEqual = (a: CellProps, b: CellProps) =>
  isSameItem(a.item, b.item) &&
  a.side === b.side &&
  a.scheme === b.scheme &&
  a.format === b.format &&
  a.hasNumbers === b.hasNumbers &&
  a.emphasis === b.emphasis &&
  a.selected === b.selected &&
  a.differs === b.differs &&
  a.focusable === b.focusable;

/** One (η, B): its colour, its miniature, hatching for the fraction of runs that diverged, a progress bar while it trains. */
const MapCellMark = memo(function MapCellMark({
  item,
  side,
  scheme,
  format,
  hasNumbers,
  emphasis,
  selected,
  differs,
  focusable,
}: CellProps) {
  const { cell, t, x, y, shown, spark, done } = item;
  const lost = cell.diverged / cell.results.length;
  // Runs that did not reach the target loss are not comparable with the others: their colour would be read as an effect.
  const isCapped = item.capped > 0;
  const ink = t === null || isCapped || emphasis === 'dim' ? 'var(--ink)' : inkOn(t, scheme);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table cell.
    <g
      role="gridcell"
      className={`map-cell map-cell-${emphasis}`}
      transform={`translate(${x},${y})`}
      data-cell={`${item.column},${item.row}`}
      tabIndex={focusable ? 0 : -1}
      aria-label={describeCell(item, { format, differs })}
      aria-selected={selected}
    >
      <rect className="map-cell-ground" width={side} height={side} rx={2} />
      <g className="map-cell-content">
        {t !== null && lost < 1 && !isCapped && <rect width={side} height={side} rx={2} fill={mapColour(t, scheme)} />}
        {lost > 0 && (
          <rect className="map-cell-lost" y={side * (1 - lost)} width={side} height={side * lost} fill={HATCH} />
        )}
        {spark && lost < 1 && <path className="map-cell-spark" d={spark} stroke={ink} />}
        {hasNumbers && side >= ROOM_FOR_NUMBER && lost < 1 && Number.isFinite(shown) && (
          <text className="map-cell-number" x={5} y={15} style={{ fill: ink }}>
            {format(shown)}
          </text>
        )}
        {side >= ROOM_FOR_NUMBER && <CornerNote item={item} side={side} ink={ink} />}
        {done > 0 && done < 1 && (
          <rect className="map-cell-progress" y={side - 3} width={side * done} height={3} fill={ink} />
        )}
      </g>
      {isCapped && (
        <rect
          className="map-cell-capped"
          x={1}
          y={1}
          width={Math.max(0, side - 2)}
          height={Math.max(0, side - 2)}
          rx={2}
        />
      )}
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
  emphasisOf(item: MapCell): 'none' | 'lit' | 'dim';
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
