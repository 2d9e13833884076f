import { exp, log } from '../../math/elementary.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves, type TimedPoint, timedPoints } from '../../state/cell-curves.ts';
import { sameRatio } from '../../state/selectors.ts';
import type { Clock } from '../../sweep/results/clock.ts';

/** Times at which curves are compared, evenly spaced in their logarithm. */
const TIMES = 9;

/** Linear interpolation of the logarithm of a curve in the logarithm of time; NaN outside of it. */
function logAt(points: readonly TimedPoint[], time: number): number {
  const after = points.findIndex((point) => point.time >= time * (1 - 1e-12));
  const right = points[after];
  if (!right) return Number.NaN;
  const left = points[after - 1];
  if (!left || right.time <= time * (1 + 1e-12))
    return right.time <= time * (1 + 1e-9) ? log(right.centre) : Number.NaN;
  const share = (log(time) - log(left.time)) / (log(right.time) - log(left.time));
  return log(left.centre) + share * (log(right.centre) - log(left.centre));
}

/**
 * The largest ratio ≥ 1 between two of some curves at one time, over the times that all have; null for fewer than two curves, or none in
 * common. Measurements in between are interpolated, linearly in both logarithms.
 */
export function largestSpread(curves: readonly (readonly TimedPoint[])[]): number | null {
  if (curves.length < 2 || curves.some(({ length }) => length === 0)) return null;
  const first = Math.max(...curves.map((points) => points[0]?.time ?? Number.NaN));
  const last = Math.min(...curves.map((points) => points.at(-1)?.time ?? Number.NaN));
  if (!(last >= first)) return null;
  const times = Array.from({ length: TIMES }, (_, i) => exp(log(first) + (i / (TIMES - 1)) * (log(last) - log(first))));
  const spreads = times.map((time) => {
    const logs = curves.map((points) => logAt(points, time)).filter((value) => !Number.isNaN(value));
    return logs.length < 2 ? 0 : Math.max(...logs) - Math.min(...logs);
  });
  return exp(Math.max(...spreads));
}

/** Curves of one η/B that are one curve on η·step. */
export interface Collapse {
  readonly cells: number;
  /** The largest ratio between two of them at one time. */
  readonly spread: number;
  /** Set where the cell of the largest η is not among them: the largest η of those that are. */
  readonly upTo: number | null;
}

/** Up to this ratio curves count as one. */
export const ONE_CURVE = 1.25;

/**
 * The λ₁ curves of one η/B that are one on η·step, and are further apart on steps: those of all cells, or else of the cells below
 * the largest η, at least two; null where neither are. See `largestSpread`.
 */
export function collapseOf(sweep: BoardSweep, ratio: number): Collapse | null {
  const own = cellCurves(sweep, 'sharpness')
    .filter((curve) => sameRatio(curve.ratio, ratio) && curve.cell.ended && curve.points.length > 1)
    .toSorted((a, b) => a.cell.learningRate - b.cell.learningRate);
  const largest = Math.max(...sweep.plan.learningRates);
  const below = own.filter(({ cell }) => cell.learningRate < largest);
  for (const curves of [own, below]) {
    const spreadOn = (clock: Clock) => largestSpread(curves.map((curve) => timedPoints(sweep, curve, clock)));
    const [spread, before] = [spreadOn('etaSteps'), spreadOn('steps')];
    if (spread === null || spread > ONE_CURVE || (before !== null && before <= spread)) continue;
    const upTo = curves === own ? null : (curves.at(-1)?.cell.learningRate ?? null);
    return { cells: curves.length, spread, upTo };
  }
  return null;
}
