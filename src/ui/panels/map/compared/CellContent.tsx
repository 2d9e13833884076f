import type { ReactNode } from 'react';
import type { MapQuantity } from '../../../../state/app-state.ts';
import { inkOnColour, mapColour, type Scheme } from '../../../charts/colours.ts';
import { differenceColour, mutedColour } from '../../../charts/diverging-colours.ts';
import { contrastRange, contrastText } from '../../../comparison/contrast-text.ts';
import { QUANTITIES } from '../../../quantities.ts';
import { COMPARISON } from '../../../workbench/words.ts';
import type { ComparedMapCell, SweepCell } from './scene.ts';

/** Which values the cells show: of A above those of B, of one sweep, or B against A. */
export type ShownValues = 'both' | 'a' | 'b' | 'contrast';

/** What all cells of a map share. */
export interface MapLook {
  readonly side: number;
  readonly scheme: Scheme;
  readonly quantity: MapQuantity;
}

/** How one cell is drawn. */
interface CellLook extends MapLook {
  /** Others are highlighted: its colours are faint, its numbers are not. */
  readonly isDim: boolean;
}

const ROOM_FOR_NUMBER = 36;
/** For "only A". */
const ROOM_FOR_WORDS = 40;
/** For a letter before a number. */
const ROOM_FOR_LETTER = 52;
const ROOM_FOR_RANGE = 88;
/** The part of a cell that is A's where both values are shown. */
const SHARE_OF_A = 0.56;

const onlyIn = (letter: 'A' | 'B', side: number) => (side < ROOM_FOR_WORDS ? letter : COMPARISON.onlyIn(letter));

/** The value of one sweep on its part of a cell. */
function Value({
  value,
  top,
  height,
  name,
  side,
  scheme,
  quantity,
  isDim,
}: CellLook & {
  readonly value: SweepCell | null;
  readonly top: number;
  readonly height: number;
  /** Before the number. */
  readonly name: string;
}) {
  // Runs that did not reach the target loss are not comparable with the others: their colour would be read as an effect.
  const isCapped = value !== null && value.capped > 0;
  const colour = value && value.t !== null && value.lost < 1 && !isCapped ? mapColour(value.t, scheme) : null;
  const ink = colour && !isDim ? inkOnColour(colour) : 'var(--ink)';
  const number =
    value && Number.isFinite(value.shown) && value.lost < 1 ? QUANTITIES[quantity].format(value.shown) : '';
  return (
    <g transform={`translate(0,${top})`}>
      {colour && <rect width={side} height={height} fill={colour} />}
      {isCapped && (
        <rect className="map-cell-capped" x={1} y={1} width={Math.max(0, side - 2)} height={Math.max(0, height - 2)} />
      )}
      {value && value.lost > 0 && (
        <rect
          className="map-cell-lost"
          y={height * (1 - value.lost)}
          width={side}
          height={height * value.lost}
          fill="url(#hatch)"
        />
      )}
      {side >= ROOM_FOR_NUMBER && number !== '' && (
        <text
          className={name === 'B' ? undefined : 'map-cell-number'}
          x={5}
          y={Math.min(15, height - 5)}
          style={{ fill: ink }}
        >
          {name === '' || side < ROOM_FOR_LETTER ? number : `${name} ${number}`}
        </text>
      )}
    </g>
  );
}

/** A cell without a value to show, and why: dashed, so that it is not taken for a pale one. */
const Missing = ({ side, children }: { readonly side: number; readonly children: ReactNode }) => (
  <>
    <rect className="map-cell-missing" x={1} y={1} width={side - 2} height={side - 2} rx={2} />
    {side >= ROOM_FOR_NUMBER && (
      <text className="map-cell-why" x={side / 2} y={side / 2} dy="0.32em" textAnchor="middle">
        {children}
      </text>
    )}
  </>
);

/** B against A: vivid, outlined and with an arrow where its interval excludes equality, else pale. */
function Contrast({ item, side, scheme, quantity, isDim }: CellLook & { readonly item: ComparedMapCell }) {
  const { a, b, contrast } = item;
  if (!contrast) return <Missing side={side}>{a && b ? '–' : onlyIn(a ? 'A' : 'B', side)}</Missing>;
  const colour = contrast.isDecided ? differenceColour(contrast.t, scheme) : mutedColour(contrast.t, scheme);
  const ink = isDim ? 'var(--ink)' : inkOnColour(colour);
  const arrow = contrast.isDecided ? (contrast.t > 0 ? '▲' : '▼') : '';
  return (
    <>
      <rect width={side} height={side} rx={2} fill={colour} />
      {side >= ROOM_FOR_NUMBER ? (
        <>
          <text className={contrast.isDecided ? 'map-cell-number' : undefined} x={5} y={15} style={{ fill: ink }}>
            {contrastText(quantity, contrast.estimate)}
          </text>
          <text className="map-cell-arrow" x={side - 5} y={side - 6} textAnchor="end" style={{ fill: ink }}>
            {arrow}
          </text>
        </>
      ) : (
        <text x={side / 2} y={side / 2} dy="0.35em" textAnchor="middle" style={{ fill: ink }}>
          {arrow}
        </text>
      )}
      {side >= ROOM_FOR_RANGE && (
        <text className="map-cell-range" x={5} y={32} style={{ fill: ink }}>
          {contrastRange(quantity, contrast.interval)}
        </text>
      )}
      {contrast.isDecided && (
        <rect className="map-cell-decided" x={1.5} y={1.5} width={side - 3} height={side - 3} rx={2} stroke={ink} />
      )}
    </>
  );
}

/** What a cell of the map of two sweeps holds. */
export function CellContent({
  item,
  shows,
  ...look
}: CellLook & { readonly item: ComparedMapCell; readonly shows: ShownValues }) {
  const { a, b } = item;
  const { side } = look;
  if (shows === 'contrast') return <Contrast item={item} {...look} />;
  if (shows !== 'both') {
    const value = shows === 'a' ? a : b;
    if (!value) return <Missing side={side}>{onlyIn(a ? 'A' : 'B', side)}</Missing>;
    return <Value value={value} top={0} height={side} name="" {...look} />;
  }
  if (!a && !b) return <Missing side={side}>–</Missing>;
  const height = side * SHARE_OF_A;
  return (
    <>
      <Value value={a} top={0} height={height} name={a ? '' : 'A'} {...look} />
      <Value value={b} top={height} height={side - height} name="B" {...look} />
      {!(a && b) && (
        <text className="map-cell-why" x={5} y={a ? side - 8 : 15}>
          {onlyIn(a ? 'A' : 'B', side)}
        </text>
      )}
      <line className="map-cell-split" x1={0} x2={side} y1={height} y2={height} />
    </>
  );
}
