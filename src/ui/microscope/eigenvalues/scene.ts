import { line } from 'd3';
import { extentOf, niceDomain } from '../../../figure/axes/domain.ts';
import { createScale, kindShowing } from '../../../figure/axes/scale.ts';
import type { EigenvaluesFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';

/** The eigenvalue of rank k = 0, 1, … over time. */
export interface RankLine {
  readonly k: number;
  readonly d: string;
  /** End point of the line. */
  readonly x: number;
  readonly y: number;
  /** y of its label at the end point. */
  readonly nameY: number;
  readonly bars: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
}

const LEAST_BAR = 2;
const LINE_HEIGHT = 15;

/** Positions of the labels at the ends of lines: in order of rank, without overlap, inside the frame. */
export function withNames(lines: readonly Omit<RankLine, 'nameY'>[], { top, bottom }: Frame): RankLine[] {
  let least = top;
  return lines.map((rank) => {
    const nameY = Math.max(least, Math.min(rank.y, bottom - LINE_HEIGHT * (lines.length - 1 - rank.k)));
    least = nameY + LINE_HEIGHT;
    return { ...rank, nameY };
  });
}

/**
 * Eigenvalues against steps ≥ 1 on log axes, with the values on a symmetric-log axis if some are ≤ 0. The value axis
 * includes `limit` if it is near.
 */
export function eigenvaluesScene(
  { steps, top }: EigenvaluesFinding,
  { frame, limit }: { frame: Frame; limit: number },
) {
  const shown = top.map((values, i) => ({ step: steps[i] ?? 0, values })).filter(({ step }) => step >= 1);
  const values = shown.flatMap((at) => at.values.map(({ value }) => value));
  const [low, high] = extentOf(values, 'linear') ?? [0.1, 10];
  const kind = kindShowing('log', low);
  const near = limit < 12 * high && limit > low ? [limit] : [];
  const x = createScale('log', [1, Math.max(10, steps.at(-1) ?? 10)], [frame.left, frame.right]);
  const y = createScale(kind, niceDomain([low, Math.max(high, ...near)], kind), [frame.bottom, frame.top], {
    clamp: true,
  });
  const ranks = Math.max(0, ...top.map(({ length }) => length));
  const at = (value: number) => (kind === 'log' && value <= 0 ? frame.bottom : y(value));
  const lines = Array.from({ length: ranks }, (_, k) => {
    const points = shown.flatMap(({ step, values }) =>
      values.slice(k, k + 1).map((found) => ({ x: x(step), y: y(found.value), ...found })),
    );
    const bars = points
      .map((point) => ({ x: point.x, top: at(point.value + point.error), bottom: at(point.value - point.error) }))
      .filter((bar) => bar.bottom - bar.top >= LEAST_BAR);
    const end = points.at(-1) ?? { x: frame.left, y: frame.bottom };
    const d = line<{ x: number; y: number }>(
      (point) => point.x,
      (point) => point.y,
    )(points);
    return { k, d: d ?? '', x: end.x, y: end.y, bars };
  });
  return { x, y, lines: withNames(lines, frame) };
}

/** The step of the list nearest to a position on a log axis. */
export function nearestStep(steps: readonly number[], x: (step: number) => number, px: number): number | null {
  const distance = (step: number) => Math.abs(x(Math.max(1, step)) - px);
  return steps.reduce<number | null>(
    (best, step) => (best === null || distance(step) < distance(best) ? step : best),
    null,
  );
}
