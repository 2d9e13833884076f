import { group } from 'd3';
import { extentOf, reachTo } from '../../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../../figure/axes/scale.ts';
import { firstIndex } from '../../../math/first-index.ts';
import type { BoardSweep, Moment } from '../../../state/app-state.ts';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import { clockOf } from '../../../sweep/results/clock.ts';
import type { Sample } from '../../../sweep/results/trace-store.ts';
import type { Run, RunId, SweepPlan } from '../../../sweep/sweep-plan.ts';
import { settingAt } from '../../../sweep/training/fork.ts';
import type { MinimumShape } from '../../../theory/sgd-stability.ts';
import { everyKth } from '../../charts/every-kth.ts';
import type { Frame } from '../../charts/frame.ts';
import { stabilityRegion } from '../../stability-limit.ts';

/** Where a run was when both were last measured. */
export interface StabilityPoint {
  readonly run: Run;
  readonly sharpness: Sample;
  readonly nonUniformity: Sample;
}

/** Whether the region of stable minima is known for the sweep's steps. */
export function hasRegion(plan: SweepPlan): boolean {
  const [run] = plan.runs;
  return run !== undefined && stabilityRegion(plan, run, 0) !== null;
}

/** The point of a run at sample `index` of its non-uniformity; null where λ₁ was not measured or either is not positive. */
function pointAt({ traces }: BoardSweep, run: Run, index: number): StabilityPoint | null {
  const [curvatures, others] = [traces.columns(run.id, 'sharpness'), traces.columns(run.id, 'nonUniformity')];
  const step = others.step(index);
  const at = firstIndex(curvatures.length, (each) => curvatures.step(each) >= step);
  if (at === curvatures.length || curvatures.step(at) !== step) return null;
  const [sharpness, nonUniformity] = [curvatures.sample(at), others.sample(index)];
  return sharpness.value > 0 && nonUniformity.value > 0 ? { run, sharpness, nonUniformity } : null;
}

/** The last step of a run, of those that are shown, at which both numbers were measured. */
function lastPoint(sweep: BoardSweep, run: Run, isShown: (step: number) => boolean): StabilityPoint | null {
  const trace = sweep.traces.columns(run.id, 'nonUniformity');
  for (let index = trace.length - 1; index >= 0; index--) {
    if (!isShown(trace.step(index))) continue;
    const point = pointAt(sweep, run, index);
    if (point) return point;
  }
  return null;
}

/** A trail has at most this many points. */
const MOST_POINTS = 400;

/**
 * One point per run, the last one, or the last up to a time to which the board is played; none for runs that have diverged by then,
 * which have left every minimum.
 */
export function stabilityPoints(sweep: BoardSweep, at: Moment = 'end'): StabilityPoint[] {
  const time = typeof at === 'object' ? clockOf(sweep.plan, at.clock) : null;
  return sweep.plan.runs.flatMap((run) => {
    const isShown = (step: number) => time === null || typeof at === 'string' || time(run, step) <= at.time;
    const end = sweep.finished.get(run.id);
    const point = end?.outcome === 'diverged' && isShown(end.step) ? null : lastPoint(sweep, run, isShown);
    return point ? [point] : [];
  });
}

/** Non-uniformity s and sharpness a in the units shown: curvature, or shares of the limits of the run's (η, B). */
export interface ShownShape {
  readonly s: number;
  readonly a: number;
}

/** s and a in the units shown, at a step of a run: as they are, or as shares of the limits of its (η, B). */
export function shapeIn(
  plan: SweepPlan,
  { run, step }: { readonly run: Run; readonly step: number },
  { nonUniformity, sharpness }: MinimumShape,
  units: StabilityUnits,
): ShownShape {
  const limit = (units === 'share' && stabilityRegion(plan, run, step)) || { nonUniformity: 1, sharpness: 1 };
  return { s: nonUniformity / limit.nonUniformity, a: sharpness / limit.sharpness };
}

const placeOf = ({ run, sharpness: { step } }: StabilityPoint) => ({ run, step });

const shapeOf = ({ sharpness, nonUniformity }: StabilityPoint): MinimumShape => ({
  sharpness: sharpness.value,
  nonUniformity: nonUniformity.value,
});

/** A limit further than this factor from the data does not extend an axis. */
const REACH = 30;

const reaching = (values: readonly number[], limits: readonly number[]): Domain | null => {
  const positive = extentOf(values, 'log');
  return positive && reachTo(positive, limits, REACH);
};

/** Domains of both axes: all points, and the limits that are near. */
export function stabilityExtents(plan: SweepPlan, points: readonly StabilityPoint[], units: StabilityUnits) {
  const places = points.map((point) => shapeIn(plan, placeOf(point), shapeOf(point), units));
  const limits = points.map(placeOf).flatMap((at) => {
    const region = stabilityRegion(plan, at.run, at.step);
    return region ? [shapeIn(plan, at, region, units)] : [];
  });
  return {
    s: reaching(
      places.map(({ s }) => s),
      limits.map(({ s }) => s),
    ),
    a: reaching(
      places.map(({ a }) => a),
      limits.map(({ a }) => a),
    ),
  };
}

export interface PlacedRun extends StabilityPoint {
  readonly x: number;
  readonly y: number;
  /** Ends of its error bars. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The region of one (η, B) in pixels: its corner, and the exact limit in one dimension as path data. */
export interface Region {
  readonly key: string;
  readonly runs: readonly RunId[];
  readonly x: number;
  readonly y: number;
  readonly curve: string;
}

const CURVE_POINTS = 64;

/** (1 − ηa)² + η² q s² = 1 between a = 0 and 2/η; on log axes it starts at the lower left edge. */
function curvePoints(region: MinimumShape): MinimumShape[] {
  return Array.from({ length: CURVE_POINTS }, (_, i) => {
    // dense towards both ends, where the curve turns: t = aη/2 in (0, 1)
    const half = i < CURVE_POINTS / 2 ? 10 ** (-5 * (1 - (2 * i) / CURVE_POINTS)) / 2 : 0;
    const t = half || 1 - 10 ** (-5 * ((2 * i) / CURVE_POINTS - 1)) / 2;
    return { sharpness: region.sharpness * t, nonUniformity: region.nonUniformity * 2 * Math.sqrt(t * (1 - t)) };
  });
}

interface SceneOptions {
  readonly frame: Frame;
  readonly s: Domain;
  readonly a: Domain;
  readonly units: StabilityUnits;
}

interface RegionOptions extends Pick<SceneOptions, 'frame' | 'units'> {
  x(value: number): number;
  y(value: number): number;
}

/** The region of one (η, B) in the units shown: its corner, and points of the exact limit in one dimension. */
export interface StabilityRegion {
  readonly key: string;
  readonly runs: readonly RunId[];
  /** `s` is ∞ where only the sharpness is limited. */
  readonly corner: ShownShape;
  readonly curve: readonly ShownShape[];
}

/** One region for each (η, B) at the points; a single one in shares of limits. None where no limit is known. */
export function stabilityRegions(
  plan: SweepPlan,
  points: readonly StabilityPoint[],
  units: StabilityUnits,
): StabilityRegion[] {
  const keyOf = ({ run, sharpness }: StabilityPoint) => {
    const { learningRate, batchSize } = settingAt(plan, run, sharpness.step);
    return units === 'share' ? 'all' : `${learningRate} ${batchSize}`;
  };
  return [...group(points, keyOf)].flatMap(([key, own]): StabilityRegion[] => {
    const [first] = own;
    if (!first) return [];
    const at = placeOf(first);
    const region = stabilityRegion(plan, at.run, at.step);
    if (region === null) return [];
    const curve = Number.isFinite(region.nonUniformity)
      ? curvePoints(region).map((shape) => shapeIn(plan, at, shape, units))
      : [];
    return [{ key, runs: own.map(({ run }) => run.id), corner: shapeIn(plan, at, region, units), curve }];
  });
}

/** The regions in pixels. */
function regionsOf(plan: SweepPlan, points: readonly StabilityPoint[], { x, y, frame, units }: RegionOptions) {
  return stabilityRegions(plan, points, units).map(({ key, runs, corner, curve }): Region => {
    const path = curve.map(({ s, a }) => `${x(s).toFixed(1)},${y(a).toFixed(1)}`);
    const edge = Number.isFinite(corner.s) ? x(corner.s) : frame.right;
    return { key, runs, x: edge, y: y(corner.a), curve: path.length > 0 ? `M${path.join('L')}` : '' };
  });
}

/** A point in the units shown, with the ends of its error bars. */
export function stabilityValues(plan: SweepPlan, point: StabilityPoint, units: StabilityUnits) {
  const { sharpness, nonUniformity } = point;
  const away = (sign: number) =>
    shapeIn(
      plan,
      placeOf(point),
      {
        sharpness: sharpness.value + sign * (sharpness.error ?? 0),
        nonUniformity: nonUniformity.value + sign * (nonUniformity.error ?? 0),
      },
      units,
    );
  return { ...away(0), low: away(-1), high: away(1) };
}

/** Runs and regions in pixels. */
export function stabilityScene(
  plan: SweepPlan,
  points: readonly StabilityPoint[],
  { frame, s: across, a: up, units }: SceneOptions,
) {
  const x = createScale('log', across, [frame.left, frame.right]);
  const y = createScale('log', up, [frame.bottom, frame.top]);
  const atX = (value: number) => (value > 0 ? Math.max(frame.left, Math.min(frame.right, x(value))) : frame.left);
  const atY = (value: number) => (value > 0 ? Math.max(frame.top, Math.min(frame.bottom, y(value))) : frame.bottom);
  const placed = points.map((point): PlacedRun => {
    const { s, a, low, high } = stabilityValues(plan, point, units);
    return {
      ...point,
      x: atX(s),
      y: atY(a),
      left: atX(low.s),
      right: atX(high.s),
      top: atY(high.a),
      bottom: atY(low.a),
    };
  });
  return { x, y, placed, regions: regionsOf(plan, points, { x, y, frame, units }) };
}

/** The trajectories of some runs in the plane, as path data. */
export function trailsOf(
  sweep: BoardSweep,
  runs: ReadonlySet<RunId>,
  { x, y, units }: { x(value: number): number; y(value: number): number; units: StabilityUnits },
): { readonly run: Run; readonly d: string }[] {
  return sweep.plan.runs
    .filter(({ id }) => runs.has(id) && sweep.finished.get(id)?.outcome !== 'diverged')
    .map((run) => {
      const points = everyKth(sweep.traces.columns(run.id, 'nonUniformity').length, MOST_POINTS).flatMap(
        (index) => pointAt(sweep, run, index) ?? [],
      );
      const places = points.map((point) => shapeIn(sweep.plan, placeOf(point), shapeOf(point), units));
      return { run, d: places.map(({ s, a }, i) => `${i ? 'L' : 'M'}${x(s).toFixed(1)},${y(a).toFixed(1)}`).join('') };
    });
}
