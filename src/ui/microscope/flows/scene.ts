import { leastIndex, line } from 'd3';
import { extentOf, niceDomain } from '../../../figure/axes/domain.ts';
import { type AxisScale, createScale, kindShowing } from '../../../figure/axes/scale.ts';
import type { FlowPlace, FlowsFinding } from '../../../sweep/inspection/findings.ts';
import type { EndLabel } from '../../charts/EndLabels.tsx';
import type { Frame } from '../../charts/frame.ts';

export const FLOW_QUANTITIES = ['loss', 'sharpness', 'distance'] as const;
export type FlowQuantity = (typeof FLOW_QUANTITIES)[number];

export const FLOW_PATHS = ['run', 'central', 'gradient'] as const;
export type FlowPathName = (typeof FLOW_PATHS)[number];

const OF_FLOW: Readonly<Record<FlowQuantity, (place: FlowPlace) => number>> = {
  loss: ({ loss }) => loss,
  sharpness: ({ sharpness }) => sharpness.value,
  distance: ({ distance }) => distance,
};

/** A quantity of one of the three paths in a window; null for the distance of the run from itself. */
export function flowValue(finding: FlowsFinding, path: FlowPathName, quantity: FlowQuantity): number | null {
  if (path !== 'run') return OF_FLOW[quantity](finding[path]);
  if (quantity === 'distance') return null;
  return quantity === 'loss' ? finding.run.loss : finding.run.sharpness.value;
}

export interface FlowCurve {
  readonly path: FlowPathName;
  readonly d: string;
}

interface Point {
  readonly step: number;
  readonly value: number;
}

interface SceneOptions {
  readonly quantity: FlowQuantity;
  readonly frame: Frame;
  /** Steps at both ends of the axis. */
  readonly span: readonly [number, number];
  /** Of the sharpness; NaN without one. */
  readonly limit: number;
  readonly nameOf: (path: FlowPathName) => string;
}

/** Path data of points, broken where one has no place on the axis. */
const pathOf = (points: readonly Point[], x: AxisScale, y: AxisScale) =>
  line<Point>(
    ({ step }) => x(step),
    ({ value }) => y(value),
  ).defined(({ value }) => Number.isFinite(value) && (y.kind !== 'log' || value > 0))(points) ?? '';

/** The curves of one quantity in pixels, with the losses of single steps of the run where that is the quantity. */
export function flowScene(found: readonly FlowsFinding[], { quantity, frame, span, limit, nameOf }: SceneOptions) {
  const paths = FLOW_PATHS.map((path) => ({
    path,
    points: found.flatMap((finding): Point[] => {
      const value = flowValue(finding, path, quantity);
      return value === null ? [] : [{ step: finding.step, value }];
    }),
  })).filter(({ points }) => points.length > 0);
  const single = quantity === 'loss' ? found.map(singleSteps) : [];
  const values = [...paths.flatMap(({ points }) => points), ...single.flat()].map(({ value }) => value);
  const [low, high] = extentOf(quantity === 'sharpness' ? [...values, limit] : values, 'linear') ?? [0.1, 1];
  const kind = kindShowing('log', low);
  const x = createScale('linear', [span[0], Math.max(span[0] + 1, span[1])], [frame.left, frame.right]);
  const y = createScale(kind, niceDomain([low, high], kind), [frame.bottom, frame.top]);
  const labels = paths.flatMap(({ path, points }): EndLabel[] => {
    const end = points.findLast(({ value }) => Number.isFinite(y(value)));
    return end ? [{ key: path, text: nameOf(path), x: x(end.step), y: y(end.value) }] : [];
  });
  const curves = paths.map(({ path, points }): FlowCurve => ({ path, d: pathOf(points, x, y) }));
  return { x, y, curves, labels, steps: single.map((points) => pathOf(points, x, y)).join('') };
}

const singleSteps = ({ window, run }: FlowsFinding): Point[] =>
  Array.from(run.losses, (value, k) => ({ step: window.first + k, value }));

/** Index of the window nearest to a step; −1 without any. */
export const nearestWindow = (found: readonly FlowsFinding[], at: number): number =>
  leastIndex(found, ({ step }) => Math.abs(step - at)) ?? -1;
