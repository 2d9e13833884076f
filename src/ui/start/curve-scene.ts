import { extentOf } from '../../figure/axes/domain.ts';
import { type AxisScale, createScale, type Domain } from '../../figure/axes/scale.ts';
import { type Tick, ticksOf } from '../../figure/axes/ticks.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves, timedPoints } from '../../state/cell-curves.ts';
import type { Cell } from '../../state/selectors.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { BandPoint } from '../charts/band-path.ts';
import { type Frame, frameOf, type Size } from '../charts/frame.ts';
import { zip } from '../charts/zip.ts';

/** The probes that Start shows over time. */
export type CurveProbe = Extract<RecordedProbe, 'sharpness' | 'trainLoss'>;

/** The mean curve of a cell in pixels. */
export interface PlacedCurve {
  readonly cell: Cell;
  readonly ratio: number;
  readonly points: readonly [BandPoint, ...BandPoint[]];
  /** Some run diverged or stopped before the target: drawn dashed. */
  readonly isIncomplete: boolean;
}

/** The curves against one clock. */
export interface CurveFacet {
  readonly clock: Clock;
  readonly frame: Frame;
  readonly x: AxisScale;
  readonly xTicks: readonly Tick[];
  readonly curves: readonly PlacedCurve[];
}

export interface CurveScene {
  readonly facets: readonly CurveFacet[];
  readonly yTicks: readonly Tick[];
}

/** Ranges of the values, and of time on each clock; null before anything was measured after the start. */
export interface CurveExtents {
  readonly y: Domain | null;
  readonly x: Readonly<Record<Clock, Domain | null>>;
}

export function curveExtents(sweep: BoardSweep, probe: CurveProbe, clocks: readonly Clock[]): CurveExtents {
  const curves = cellCurves(sweep, probe);
  const timed = (clock: Clock) => curves.flatMap((curve) => timedPoints(sweep, curve, clock));
  const x = { steps: null, epochs: null, etaSteps: null } as Record<Clock, Domain | null>;
  for (const clock of clocks)
    x[clock] = extentOf(
      timed(clock).map(({ time }) => time),
      'log',
    );
  const values = curves.flatMap(({ points }) => points.filter(({ step }) => step > 0).map(({ centre }) => centre));
  return { y: extentOf(values, 'log'), x };
}

/** Room around a facet; between two of them there is room for the arrow. */
export const CURVE_MARGINS = { top: 26, right: 76, bottom: 44, left: 44 } as const;
export const FACET_GAP = 56;

function facetFrames({ width, height }: Size, count: number): Frame[] {
  const { top, right, bottom, left } = CURVE_MARGINS;
  const inner = (width - left - right - FACET_GAP * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => {
    const from = left + i * (inner + FACET_GAP);
    return frameOf({ width, height }, { top, bottom, left: from, right: width - from - inner });
  });
}

interface CurveSceneOptions {
  readonly probe: CurveProbe;
  readonly clocks: readonly Clock[];
  readonly size: Size;
  readonly y: Domain;
  readonly x: Readonly<Record<Clock, Domain | null>>;
}

const isIncomplete = ({ results }: Cell, untilLoss: boolean) =>
  results.some(
    ({ outcome }) => outcome === 'diverged' || outcome === 'stopped' || (untilLoss && outcome === 'budgetSpent'),
  );

/** Mean curves of all cells, side by side on several clocks with one value axis. */
export function curveScene(sweep: BoardSweep | null, options: CurveSceneOptions): CurveScene {
  const { probe, clocks, size, y: yDomain, x: xDomains } = options;
  const frames = facetFrames(size, clocks.length);
  const top = CURVE_MARGINS.top;
  const bottom = Math.max(top + 1, size.height - CURVE_MARGINS.bottom);
  const y = createScale('log', yDomain, [bottom, top]);
  const curves = sweep ? cellCurves(sweep, probe) : [];
  const untilLoss = sweep?.plan.spec.budget.kind === 'untilLoss';
  const inside = (value: number) => (value > 0 ? Math.max(top, Math.min(bottom, y(value))) : Number.NaN);
  const facets = zip(clocks, frames).map(([clock, frame]): CurveFacet => {
    const x = createScale('log', xDomains[clock] ?? [1, 1000], [frame.left, frame.right]);
    const placed = curves.flatMap((curve): PlacedCurve[] => {
      if (!sweep) return [];
      const [first, ...others] = timedPoints(sweep, curve, clock).map((point) => ({
        x: x(point.time),
        y: inside(point.centre),
        top: inside(point.high),
        bottom: inside(point.low),
      }));
      if (!first) return [];
      const { cell, ratio } = curve;
      return [{ cell, ratio, points: [first, ...others], isIncomplete: isIncomplete(cell, untilLoss) }];
    });
    return { clock, frame, x, xTicks: ticksOf(x, { along: 'x', spacing: 44 }), curves: placed };
  });
  return { facets, yTicks: ticksOf(y, { along: 'y' }) };
}

/** The curve nearest to a place, at most `reach` pixels away. */
export function nearestCurve(scene: CurveScene, at: { x: number; y: number }, reach = 24): PlacedCurve | null {
  let best: PlacedCurve | null = null;
  let least = reach;
  for (const { curves } of scene.facets)
    for (const curve of curves) {
      const distance = distanceTo(curve.points, at);
      if (distance >= least) continue;
      least = distance;
      best = curve;
    }
  return best;
}

/** Distance from a place to the line through some points. */
function distanceTo(points: readonly BandPoint[], { x, y }: { x: number; y: number }): number {
  let least = Number.POSITIVE_INFINITY;
  points.forEach((to, i) => {
    const from = points[i - 1] ?? to;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const square = dx * dx + dy * dy;
    const share = square > 0 ? Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / square)) : 0;
    least = Math.min(least, Math.hypot(from.x + share * dx - x, from.y + share * dy - y));
  });
  return least;
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const ROW = 15;
const LETTER = 7.2;

/** Labels centred under some points, in as many rows as they need not to overlap. */
export function labelsBelow(points: readonly PlacedLabel[], frame: Frame): PlacedLabel[] {
  const placed: (PlacedLabel & { readonly half: number })[] = [];
  for (const point of points.toSorted((a, b) => a.x - b.x)) {
    const half = (point.text.length * LETTER) / 2;
    let y = point.y + 20;
    const isTaken = () =>
      placed.some((other) => Math.abs(other.x - point.x) < other.half + half + 2 && Math.abs(other.y - y) < ROW);
    while (isTaken() && y < frame.bottom - 4) y += ROW;
    placed.push({ ...point, y: Math.min(y, frame.bottom - 5), half });
  }
  return placed;
}
