import { line } from 'd3';
import type { EigenvaluesFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { extentOf, niceDomain } from '../../charts/growing-domain.ts';
import { kindShowing, scaleOf } from '../../charts/value-scale.ts';

/** One eigenvalue over time, by its rank k = 0, 1, … */
export interface RankLine {
  readonly k: number;
  readonly d: string;
  /** Where it ends. */
  readonly x: number;
  readonly y: number;
  readonly bars: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
}

const LEAST_BAR = 2;
const LINE_HEIGHT = 13;

/** Heights for names at the ends of lines: in order of rank, a line apart, inside the frame. */
export function nameHeights(lines: readonly RankLine[], { top, bottom }: Frame): number[] {
  const heights: number[] = [];
  for (const { k, y } of lines) {
    const least = k === 0 ? top : heights[k - 1] + LINE_HEIGHT;
    heights.push(Math.max(least, Math.min(y, bottom - LINE_HEIGHT * (lines.length - 1 - k))));
  }
  return heights;
}

/**
 * Eigenvalues against steps from 1 on, both on log axes, or the values on a symmetric-log axis where some are ≤ 0; `limit`
 * is held by the axis where it is near.
 */
export function eigenvaluesScene(
  { steps, top }: EigenvaluesFinding,
  { frame, limit }: { frame: Frame; limit: number },
) {
  const shown = top.filter((_, i) => steps[i] >= 1).flat();
  const [low, high] = extentOf(
    shown.map(({ value }) => value),
    'linear',
  ) ?? [0.1, 10];
  const kind = kindShowing('log', low);
  const near = limit < 12 * high && limit > low ? [limit] : [];
  const x = scaleOf('log', [1, Math.max(10, steps[steps.length - 1] ?? 10)], [frame.left, frame.right]);
  const y = scaleOf(kind, niceDomain([low, Math.max(high, ...near)], kind), [frame.bottom, frame.top]).clamp(true);
  const ranks = Math.max(0, ...top.map((values) => values.length));
  const at = (value: number) => (kind === 'log' && value <= 0 ? frame.bottom : y(value));
  const lines = Array.from({ length: ranks }, (_, k): RankLine => {
    const points = steps.flatMap((step, i) => {
      const found = top[i][k];
      return step >= 1 && found ? [{ x: x(step), y: y(found.value), ...found }] : [];
    });
    const bars = points
      .map((point) => ({ x: point.x, top: at(point.value + point.error), bottom: at(point.value - point.error) }))
      .filter((bar) => bar.bottom - bar.top >= LEAST_BAR);
    const end = points[points.length - 1] ?? { x: frame.left, y: frame.bottom };
    const d = line<{ x: number; y: number }>(
      (point) => point.x,
      (point) => point.y,
    )(points);
    return { k, d: d ?? '', x: end.x, y: end.y, bars };
  });
  return { x, y, kind, lines };
}

/** The step of the list nearest to a place on a log axis. */
export function nearestStep(steps: readonly number[], x: (step: number) => number, px: number): number | null {
  const distance = (step: number) => Math.abs(x(Math.max(1, step)) - px);
  return steps.reduce<number | null>(
    (best, step) => (best === null || distance(step) < distance(best) ? step : best),
    null,
  );
}
