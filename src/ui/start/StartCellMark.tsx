import { memo } from 'react';
import { inkOn, mapColour, type Scheme } from '../charts/colours.ts';
import type { CellState } from './cell-state.ts';
import type { StartCell } from './map-scene.ts';
import { sharpnessText } from './number-text.ts';
import { MAP } from './words.ts';

/** From this side on the notes of a cell are written out, in two lines. */
const ROOM_FOR_WORDS = 108;
const ROOM_FOR_VALUE = 34;

/** A cell as a screen reader says it. */
export function cellName({ cell, state }: Pick<StartCell, 'cell' | 'state'>, targetLoss: number): string {
  return MAP.cell(cell.learningRate, cell.batchSize, stateText(state, targetLoss));
}

export function stateText(state: CellState, targetLoss: number): string {
  switch (state.kind) {
    case 'complete':
      return MAP.value(sharpnessText(state.value));
    case 'running':
      return MAP.running(sharpnessText(state.value), state.ended, state.runs);
    case 'capped':
      return MAP.cappedLong(state.count, state.runs, targetLoss);
    case 'stopped':
      return MAP.stoppedLong(state.count, state.runs);
    case 'partly':
      return MAP.partlyLong(state.count, state.runs);
    case 'diverged':
      return MAP.divergedLong(state.step);
    default:
      return MAP[state.kind];
  }
}

/** What is written in a cell, line by line. */
function notesOf(state: CellState, side: number, targetLoss: number): readonly string[] {
  if (side < ROOM_FOR_VALUE) return [];
  switch (state.kind) {
    case 'complete':
    case 'running':
      return Number.isFinite(state.value) ? [sharpnessText(state.value)] : [];
    case 'diverged':
      return [MAP.diverged(state.step)];
    case 'capped':
      return side < ROOM_FOR_WORDS
        ? [MAP.capped(state.count, state.runs)]
        : MAP.cappedLines(state.count, state.runs, targetLoss);
    case 'stopped':
    case 'partly':
      return [MAP[state.kind](state.count, state.runs)];
    default:
      return [];
  }
}

interface StartCellMarkProps {
  readonly item: StartCell;
  readonly side: number;
  readonly scheme: Scheme;
  readonly colour: string;
  readonly isLit: boolean;
  readonly isFocusable: boolean;
  readonly targetLoss: number;
  /** Of diagonals: rise over run, in pixels. */
  readonly slope: number | null;
}

/** The curve of a cell, its band and its end. */
function Curve({ item: { miniature }, ink, isLit }: { item: StartCell; ink: string; isLit: boolean }) {
  if (!miniature) return null;
  return (
    <g className={isLit ? 'start-curve start-curve-lit' : 'start-curve'}>
      <path className="start-band" d={miniature.band} fill={ink} />
      <path className="start-line" d={miniature.line} stroke={ink} />
      <circle cx={miniature.end[0]} cy={miniature.end[1]} r={isLit ? 4 : 3} fill={ink} />
    </g>
  );
}

/** The part of a diagonal through the middle of a cell that is in it. */
export function diagonalThrough(side: number, slope: number): string {
  const half = side / 2;
  const dx = Math.min(half, half / slope) - 1;
  const dy = dx * slope;
  return `M${half - dx},${half + dy}L${half + dx},${half - dy}`;
}

const isEqual = (a: StartCellMarkProps, b: StartCellMarkProps) =>
  a.side === b.side &&
  a.scheme === b.scheme &&
  a.colour === b.colour &&
  a.isLit === b.isLit &&
  a.isFocusable === b.isFocusable &&
  a.targetLoss === b.targetLoss &&
  a.slope === b.slope &&
  a.item.x === b.item.x &&
  a.item.y === b.item.y &&
  a.item.t === b.item.t &&
  a.item.state === b.item.state &&
  a.item.cell.learningRate === b.item.cell.learningRate &&
  a.item.cell.batchSize === b.item.cell.batchSize &&
  a.item.isRemoved === b.item.isRemoved &&
  a.item.miniature?.line === b.item.miniature?.line &&
  a.item.miniature?.band === b.item.miniature?.band;

/** One (η, B) of the map. */
export const StartCellMark = memo(function StartCellMark(props: StartCellMarkProps) {
  const { item, side, scheme, colour, isLit, isFocusable, targetLoss, slope } = props;
  const { state, t, x, y, column, row, isRemoved } = item;
  const ink = t === null ? 'var(--ink)' : inkOn(t, scheme);
  const radius = Math.min(4, side / 12);
  const notes = notesOf(state, side, targetLoss);
  const isHatched = state.kind === 'diverged';
  return (
    // biome-ignore lint/a11y/useSemanticElements: an svg has no table cell.
    <g
      role="gridcell"
      className={`start-cell start-cell-${state.kind}${isRemoved ? ' start-cell-removed' : ''}`}
      transform={`translate(${x},${y})`}
      data-cell={`${column},${row}`}
      tabIndex={isFocusable ? 0 : -1}
      aria-label={cellName(item, targetLoss)}
    >
      <rect className="start-focus" x={-4.5} y={-4.5} width={side + 9} height={side + 9} rx={radius + 4} />
      <rect
        className="start-ground"
        width={side}
        height={side}
        rx={radius}
        style={t === null ? undefined : { fill: mapColour(t, scheme) }}
      />
      {isHatched && <rect width={side} height={side} rx={radius} fill="url(#start-hatch)" />}
      {slope !== null && (
        <path
          className={isLit ? 'start-cell-diagonal start-cell-diagonal-lit' : 'start-cell-diagonal'}
          d={diagonalThrough(side, slope)}
          stroke={colour}
        />
      )}
      {!isHatched && <Curve item={item} ink={ink} isLit={isLit} />}
      {notes.length > 0 && (
        <text
          className={`start-value${isHatched ? ' start-value-over' : ''}${t === null && state.kind !== 'running' ? ' start-value-note' : ''}`}
          y={side < 60 ? 15 : 21}
          style={{ fill: ink }}
        >
          {notes.map((line, i) => (
            <tspan key={line} x={side < 60 ? 5 : 9} dy={i === 0 ? 0 : 16}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}, isEqual);
