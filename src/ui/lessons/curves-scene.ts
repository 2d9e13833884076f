import { extentOf, paddedDomain } from '../../figure/axes/domain.ts';
import { type AxisScale, createScale, type Domain } from '../../figure/axes/scale.ts';
import { type Tick, ticksOf } from '../../figure/axes/ticks.ts';
import type { LessonPlace } from '../../lessons/lesson-quantity.ts';
import type { Drawing } from '../../lessons/predictions/drawing.ts';
import type { TimedPoint } from '../../state/cell-curves.ts';
import type { BandPoint } from '../charts/band-path.ts';
import { type Frame, frameOf, type Size } from '../charts/frame.ts';

/** The mean curve of a cell against a clock. */
export interface LessonCurve {
  readonly place: LessonPlace;
  readonly ratio: number;
  readonly points: readonly TimedPoint[];
}

export interface PlacedLessonCurve {
  readonly place: LessonPlace;
  readonly ratio: number;
  readonly points: readonly [BandPoint, ...BandPoint[]];
  /** Where its label begins: apart from the others'. */
  readonly labelY: number;
}

/** A horizontal line at 2/η. */
export interface PlacedLimit {
  readonly value: number;
  readonly y: number;
}

export interface CurvesScene {
  readonly frame: Frame;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curves: readonly PlacedLessonCurve[];
  readonly limits: readonly PlacedLimit[];
  /** Points of the drawing. */
  readonly drawn: readonly { readonly x: number; readonly y: number }[];
  readonly drawnLabelY: number | null;
}

export interface CurvesOptions {
  readonly size: Size;
  readonly isNarrow: boolean;
  /** 2/η of the shown cells, where they are to be shown. */
  readonly limits: readonly number[];
  readonly drawing: Drawing | null;
  /** While the reader draws, the value axis leaves this factor on both sides of what is shown. */
  readonly room: number;
}

const MARGINS = {
  wide: { top: 28, right: 166, bottom: 44, left: 52 },
  narrow: { top: 28, right: 104, bottom: 44, left: 40 },
} as const;

/** Height of a label of two lines. */
const LABEL = 36;

/** Ordinates at least `gap` apart, in the order of what was wanted, within [top, bottom] as far as they fit. */
export function apart(wanted: readonly number[], gap: number, [top, bottom]: readonly [number, number]): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed = order.map(({ y }) => y);
  placed.forEach((y, k) => {
    placed[k] = Math.max(y, k === 0 ? top : (placed[k - 1] ?? 0) + gap);
  });
  for (let k = placed.length - 1; k >= 0; k--)
    placed[k] = Math.min(placed[k] ?? 0, k === placed.length - 1 ? bottom : (placed[k + 1] ?? 0) - gap);
  const result = wanted.slice();
  order.forEach(({ i }, k) => {
    result[i] = placed[k] ?? 0;
  });
  return result;
}

/** The kind of an axis that shows some values. */
const kindFor = (values: readonly number[]) =>
  values.length > 0 && values.every((value) => value > 0) ? 'log' : 'linear';

function domainsOf(curves: readonly LessonCurve[], { limits, drawing, room }: CurvesOptions) {
  const points = curves.flatMap((curve) => curve.points);
  const centres = points.map(({ centre }) => centre);
  const kind = kindFor(centres);
  // While it is being drawn the axes stay as they are.
  const drawn = room > 1 ? null : drawing;
  const shown = [...centres, ...(points.length > 0 ? limits : []), ...(drawn?.values ?? [])];
  const extent = extentOf(shown, kind);
  const [low, high] = paddedDomain(extent ?? [0.1, 10], kind);
  const y: Domain = room > 1 && kind === 'log' ? [low / room, high * room] : [low, high];
  const times = extentOf([...points.map(({ time }) => time), ...(drawn?.times ?? [])], 'log') ?? [1, 1000];
  const x: Domain = times[1] > times[0] ? times : [times[0] / 2, times[0] * 2];
  return { kind, x, y } as const;
}

/** Curves of some cells with their bands, the limits of stability and a drawing, in pixels. */
export function curvesScene(curves: readonly LessonCurve[], options: CurvesOptions): CurvesScene {
  const { size, isNarrow, limits, drawing } = options;
  const frame = frameOf(size, isNarrow ? MARGINS.narrow : MARGINS.wide);
  const domains = domainsOf(curves, options);
  const x = createScale('log', domains.x, [frame.left, frame.right]);
  const y = createScale(domains.kind, domains.y, [frame.bottom, frame.top]);
  const isShown = (value: number) => Number.isFinite(value) && (domains.kind === 'linear' || value > 0);
  const inside = (value: number) =>
    isShown(value) ? Math.max(frame.top, Math.min(frame.bottom, y(value))) : Number.NaN;
  const placed = curves.flatMap(({ place, ratio, points }) => {
    const [first, ...rest] = points.map(
      ({ time, centre, low, high }): BandPoint => ({
        x: x(time),
        y: inside(centre),
        top: inside(high),
        bottom: inside(low),
      }),
    );
    return first ? [{ place, ratio, points: [first, ...rest] as const }] : [];
  });
  const drawn = drawing
    ? drawing.times.map((time, i) => ({ x: x(time), y: inside(drawing.values[i] ?? Number.NaN) }))
    : [];
  const ends = placed.map(({ points }) => (points.at(-1) ?? points[0]).y);
  const last = drawn.at(-1);
  const labels = apart(last ? [...ends, last.y] : ends, LABEL, [frame.top + 8, frame.bottom - 12]);
  return {
    frame,
    x,
    y,
    xTicks: ticksOf(x, { along: 'x', spacing: 48 }),
    yTicks: ticksOf(y, { along: 'y' }),
    curves: placed.map((curve, i) => ({ ...curve, labelY: labels[i] ?? 0 })),
    limits: placed.length > 0 ? limits.filter(isShown).map((value) => ({ value, y: inside(value) })) : [],
    drawn,
    drawnLabelY: last ? (labels.at(-1) ?? null) : null,
  };
}
