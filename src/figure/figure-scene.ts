import type { Figure, FigureAxis, FigurePoint } from '../claims/figure.ts';
import { DASHES, type KeyedSeries, keyed, keyMarks, LINE_HEIGHT } from './key.ts';
import { linePath, type Mark, markerPath, type Scene } from './mark.ts';
import { createScale, extentOf, type Scale } from './scale.ts';
import { ticksOf } from './ticks.ts';
import { wrapWords } from './words.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface FigureSize {
  readonly width: number;
  readonly height: number;
}

const LABEL = 13.5;
/** More points than this are a curve, with a marker now and then. */
const MANY = 16;

const valuesOf = ({ series }: Figure, pick: (point: FigurePoint) => readonly (number | undefined)[]) =>
  series.flatMap(({ points }) => points.flatMap(pick)).filter((value) => value !== undefined);

function scalesFor(figure: Figure, box: Box) {
  const x = extentOf(
    valuesOf(figure, (point) => [point.x]),
    figure.x.scale,
  );
  const y = extentOf(
    valuesOf(figure, (point) => [point.y, point.low, point.high]),
    figure.y.scale,
  );
  return {
    x: createScale(figure.x.scale, x, [box.left, box.right]),
    y: createScale(figure.y.scale, y, [box.bottom, box.top]),
  };
}

const hasPlace = (value: number, { kind }: Scale) => Number.isFinite(value) && (kind === 'linear' || value > 0);
const clamp = (value: number, { top, bottom }: Box) => Math.min(bottom, Math.max(top, value));

/** A bar from low to high; an end that has no place on the axis is drawn to the edge. */
function errorBar({ x, low, high }: FigurePoint, series: number, scales: { x: Scale; y: Scale }, box: Box): Mark[] {
  if (low === undefined || high === undefined || Number.isNaN(low + high)) return [];
  const y1 = hasPlace(low, scales.y) ? clamp(scales.y(low), box) : box.bottom;
  const y2 = hasPlace(high, scales.y) ? clamp(scales.y(high), box) : box.top;
  return [{ kind: 'line', role: 'error-bar', series, x1: scales.x(x), x2: scales.x(x), y1, y2 }];
}

interface Drawing {
  readonly scales: { readonly x: Scale; readonly y: Scale };
  readonly box: Box;
  readonly radius: number;
  /** Whether few points are joined: where a prediction is drawn, that line is enough. */
  readonly joined: boolean;
}

function measuredMarks({ series, order }: KeyedSeries, { scales, box, radius, joined }: Drawing): Mark[] {
  const points = series.points.filter((point) => hasPlace(point.x, scales.x) && hasPlace(point.y, scales.y));
  const placed = points.map((point) => ({ x: scales.x(point.x), y: scales.y(point.y) }));
  const ascending = points.length > 1 && points.every((point, i) => i === 0 || point.x > points[i - 1].x);
  const many = ascending && points.length > MANY;
  const curve: Mark[] =
    many || (ascending && joined)
      ? [{ kind: 'path', role: many ? 'curve' : 'join', series: order, d: linePath(placed) }]
      : [];
  const bars = points.flatMap((point) => errorBar(point, order, scales, box));
  // Curves that lie on one another show their markers in turn.
  const shown = many ? placed.filter((_, i) => i % MANY === (3 * order) % MANY) : placed;
  const markers = shown.map(
    ({ x, y }): Mark => ({ kind: 'path', role: 'marker', series: order, d: markerPath(order, x, y, radius) }),
  );
  return [...curve, ...bars, ...markers];
}

function predictedMarks({ series, order }: KeyedSeries, { scales, box }: Drawing): Mark[] {
  const points = series.points
    .filter((point) => hasPlace(point.x, scales.x) && hasPlace(point.y, scales.y))
    .map((point) => ({ x: scales.x(point.x), y: scales.y(point.y) }))
    .sort((a, b) => a.x - b.x);
  if (points.length === 0) return [];
  // One value predicted for all: a line across.
  const line = points.length > 1 ? points : [box.left, box.right].map((x) => ({ x, y: points[0].y }));
  return [{ kind: 'path', role: 'prediction', d: linePath(line), dash: DASHES[order % DASHES.length] }];
}

function axisMarks(scales: { x: Scale; y: Scale }, box: Box): Mark[] {
  const { left, right, bottom } = box;
  const across = ticksOf(scales.x, 56);
  const up = ticksOf(scales.y, 30);
  return [
    ...up.flatMap(({ at, label }): Mark[] => [
      { kind: 'line', role: 'grid', x1: left, x2: right, y1: at, y2: at },
      { kind: 'text', role: 'tick', x: left - 8, y: at + 4.5, anchor: 'end', text: label },
    ]),
    ...across.flatMap(({ at, label }): Mark[] => [
      { kind: 'line', role: 'axis', x1: at, x2: at, y1: bottom, y2: bottom + 4 },
      { kind: 'text', role: 'tick', x: at, y: bottom + 18, anchor: 'middle', text: label },
    ]),
    { kind: 'line', role: 'axis', x1: left, x2: right, y1: bottom, y2: bottom },
  ];
}

function seriesMarks(all: readonly KeyedSeries[], place: Omit<Drawing, 'joined'>): Mark[] {
  const predicted = all.filter(({ series }) => series.kind === 'predicted');
  const measured = all.filter(({ series }) => series.kind === 'measured');
  const drawing = { ...place, joined: predicted.length === 0 };
  return [
    ...predicted.flatMap((entry) => predictedMarks(entry, drawing)),
    ...measured.flatMap((entry) => measuredMarks(entry, drawing)),
  ];
}

const labelLines = ({ label }: FigureAxis, width: number) => wrapWords(label, width, LABEL);

/** Measured points with intervals against predictions, with axes and the names of all series. */
export function figureScene(figure: Figure, { width, height }: FigureSize): Scene {
  const left = 66;
  const right = width - 18;
  const all = keyed(figure.series);
  const key = keyMarks(all, 8, right - 8);
  const yLabel = labelLines(figure.y, width - 24);
  const xLabel = labelLines(figure.x, right - left);
  const top = LINE_HEIGHT * (key.lines + yLabel.length) + 16;
  const bottom = height - 30 - LINE_HEIGHT * xLabel.length;
  const box = { left, right, top, bottom };
  const scales = scalesFor(figure, box);
  const words = (lines: readonly string[], x: number, y: number, anchor: 'start' | 'end'): Mark[] =>
    lines.map((text, i) => ({ kind: 'text', role: 'label', x, y: y + LINE_HEIGHT * i, anchor, text }));
  return {
    width,
    height,
    marks: [
      ...key.marks(0),
      ...words(yLabel, 8, LINE_HEIGHT * key.lines + 16, 'start'),
      ...axisMarks(scales, box),
      ...seriesMarks(all, { scales, box, radius: 4 }),
      ...words(xLabel, right, bottom + 40, 'end'),
    ],
  };
}

/** The same without words: what a card shows. */
export function thumbnailScene(figure: Figure, { width, height }: FigureSize): Scene {
  const box = { left: 6, right: width - 6, top: 6, bottom: height - 6 };
  const scales = scalesFor(figure, box);
  const axes: Mark[] = [
    { kind: 'line', role: 'axis', x1: 1, x2: 1, y1: 0, y2: height - 1 },
    { kind: 'line', role: 'axis', x1: 1, x2: width, y1: height - 1, y2: height - 1 },
  ];
  return { width, height, marks: [...axes, ...seriesMarks(keyed(figure.series), { scales, box, radius: 3 })] };
}
