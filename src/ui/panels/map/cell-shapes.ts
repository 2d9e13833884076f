import { inkOn, mapColour, type RatioScale, type Scheme } from '../../charts/colours.ts';
import { type DrawnShape, HATCH, rectPath } from '../../charts/drawn-shapes.ts';
import type { Diagonal } from '../../map/diagonals.ts';
import { diagonalPath } from './diagonal-path.ts';
import type { MapCell } from './scene.ts';

/** While others are highlighted. */
export type Emphasis = 'none' | 'lit' | 'dim';

/** What all cells share. */
export interface CellsLook {
  readonly side: number;
  readonly scheme: Scheme;
}

const RADIUS = 2;
const DIM = 0.28;
const SPARK_OPACITY = 0.9;
const PROGRESS_HEIGHT = 3;

/** Runs that did not reach the target loss are not comparable with the others: their colour would be read as an effect. */
const isCapped = ({ capped }: MapCell) => capped > 0;

/** The part of a cell's runs that diverged. */
export const lostShare = ({ cell }: MapCell) => cell.diverged / cell.results.length;

/** Colour of numbers and curves on a cell. */
export const inkOfCell = (item: MapCell, scheme: Scheme, emphasis: Emphasis): string =>
  item.t === null || isCapped(item) || emphasis === 'dim' ? 'var(--ink)' : inkOn(item.t, scheme);

/** One (η, B): its colour, hatching for the fraction of runs that diverged, its miniature, a progress bar while it trains. */
function cellShapes(item: MapCell, emphasis: Emphasis, { side, scheme }: CellsLook): DrawnShape[] {
  const { t, x, y, spark, done } = item;
  const lost = lostShare(item);
  const ink = inkOfCell(item, scheme, emphasis);
  const opacity = emphasis === 'dim' ? DIM : 1;
  const whole = rectPath({ width: side, height: side }, RADIUS);
  const hasColour = t !== null && lost < 1 && !isCapped(item);
  const shapes: DrawnShape[] = [];
  // What an opaque colour hides is not painted.
  if (!hasColour || opacity < 1) shapes.push({ x, y, d: whole, fill: 'var(--paper-raised)' });
  if (hasColour) shapes.push({ x, y, d: whole, fill: mapColour(t, scheme), opacity });
  if (lost > 0) {
    const d = rectPath({ y: side * (1 - lost), width: side, height: side * lost });
    shapes.push({ x, y, d, fill: HATCH, opacity });
  }
  if (spark && lost < 1)
    shapes.push({
      x,
      y,
      d: spark,
      stroke: ink,
      strokeWidth: 1.25,
      roundJoins: true,
      opacity: opacity < 1 ? opacity : SPARK_OPACITY,
    });
  if (done > 0 && done < 1) {
    const d = rectPath({ y: side - PROGRESS_HEIGHT, width: side * done, height: PROGRESS_HEIGHT });
    shapes.push({ x, y, d, fill: ink, opacity });
  }
  if (isCapped(item)) {
    const inner = Math.max(0, side - 2);
    const d = rectPath({ x: 1, y: 1, width: inner, height: inner }, RADIUS);
    shapes.push({ x, y, d, stroke: 'var(--hatch)', strokeWidth: 1.5, dash: [4, 3] });
  }
  return shapes;
}

interface MapShapesOptions extends CellsLook {
  readonly scale: RatioScale;
  emphasisOf(item: MapCell): Emphasis;
}

/** What is painted of a map: the diagonals, which show between the cells, and the cells without their texts and outlines. */
export function mapShapes(
  cells: readonly MapCell[],
  diagonals: readonly Diagonal[],
  { scale, emphasisOf, ...look }: MapShapesOptions,
): DrawnShape[] {
  const lines = diagonals.map(
    ({ ratio, points }): DrawnShape => ({ d: diagonalPath(points), stroke: scale(ratio), strokeWidth: 2 }),
  );
  return [...lines, ...cells.flatMap((item) => cellShapes(item, emphasisOf(item), look))];
}
