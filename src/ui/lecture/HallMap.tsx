import { memo, type PointerEvent } from 'react';
import { sameRatio } from '../../state/selectors.ts';
import { inkOn, mapColour, type RatioScale, type Scheme } from '../charts/colours.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import type { Size } from '../charts/frame.ts';
import { zip } from '../charts/zip.ts';
import { QUANTITIES } from '../quantities.ts';
import { polylinePath } from '../start/MapLines.tsx';
import { diagonalSlope } from '../start/map-scene.ts';
import { diagonalThrough } from '../start/StartCellMark.tsx';
import type { HallCell, HallMapScene } from './hall-map-scene.ts';
import { sceneSize } from './hall-scale.ts';
import { type ShownStep, shownQuantity } from './shown-step.ts';
import { LECTURE } from './words.ts';

interface HallMapProps {
  readonly scene: HallMapScene;
  readonly step: ShownStep;
  readonly size: Size;
  readonly unit: number;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
  readonly onPoint: (cell: HallCell['cell'] | null) => void;
}

const RING = 3.5;
const RADIUS = 2.5;

interface CellMarkProps {
  readonly item: HallCell;
  readonly index: number;
  readonly side: number;
  readonly scheme: Scheme;
  readonly colour: string;
  /** Of diagonals; null where there are none. */
  readonly slope: number | null;
}

/** A cell: its colour, its number and its curve; a ring around one that is lit. */
const CellMark = memo(function CellMark({ item, index, side, scheme, colour, slope }: CellMarkProps) {
  const { x, y, t, text, kind, miniature, isLit } = item;
  const ink = t === null ? 'var(--ink)' : inkOn(t, scheme);
  const out = RING / 2 + 0.5;
  return (
    <g transform={`translate(${x},${y})`} data-index={index} className={`hall-cell hall-cell-${kind}`}>
      <rect width={side} height={side} rx={RADIUS} style={t === null ? undefined : { fill: mapColour(t, scheme) }} />
      {kind === 'diverged' && <rect width={side} height={side} rx={RADIUS} fill="url(#hall-hatch)" />}
      {slope !== null && (
        <path
          className={isLit ? 'hall-through hall-through-lit' : 'hall-through'}
          d={diagonalThrough(side, slope)}
          stroke={colour}
        />
      )}
      {miniature && kind !== 'diverged' && (
        <g className={isLit ? 'hall-miniature hall-miniature-lit' : 'hall-miniature'}>
          <path className="hall-miniature-line" d={miniature.line} stroke={ink} />
          <circle cx={miniature.end[0]} cy={miniature.end[1]} r={isLit ? 3.6 : 2.8} fill={ink} />
        </g>
      )}
      {text !== '' && (
        <text className="hall-value" x={6} y={17} style={{ fill: ink }}>
          {text}
        </text>
      )}
      {isLit && (
        <rect
          className="hall-ring"
          x={-out}
          y={-out}
          width={side + 2 * out}
          height={side + 2 * out}
          rx={RADIUS + 2}
          stroke={colour}
          strokeWidth={RING}
        />
      )}
    </g>
  );
});

/** Width of a letter of type of 13 px, and of half a ratio. */
const [LETTER, HALF_RATIO] = [7, 25];
const widthOf = (text: string) => LETTER * text.length;

/** What the numbers in the cells are: under the map, or else above it, left of the ratios, wherever there is room. */
function CellsName({ scene: { layout, diagonals }, step }: Pick<HallMapProps, 'scene' | 'step'>) {
  const { left, right, top, bottom } = layout;
  const { name, unit } = QUANTITIES[shownQuantity(step.view)];
  const named = LECTURE.map.cells(unit.trim() === '' ? name : `${name} (${unit.trim()})`);
  const below = right - left - widthOf(LECTURE.map.rate) - LETTER;
  const above = (diagonals[0]?.label.x ?? right) - HALF_RATIO - LETTER;
  return widthOf(named) > below && widthOf(name) <= above ? (
    <text className="hall-name" x={LETTER} y={top - 16}>
      {name}
    </text>
  ) : (
    <text className="hall-name" x={right} y={bottom + 34} textAnchor="end">
      {widthOf(named) <= below ? named : name}
    </text>
  );
}

/** The values of η and B beside the cells, and what the axes are. */
function MapNames({ scene, step }: Pick<HallMapProps, 'scene' | 'step'>) {
  const { plan } = step.sweep;
  const { left, top, bottom, columns, rows } = scene.layout;
  return (
    <g>
      {zip(plan.learningRates, columns).map(([rate, x]) => (
        <text key={rate} className="hall-tick" x={x} y={bottom + 16} textAnchor="middle">
          {formatRate(rate)}
        </text>
      ))}
      {zip(plan.batchSizes, rows).map(([size, y]) => (
        <text key={size} className="hall-tick" x={left - 8} y={y} dy="0.34em" textAnchor="end">
          {formatCount(size)}
        </text>
      ))}
      <text className="hall-name" x={left} y={bottom + 34}>
        {LECTURE.map.rate}
      </text>
      <CellsName scene={scene} step={step} />
      <text
        className="hall-name"
        textAnchor="middle"
        transform={`translate(${left - 42},${(top + bottom) / 2})rotate(-90)`}
      >
        {LECTURE.map.size}
      </text>
    </g>
  );
}

/** The diagonals between the cells, and their ratios. */
function Diagonals({ scene: { diagonals }, step: { lit }, scale }: Pick<HallMapProps, 'scene' | 'step' | 'scale'>) {
  const isLit = (ratio: number) => lit.ratio !== null && sameRatio(ratio, lit.ratio);
  return (
    <g className="hall-diagonals">
      {diagonals.map(({ ratio, points, label }) => (
        <g key={ratio} className={isLit(ratio) ? 'hall-diagonal-lit' : undefined}>
          <path className="hall-diagonal" d={polylinePath(points)} stroke={scale(ratio)} />
          <text x={label.x} y={label.y} dy={label.anchor === 'start' ? '0.34em' : 0} textAnchor={label.anchor}>
            {formatRatio(ratio)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The map of a step, to be read from far away. */
export function HallMap({ scene, step, size, unit, scheme, scale, onPoint }: HallMapProps) {
  const { width, height } = sceneSize(size, unit);
  const pointedAt = ({ target, movementX, movementY }: PointerEvent) => {
    // A pointer that rests where another step is shown points at nothing.
    if (movementX === 0 && movementY === 0) return;
    const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    onPoint(index ? (scene.cells[Number(index)]?.cell ?? null) : null);
  };
  const slope = diagonalSlope(scene.diagonals);
  const values = scene.cells.filter(({ text }) => text !== '');
  return (
    <svg
      className="hall-svg"
      role="img"
      data-panel="map"
      aria-label={LECTURE.map.summary(
        QUANTITIES[shownQuantity(step.view)].name,
        values.map(({ cell, text }) => LECTURE.map.cell(cell.learningRate, cell.batchSize, text)).join('; '),
      )}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${width} ${height}`}
      onPointerMove={pointedAt}
      onPointerLeave={() => onPoint(null)}
    >
      <defs>
        <pattern id="hall-hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hall-hatch" x1={0} x2={0} y1={0} y2={7} />
        </pattern>
      </defs>
      <Diagonals scene={scene} step={step} scale={scale} />
      {scene.cells.map((item, index) => (
        <CellMark
          key={`${item.cell.learningRate} ${item.cell.batchSize}`}
          item={item}
          index={index}
          side={scene.layout.side}
          scheme={scheme}
          colour={scale(item.ratio)}
          slope={slope}
        />
      ))}
      <MapNames scene={scene} step={step} />
    </svg>
  );
}
