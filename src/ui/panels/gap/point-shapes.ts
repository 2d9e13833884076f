import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { circlePath, type DrawnShape } from '../../charts/drawn-shapes.ts';
import type { GapPoint, PlacedPoint } from './scene.ts';

const isLit = ({ cell }: GapPoint, highlighted: ReadonlySet<RunId>) =>
  cell.results.some(({ run }) => highlighted.has(run.id));

interface PointLook {
  readonly scale: RatioScale;
  readonly highlighted: ReadonlySet<RunId> | null;
  /** Which of two sweeps they are of, where both are in the figure: dots of A, rings of B. */
  readonly of: 'A' | 'B' | null;
}

const CROSS = 'M-3.5,-3.5l7,7m0,-7l-7,7';
const STROKE = 1.5;
const RADIUS = 4;
const FAINT_RADIUS = 3;
const BAR_OPACITY = 0.55;
/** Of a cell that is not part of ρ. */
const OPEN_OPACITY = 0.7;

interface MarkLook {
  readonly colour: string;
  readonly radius: number;
  readonly opacity: number;
  readonly of: PointLook['of'];
}

/** A dot, or a ring for a cell that is not part of ρ; with two sweeps a ring is of B, and such a cell is a cross. */
function mark({ x, y, counted }: PlacedPoint, { colour, radius, opacity, of }: MarkLook): DrawnShape {
  const shared = { x, y, stroke: colour, strokeWidth: STROKE, opacity };
  if (of && !counted) return { d: CROSS, ...shared, ...(of === 'B' && { dash: [2, 2] }) };
  const isFilled = of ? of === 'A' : counted;
  return { d: circlePath(radius), fill: isFilled ? colour : 'var(--paper)', ...shared };
}

/** The interval, from the mark on; it ends at a mark that is see-through. */
function bar({ y, top, bottom, counted }: PlacedPoint, { radius, of }: MarkLook): string {
  if (counted || of) return bottom > top ? `M0,${top - y}V${bottom - y}` : '';
  const edge = radius + STROKE / 2;
  const [above, below] = [y - top, bottom - y];
  return (above > edge ? `M0,${-above}V${-edge}` : '') + (below > edge ? `M0,${edge}V${below}` : '');
}

/** A mark with its interval for every cell, highlighted ones on top. */
export function pointShapes(
  placed: readonly PlacedPoint[],
  { scale, highlighted, of }: PointLook,
): readonly DrawnShape[] {
  const shapesOf = (point: PlacedPoint, isFaint: boolean): DrawnShape[] => {
    const colour = isFaint ? scale.faint : scale(point.ratio);
    const opacity = point.counted ? 1 : OPEN_OPACITY;
    const look = { colour, radius: isFaint ? FAINT_RADIUS : RADIUS, opacity, of };
    const { x, y } = point;
    const interval = { d: bar(point, look), x, y, stroke: colour, strokeWidth: STROKE, opacity: BAR_OPACITY * opacity };
    return [...(interval.d === '' ? [] : [interval]), mark(point, look)];
  };
  if (!highlighted) return placed.flatMap((point) => shapesOf(point, false));
  const isFaint = (point: PlacedPoint) => !isLit(point, highlighted);
  return [
    ...placed.filter(isFaint).flatMap((point) => shapesOf(point, true)),
    ...placed.filter((point) => !isFaint(point)).flatMap((point) => shapesOf(point, false)),
  ];
}
