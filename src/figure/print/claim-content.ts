import type { Figure, FigurePoint, FigureSeries } from '../../claims/figure.ts';
import { bandsOf, extentOf, paddedDomain } from '../axes/domain.ts';
import { hasPlace } from '../axes/scale.ts';
import { type KeyedSeries, keyedSeries } from '../key.ts';
import { cyclic, SERIES_COLOURS } from '../palette.ts';
import {
  INK_TINT,
  type KeyEntry,
  type PlotContent,
  type PlotCurve,
  type PlotLine,
  type PlotPoint,
  type Tint,
} from './plot-content.ts';

/** More points than this are drawn as a curve, with a few markers to identify it; as on the page. */
const MANY = 16;
const MARKERS = 4;

const PREDICTION_DASHES: readonly [readonly number[], ...(readonly number[])[]] = [
  [3, 2],
  [0.9, 1.3],
  [5, 1.5, 0.9, 1.5],
];

const predictionDash = (order: number): readonly number[] => cyclic<readonly number[]>(PREDICTION_DASHES, order);

/** Measured series in order; in grey the first is the darkest. */
function tintsOf(all: readonly KeyedSeries[]) {
  const count = all.filter(({ series }) => series.kind === 'measured').length;
  return (order: number): Tint => ({
    colour: cyclic(SERIES_COLOURS, order),
    tone: count > 1 ? Math.min(1, order / (count - 1)) : 0,
    rank: order,
  });
}

interface Drawing {
  readonly figure: Figure;
  readonly tint: (order: number) => Tint;
  /** Whether few points are joined: not where a prediction is drawn. */
  readonly isJoined: boolean;
}

const isAscending = (points: readonly FigurePoint[]) =>
  points.length > 1 && points.every(({ x }, i) => i === 0 || x > (points[i - 1]?.x ?? x));

function measured({ series, order }: KeyedSeries, { figure, tint, isJoined }: Drawing) {
  const xKind = figure.x.scale === 'category' ? 'linear' : figure.x.scale;
  const points = series.points.filter(({ x, y }) => hasPlace(x, xKind) && hasPlace(y, figure.y.scale));
  const canJoin = figure.x.scale !== 'category' && isAscending(points);
  const isMany = canJoin && points.length > MANY;
  const stride = Math.ceil(points.length / MARKERS);
  const first = Math.round((order * stride) / 6) % stride;
  // Markers of different curves are offset, so that curves on top of one another remain identifiable.
  const shape = { series: order };
  const curves: PlotCurve[] = isMany
    ? [{ points: points.map(({ x, y }) => ({ x, y })), tint: tint(order), dash: 'solid' }]
    : [];
  const lines: PlotLine[] =
    canJoin && !isMany && isJoined ? [{ points: points.map(({ x, y }) => [x, y] as const), join: tint(order) }] : [];
  const shown = points.map((point, i): PlotPoint => {
    const isMarked = !isMany || i % stride === first;
    return { ...point, tint: tint(order), shape: isMarked ? shape : 'none' };
  });
  return {
    curves,
    lines,
    points: isMany ? shown.filter(({ shape: own, low }) => own !== 'none' || low !== undefined) : shown,
  };
}

/** Half the width of a line over one category. */
const HALF_BAND = 0.4;

function predicted({ series, order }: KeyedSeries, { figure }: Drawing): PlotLine[] {
  const points = series.points.toSorted((a, b) => a.x - b.x).map(({ x, y }) => [x, y] as const);
  const dash = predictionDash(order);
  if (figure.x.scale !== 'category' || points.length < 2) return [{ points, dash }];
  return points.map(([x, y]) => ({
    points: [
      [x - HALF_BAND, y],
      [x + HALF_BAND, y],
    ],
    dash,
  }));
}

const entryOf = ({ series, order, label }: KeyedSeries, { tint }: Drawing): KeyEntry =>
  series.kind === 'predicted'
    ? { text: label, tint: INK_TINT, mark: { line: predictionDash(order) } }
    : { text: label, tint: tint(order), mark: { series: order } };

/** One row per point. */
const tableOf = ({ series, x }: Figure) => ({
  columns: ['series', 'kind', 'x', ...(x.scale === 'category' ? ['category'] : []), 'y', 'low', 'high'],
  rows: series.flatMap(({ name, kind, points }: FigureSeries) =>
    points.map((point) => [
      name,
      kind,
      point.x,
      ...(x.scale === 'category' ? [x.categories[point.x - 1] ?? null] : []),
      point.y,
      point.low ?? null,
      point.high ?? null,
    ]),
  ),
});

/** The figure of a claim as a plot for print: measured points with intervals over dashed predictions, named above. */
export function claimContent(
  figure: Figure,
  { name, title }: { readonly name: string; readonly title: string },
): PlotContent {
  const all = keyedSeries(figure.series);
  const points = figure.series.flatMap((series) => series.points);
  const up = points.flatMap(({ y, low, high }) => [y, low, high].filter((value) => value !== undefined));
  const { x, y } = figure;
  const drawing: Drawing = {
    figure,
    tint: tintsOf(all),
    isJoined: figure.series.every(({ kind }) => kind === 'measured'),
  };
  const drawn = all.filter(({ series }) => series.kind === 'measured').map((entry) => measured(entry, drawing));
  const xKind = x.scale === 'category' ? 'linear' : x.scale;
  const across = paddedDomain(
    extentOf(
      points.map((point) => point.x),
      xKind,
    ),
    xKind,
  );
  return {
    kind: 'plot',
    name,
    title,
    summary: title,
    x: {
      label: x.label,
      kind: xKind,
      domain: x.scale === 'category' ? bandsOf(x.categories.length) : across,
      ...(x.scale === 'category' ? { categories: x.categories } : {}),
    },
    y: { label: y.label, kind: y.scale, domain: paddedDomain(extentOf(up, y.scale), y.scale) },
    curves: drawn.flatMap(({ curves }) => curves),
    points: drawn.flatMap((one) => one.points),
    lines: [
      ...all.filter(({ series }) => series.kind === 'predicted').flatMap((entry) => predicted(entry, drawing)),
      ...drawn.flatMap(({ lines }) => lines),
    ],
    key: { place: 'above', head: '', entries: all.map((entry) => entryOf(entry, drawing)) },
    notes: [],
    data: tableOf(figure),
  };
}
