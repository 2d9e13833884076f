import { pairs } from 'd3-array';
import type { FigurePoint } from '../claims/figure.ts';
import { type AxisScale, hasPlace } from './axes/scale.ts';
import { dashOf, type KeyedSeries } from './key.ts';
import { linePath, type Mark, markerPath } from './mark.ts';

/** The inner rectangle of a figure. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** More points than this are drawn as a curve, with a few markers to identify it. */
const MANY = 16;
const MARKERS = 4;

const clamp = (value: number, { top, bottom }: Box) => Math.min(bottom, Math.max(top, value));

/** A bar from low to high; an end that the axis cannot show is drawn to the edge. */
function errorBar(
  { x, low, high }: FigurePoint,
  series: number,
  scales: { x: AxisScale; y: AxisScale },
  box: Box,
): Mark[] {
  if (low === undefined || high === undefined || Number.isNaN(low + high)) return [];
  const y1 = hasPlace(low, scales.y.kind) ? clamp(scales.y(low), box) : box.bottom;
  const y2 = hasPlace(high, scales.y.kind) ? clamp(scales.y(high), box) : box.top;
  return [{ kind: 'line', role: 'error-bar', series, x1: scales.x(x), x2: scales.x(x), y1, y2 }];
}

interface Drawing {
  readonly scales: { readonly x: AxisScale; readonly y: AxisScale };
  /** Whether x is a category: nothing lies between two of them. */
  readonly isCategorical: boolean;
  readonly box: Box;
  readonly radius: number;
  /** Whether few points are joined by a line; not where a prediction is drawn. */
  readonly joined: boolean;
}

const placeable = ({ series }: KeyedSeries, { x, y }: Drawing['scales']) =>
  series.points.filter((point) => hasPlace(point.x, x.kind) && hasPlace(point.y, y.kind));

function measuredMarks(entry: KeyedSeries, { scales, isCategorical, box, radius, joined }: Drawing): Mark[] {
  const { order } = entry;
  const points = placeable(entry, scales);
  const placed = points.map((point) => ({ x: scales.x(point.x), y: scales.y(point.y) }));
  const ascending = !isCategorical && points.length > 1 && pairs(points).every(([before, after]) => after.x > before.x);
  const many = ascending && points.length > MANY;
  const curve: Mark[] =
    many || (ascending && joined)
      ? [{ kind: 'path', role: many ? 'curve' : 'join', series: order, d: linePath(placed) }]
      : [];
  const bars = points.flatMap((point) => errorBar(point, order, scales, box));
  // Markers of different curves are offset, so that curves on top of one another remain identifiable.
  const stride = Math.ceil(points.length / MARKERS);
  const first = Math.round((order * stride) / 6) % stride;
  const shown = many ? placed.filter((_, i) => i % stride === first) : placed;
  const markers = shown.map(
    ({ x, y }): Mark => ({ kind: 'path', role: 'marker', series: order, d: markerPath(order, x, y, radius) }),
  );
  return [...curve, ...bars, ...markers];
}

function predictedMarks(entry: KeyedSeries, { scales, isCategorical, box }: Drawing): Mark[] {
  const points = placeable(entry, scales)
    .map((point) => ({ x: scales.x(point.x), y: scales.y(point.y) }))
    .sort((a, b) => a.x - b.x);
  const [first] = points;
  if (!first) return [];
  const dash = dashOf(entry.order);
  const drawn = (line: typeof points): Mark => ({ kind: 'path', role: 'prediction', d: linePath(line), dash });
  // A single predicted value is a horizontal line.
  if (points.length === 1) return [drawn([box.left, box.right].map((x) => ({ x, y: first.y })))];
  if (!isCategorical) return [drawn(points)];
  const half = 0.4 * (scales.x(1) - scales.x(0));
  return points.map(({ x, y }) => drawn([x - half, x + half].map((end) => ({ x: end, y }))));
}

/** Predictions as dashed lines, measurements over them as points with their intervals. */
export function seriesMarks(all: readonly KeyedSeries[], place: Omit<Drawing, 'joined'>): Mark[] {
  const predicted = all.filter(({ series }) => series.kind === 'predicted');
  const measured = all.filter(({ series }) => series.kind === 'measured');
  const drawing = { ...place, joined: predicted.length === 0 };
  return [
    ...predicted.flatMap((entry) => predictedMarks(entry, drawing)),
    ...measured.flatMap((entry) => measuredMarks(entry, drawing)),
  ];
}
