import { extendDomain, extentOf } from '../../figure/axes/domain.ts';
import { type AxisKind, createScale, kindShowing } from '../../figure/axes/scale.ts';
import { type Tick, ticksOf } from '../../figure/axes/ticks.ts';
import { cellCurves, type TimedPoint, timedPoints } from '../../state/cell-curves.ts';
import type { Cell } from '../../state/selectors.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { type BandPoint, bandPath, curvePath } from '../charts/band-path.ts';
import { type Frame, frameOf, type Size } from '../charts/frame.ts';
import { averagedOn, valueAxis } from '../charts/value-axis.ts';
import { isLitCell, type ShownStep } from './shown-step.ts';

/** A number over time; the second of two is dashed. */
export interface HallProbe {
  readonly probe: RecordedProbe;
  readonly isDashed: boolean;
}

export interface HallCurve {
  readonly key: string;
  readonly cell: Cell;
  readonly ratio: number;
  readonly line: string;
  readonly band: string;
  /** Null where it is beyond the time that is shown. */
  readonly end: { readonly x: number; readonly y: number } | null;
  /** As `BandPoint`s, by which pointing and names at the ends find it. */
  readonly points: readonly BandPoint[];
  readonly isDashed: boolean;
  readonly isLit: boolean;
}

export interface HallCurveScene {
  readonly frame: Frame;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Those in front last. */
  readonly curves: readonly HallCurve[];
  /** The x of the time that is shown; null: the end. */
  readonly until: number | null;
}

const MARGINS = { top: 30, right: 58, bottom: 51, left: 34 } as const;

/** What a value axis needs to hold. */
function valuesOf(points: readonly TimedPoint[]) {
  return points.map(({ centre }) => centre);
}

/** Mean or median curves of all cells in pixels. */
export function hallCurveScene(
  { sweep, view, lit }: ShownStep,
  probes: readonly HallProbe[],
  size: Size,
): HallCurveScene {
  const frame = frameOf(size, MARGINS);
  const { timeAxis, timeScale, playedTo, curves: style } = view;
  const kind = valueAxis(...probes.map(({ probe }) => probe));
  const centre = style === 'median' ? ('median' as const) : ('mean' as const);
  const all = probes.flatMap(({ probe, isDashed }) =>
    cellCurves(sweep, probe, { centre, axis: averagedOn(kind) }).map((curve) => ({
      ...curve,
      probe,
      isDashed,
      timed: timedPoints(sweep, curve, timeAxis),
    })),
  );
  const points = all.flatMap(({ timed }) => timed);
  const yKind: AxisKind = kindShowing(kind, Math.min(...valuesOf(points)));
  const xDomain = extentOf(
    points.map(({ time }) => time),
    timeScale,
  );
  const x = createScale(timeScale, xDomain ?? [1, 1000], [frame.left, frame.right]);
  const yDomain = extendDomain(null, extentOf(valuesOf(points), yKind), yKind);
  const y = createScale(yKind, yDomain ?? [0.1, 10], [frame.bottom, frame.top]);
  const inside = (value: number) => Math.max(frame.top, Math.min(frame.bottom, y(value)));
  const end = (value: number) => (yKind === 'log' && !(value > 0) ? frame.bottom : inside(value));
  const curves = all.map(({ timed, cell, ratio, probe, isDashed }): HallCurve => {
    const placed = timed.map(({ time, centre: value, low, high }) => ({
      time,
      x: x(time),
      y: end(value),
      top: Number.isNaN(high) ? Number.NaN : end(high),
      bottom: Number.isNaN(low) ? Number.NaN : end(low),
    }));
    const last = placed.at(-1);
    const isLit = isLitCell(lit, cell);
    return {
      key: `${probe} ${cell.learningRate} ${cell.batchSize}`,
      cell,
      ratio,
      line: curvePath(placed),
      band: isLit ? bandPath(placed) : '',
      end: playedTo === null || (last && last.time <= playedTo) ? (last ?? null) : null,
      points: placed,
      isDashed,
      isLit,
    };
  });
  return {
    frame,
    xTicks: ticksOf(x, { along: 'x', spacing: 40 }),
    yTicks: ticksOf(y, { along: 'y' }),
    curves: curves.toSorted((a, b) => Number(a.isLit) - Number(b.isLit)),
    until: playedTo === null ? null : Math.max(frame.left, Math.min(frame.right, x(playedTo))),
  };
}
