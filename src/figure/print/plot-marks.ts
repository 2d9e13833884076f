import { type AxisScale, hasPlace } from '../axes/scale.ts';
import type { Box } from '../series-marks.ts';
import { polygon, polyline, type Spot, segmentLine, simplified } from './path.ts';
import type { ContentPoint, PlotContent, PlotCurve, PlotLine, PlotPoint } from './plot-content.ts';
import { arrowMark, pointMarks } from './point-marks.ts';
import type { PrintMark } from './print-scene.ts';
import { BLACK, type Inks, PRINT } from './print-style.ts';

export interface Scales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Where an end of an interval is drawn: at the edge where the axis cannot show it. */
function endOf(value: number | undefined, { y }: Scales, frame: Box): number | null {
  if (value === undefined || Number.isNaN(value)) return null;
  if (!hasPlace(value, y.kind)) return value > 0 ? frame.top : frame.bottom;
  return within(y(value), frame.top, frame.bottom);
}

/** A curve may leave the frame by this much, where it is cut. */
const BEYOND = 1000;

const placed = (points: readonly ContentPoint[], { x, y }: Scales): Spot[] =>
  points
    .filter((point) => hasPlace(point.x, x.kind) && hasPlace(point.y, y.kind))
    .map((point) => ({ x: x(point.x), y: within(y(point.y), -BEYOND, BEYOND) }));

/** The stretches of a curve on which it has an interval. */
function bandRanges(points: readonly ContentPoint[], scales: Scales, frame: Box) {
  const ranges: { x: number; top: number; bottom: number }[][] = [[]];
  for (const point of points) {
    const [bottom, top] = [endOf(point.low, scales, frame), endOf(point.high, scales, frame)];
    if (bottom === null || top === null || !hasPlace(point.x, scales.x.kind)) {
      if (ranges.at(-1)?.length) ranges.push([]);
    } else ranges.at(-1)?.push({ x: scales.x(point.x), top, bottom });
  }
  return ranges.filter((range) => range.length > 1);
}

function bandMarks(
  { points, tint }: PlotCurve,
  scales: Scales,
  { frame, inks }: { frame: Box; inks: Inks },
): PrintMark[] {
  return bandRanges(points, scales, frame).map((range) => {
    const upper = simplified(range.map(({ x, top }) => ({ x, y: top })));
    const lower = simplified(range.map(({ x, bottom }) => ({ x, y: bottom })));
    return { kind: 'path', path: polygon([...upper, ...lower.toReversed()]), fill: inks.colour(tint), opacity: 0.13 };
  });
}

function curveMarks({ points, tint, dash }: PlotCurve, scales: Scales, inks: Inks): PrintMark[] {
  const line = simplified(placed(points, scales));
  if (line.length < 2) return [];
  const strokes = inks.dash(tint, dash);
  return [{ kind: 'path', path: polyline(line), stroke: inks.colour(tint), width: PRINT.curve, dash: strokes }];
}

function lineMarks(
  { points, dash = [3, 2], join }: PlotLine,
  scales: Scales,
  { frame, inks }: { frame: Box; inks: Inks },
): PrintMark[] {
  const [first] = points;
  if (!first) return [];
  const at = placed(
    points.map(([x, y]) => ({ x, y })),
    scales,
  );
  const height = hasPlace(first[1], scales.y.kind) ? scales.y(first[1]) : Number.NaN;
  const path =
    points.length > 1
      ? polyline(at)
      : Number.isFinite(height)
        ? segmentLine(frame.left, height, frame.right, height)
        : [];
  if (path.length < 2) return [];
  if (join) return [{ kind: 'path', path, stroke: inks.colour(join), width: 0.5, opacity: 0.5 }];
  return [{ kind: 'path', path, stroke: BLACK, width: 0.6, dash }];
}

/** Points of equal x stand beside each other over this share of the least distance between two x, and at most so far apart. */
const DODGE = { share: 0.6, most: 22 };

function dodgeOf(points: readonly PlotPoint[], { x }: Scales): number {
  const places = [...new Set(points.map((point) => Math.round(1e6 * x(point.x)) / 1e6))].sort((a, b) => a - b);
  const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  return Math.min(DODGE.most, DODGE.share * Math.min(2 * DODGE.most, ...gaps));
}

function singleMarks(
  point: PlotPoint,
  at: Spot,
  scales: Scales,
  { frame, inks }: { frame: Box; inks: Inks },
): PrintMark[] {
  const colour = inks.colour(point.tint);
  const bar = (path: ReturnType<typeof segmentLine>): PrintMark => ({
    kind: 'path',
    path,
    stroke: colour,
    width: PRINT.bar,
  });
  const [bottom, top] = [endOf(point.low, scales, frame), endOf(point.high, scales, frame)];
  const across = (value: number | undefined) =>
    value === undefined || !hasPlace(value, scales.x.kind) ? null : within(scales.x(value), frame.left, frame.right);
  const [left, right] = [across(point.left), across(point.right)];
  return [
    ...(bottom !== null && top !== null ? [bar(segmentLine(at.x, top, at.x, bottom))] : []),
    ...(left !== null && right !== null ? [bar(segmentLine(left, at.y, right, at.y))] : []),
    ...pointMarks(point.shape, at.x, at.y, colour),
    ...(point.arrow ? [arrowMark(at.x, at.y, point.arrow)] : []),
  ];
}

function allPointMarks(points: readonly PlotPoint[], scales: Scales, look: { frame: Box; inks: Inks }): PrintMark[] {
  const dodge = dodgeOf(points, scales);
  return points.flatMap((point) => {
    if (!hasPlace(point.x, scales.x.kind)) return [];
    const y = endOf(point.y, scales, look.frame);
    if (y === null) return [];
    return singleMarks(point, { x: scales.x(point.x) + dodge * (point.shift ?? 0), y }, scales, look);
  });
}

/** Everything inside the axes: bands under curves under points; what lies outside the frame is cut off. */
export function plotMarks(
  { curves, points, lines }: PlotContent,
  scales: Scales,
  look: { frame: Box; inks: Inks },
): PrintMark[] {
  const { frame, inks } = look;
  const inside = [
    ...curves.flatMap((curve) => bandMarks(curve, scales, look)),
    ...lines.flatMap((line) => lineMarks(line, scales, look)),
    ...curves.flatMap((curve) => curveMarks(curve, scales, inks)),
  ];
  const half = PRINT.curve / 2;
  const box = { left: frame.left, right: frame.right + half, top: frame.top - half, bottom: frame.bottom };
  return [
    ...(inside.length > 0 ? [{ kind: 'clipped', box, marks: inside } as const] : []),
    ...allPointMarks(points, scales, look),
  ];
}
