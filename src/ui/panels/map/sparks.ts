import { scaleSymlog } from 'd3-scale';
import { extentOf } from '../../../figure/axes/domain.ts';
import { createScale, kindShowing } from '../../../figure/axes/scale.ts';
import type { BoardSweep } from '../../../state/app-state.ts';
import { cellCurves } from '../../../state/cell-curves.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { everyKth } from '../../charts/every-kth.ts';
import { averagedOn, valueAxis } from '../../charts/value-axis.ts';

const LEAST_SIDE = 34;
const MOST_POINTS = 40;
const PADDING = 5;
/** The top of a large cell is kept free for its number. */
const TOP_SHARE = 0.42;
/** The largest value of the scale is at least this multiple of the smallest, so that noise does not fill it. */
const LEAST_SPAN = 1.5;

/** A point of a miniature: both coordinates in [0, 1], y upwards. */
export interface SparkPoint {
  readonly x: number;
  readonly y: number;
}

/** The mean of a probe over the runs of each cell against the step, all on one scale, by batch size, then learning rate. */
export function sparkPoints(sweep: BoardSweep, probe: RecordedProbe): readonly (readonly SparkPoint[])[] {
  const wanted = valueAxis(probe);
  const curves = cellCurves(sweep, probe, { axis: averagedOn(wanted) });
  const values = curves.flatMap(({ points }) => points.map(({ centre }) => centre));
  const kind = kindShowing(wanted, Math.min(...values));
  const extent = extentOf(values, kind);
  if (!extent) return [];
  const [low, high] = kind === 'log' ? [Math.min(extent[0], extent[1] / LEAST_SPAN), extent[1]] : extent;
  const lastStep = Math.max(10, ...curves.flatMap(({ points }) => points.at(-1)?.step ?? 0));
  const x = scaleSymlog([0, lastStep], [0, 1]);
  const y = createScale(kind, low < high ? [low, high] : [low, low + 1], [0, 1]);
  return curves.map(({ points }) =>
    everyKth(points.length, MOST_POINTS)
      .map((index) => points[index])
      .flatMap((point) => (point ? [{ x: x(point.step), y: y(point.centre) }] : [])),
  );
}

/**
 * The same as paths in pixels from the cell's corner; '' where there is none. No paths where cells are too small for a
 * miniature.
 */
export function sparkPaths(sweep: BoardSweep, probe: RecordedProbe, side: number): readonly string[] {
  if (side < LEAST_SIDE) return [];
  const width = side - 2 * PADDING;
  const [bottom, top] = [side - PADDING - 2, side * TOP_SHARE];
  const place = ({ x, y }: SparkPoint) =>
    `${(PADDING + x * width).toFixed(1)},${(bottom + y * (top - bottom)).toFixed(1)}`;
  return sparkPoints(sweep, probe).map((points) =>
    points.map((point, index) => `${index === 0 ? 'M' : 'L'}${place(point)}`).join(''),
  );
}
