import { group, pairs } from 'd3';
import { paddedDomain } from '../../figure/axes/domain.ts';
import { type AxisScale, createScale, type Domain } from '../../figure/axes/scale.ts';
import { type Tick, ticksAt, ticksOf } from '../../figure/axes/ticks.ts';
import { ratioKey } from '../../sweep/results/ratio-key.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { formatRatio } from '../charts/format.ts';
import type { Frame } from '../charts/frame.ts';
import type { GapPoint } from '../panels/gap/scene.ts';

/** One complete cell: its mean gap and the 95 % interval over units. */
export interface GapDot {
  readonly point: GapPoint;
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

export interface GapDots {
  readonly dots: readonly GapDot[];
  readonly x: AxisScale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Distance between the dots of one η/B, which are set apart by η. */
const APART = 8;
/** At most this part of the distance between two ratios is used. */
const SHARE = 0.7;

interface GapDotsOptions {
  readonly frame: Frame;
  readonly domain: Domain;
  readonly format: (value: number) => string;
}

/** Every cell's gap against η/B, cells of one ratio side by side. `plan` gives the ratios of the axis, with a value or without. */
export function gapDots(
  points: readonly GapPoint[],
  plan: Pick<SweepPlan, 'learningRates' | 'batchSizes'>,
  { frame, domain, format }: GapDotsOptions,
): GapDots {
  const cells = plan.batchSizes.flatMap((batchSize) =>
    plan.learningRates.map((learningRate) => ({ learningRate, batchSize })),
  );
  const cellsOfRatio = group(cells, ratioKey);
  const ratios = [...cellsOfRatio.keys()].sort((a, b) => a - b);
  const extent: Domain = [ratios[0] ?? 1, ratios.at(-1) ?? 1];
  const x = createScale('log', paddedDomain(extent, 'log', 0.07), [frame.left, frame.right]);
  const y = createScale('linear', domain, [frame.bottom, frame.top]);
  const most = Math.max(...[...cellsOfRatio.values()].map(({ length }) => length));
  const room = Math.min(...pairs(ratios, (a, b) => x(b) - x(a)), 120) * SHARE;
  const apart = Math.min(APART, room / Math.max(1, most - 1));
  const inside = (value: number, otherwise: number) =>
    Number.isFinite(value) ? Math.max(frame.top, Math.min(frame.bottom, y(value))) : otherwise;
  const dots = points.map((point): GapDot => {
    const siblings = (cellsOfRatio.get(ratioKey(point.cell)) ?? []).toSorted((a, b) => a.learningRate - b.learningRate);
    const rank = siblings.findIndex(({ learningRate }) => learningRate === point.cell.learningRate);
    const at = inside(point.mean, frame.bottom);
    return {
      point,
      x: x(point.ratio) + apart * (rank - (siblings.length - 1) / 2),
      y: at,
      top: inside(point.interval.high, at),
      bottom: inside(point.interval.low, at),
    };
  });
  return { dots, x, xTicks: ticksAt(ratios, x, formatRatio), yTicks: ticksOf(y, { along: 'y', format }) };
}
