import { pairs } from 'd3';
import { extentOf, paddedDomain } from '../../../figure/axes/domain.ts';
import { createScale, type Domain } from '../../../figure/axes/scale.ts';
import type { Interval } from '../../../math/interval.ts';
import { mean } from '../../../math/statistics.ts';
import type { MapQuantity } from '../../../state/app-state.ts';
import type { Cell } from '../../../state/selectors.ts';
import { quantityInterval, resolutionOf } from '../../../sweep/results/quantity-interval.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import { type UnitKind, unitsOf } from '../../../sweep/results/units.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import type { Frame } from '../../charts/frame.ts';
import { isComplete, unitValuesOf } from '../../map/cell-summary.ts';
import { QUANTITIES } from '../../quantities.ts';

/** One cell of the sweep as a point of the panel, in the displayed unit. */
export interface GapPoint {
  readonly cell: Cell;
  readonly ratio: number;
  readonly mean: number;
  /** 95 % interval of the mean over units; NaN with fewer than two units. */
  readonly interval: Interval;
  readonly units: number;
  readonly unit: UnitKind;
  /** Part of the correlation: no run is in training, diverged, or stopped before the target loss. */
  readonly counted: boolean;
}

/** Cells with a value: those in which not every run diverged. */
export function gapPoints(
  cells: readonly Cell[],
  quantity: MapQuantity,
  plan: Pick<SweepPlan, 'spec' | 'testExamples'>,
): GapPoint[] {
  const { factor } = QUANTITIES[quantity];
  return cells.flatMap((cell) => {
    const values = unitValuesOf(cell, quantity);
    const [unit] = unitsOf(cell.results);
    if (values.length === 0 || !unit) return [];
    const { low, high } = quantityInterval(values, quantity, resolutionOf(plan, cell.at === 'end'));
    return [
      {
        cell,
        ratio: cell.learningRate / cell.batchSize,
        mean: factor * mean(values),
        interval: { low: factor * low, high: factor * high },
        units: values.length,
        unit: unit.kind,
        counted: isComplete(cell, quantity, plan.spec.budget),
      },
    ];
  });
}

/**
 * Extent of the value axis: the means of counted cells, of all where there is none, and the ends of their intervals unless they
 * are too far away. Others, which may lie anywhere, are drawn at the edge.
 */
export function gapExtent(points: readonly GapPoint[], kind: 'log' | 'linear'): Domain | null {
  const some = points.filter(({ counted }) => counted);
  const means = extentOf(
    (some.length > 0 ? some : points).map((point) => point.mean),
    kind,
  );
  if (!means) return null;
  const [low, high] = means;
  const ends = points
    .filter(({ counted }) => counted)
    .flatMap(({ interval }) => [interval.low, interval.high])
    .filter(Number.isFinite);
  if (kind === 'log') {
    const inReach = ends.filter((end) => end > low / 2 && end < high * 2);
    return [Math.min(low, ...inReach), Math.max(high, ...inReach)];
  }
  const reach = high - low;
  const inReach = ends.filter((end) => end > low - reach && end < high + reach);
  return [Math.min(low, ...inReach), Math.max(high, ...inReach)];
}

/** The extent of two sweeps' points on one axis. */
export const unionOfDomains = (a: Domain | null, b: Domain | null): Domain | null =>
  a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b);

export interface PlacedPoint extends GapPoint {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

interface GapOptions {
  readonly frame: Frame;
  readonly domain: Domain;
  readonly kind: 'log' | 'linear';
  readonly ratios: Domain;
  readonly batchSizes: readonly number[];
  /** Moves all points to the right, in pixels: those of two sweeps stand beside each other. Default 0. */
  readonly shift?: number;
}

/** Cells of equal ratio are placed side by side, small B first, over this fraction of the smallest distance between ratios. */
const DODGE_SHARE = 0.6;
const LARGEST_DODGE = 36;

export function gapScene(
  points: readonly GapPoint[],
  { frame, domain, kind, ratios, batchSizes, shift = 0 }: GapOptions,
) {
  const x = createScale('log', paddedDomain(ratios, 'log', 0.04), [frame.left, frame.right]);
  const y = createScale(kind, domain, [frame.bottom, frame.top]);
  const distinct = [...new Set(points.map(({ cell }) => ratioKey(cell)))].sort((a, b) => a - b);
  const gaps = pairs(distinct, (ratio, next) => x(next) - x(ratio));
  const dodge = Math.min(LARGEST_DODGE, DODGE_SHARE * Math.min(LARGEST_DODGE * 2, ...gaps));
  const clip = (value: number) => Math.max(frame.top, Math.min(frame.bottom, value));
  const placed = points.map((point): PlacedPoint => {
    const rank = batchSizes.length > 1 ? batchSizes.indexOf(point.cell.batchSize) / (batchSizes.length - 1) - 0.5 : 0;
    const at = clip(y(kind === 'log' && !(point.mean > 0) ? domain[0] : point.mean));
    const end = (value: number, otherwise: number) =>
      Number.isFinite(value) ? clip(kind === 'log' && value <= 0 ? frame.bottom : y(value)) : otherwise;
    return {
      ...point,
      x: x(point.ratio) + dodge * rank + shift,
      y: at,
      top: end(point.interval.high, at),
      bottom: end(point.interval.low, at),
    };
  });
  return { x, y, placed };
}
