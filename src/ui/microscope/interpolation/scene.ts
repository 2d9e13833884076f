import { leastIndex, line } from 'd3';
import { extentOf, niceDomain } from '../../../figure/axes/domain.ts';
import { createScale } from '../../../figure/axes/scale.ts';
import type { InterpolationFinding, SplitInterpolation } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { zip } from '../../charts/zip.ts';

/** Horizontal offset of the barriers in pixels, since both are often at the same α. */
const ASIDE = { train: 0, test: 6 } as const;
/** Headroom above the highest loss between the runs; beyond them the curves may leave the plot. */
const HEADROOM = 1.1;

export interface SplitScene {
  readonly split: 'train' | 'test';
  /** The loss along the line, broken where it is not finite. */
  readonly curve: string;
  /** The straight line between the losses at the ends. */
  readonly chord: string;
  /** From the chord up to the loss, where the difference is largest; null if there is no barrier or it is unknown. */
  readonly barrier: { readonly x: number; readonly from: number; readonly to: number } | null;
}

const between = (fraction: number) => fraction >= 0 && fraction <= 1;

/** The loss between two runs in pixels, with the barriers. */
export function interpolationScene({ fractions, train, test }: InterpolationFinding, frame: Frame) {
  const splits = [{ split: 'train' as const, ...train }, ...(test ? [{ split: 'test' as const, ...test }] : [])];
  const inner = splits.flatMap(({ loss }) => zip(fractions, loss).flatMap(([at, value]) => (between(at) ? value : [])));
  const highest = Math.max(0, ...inner.filter(Number.isFinite));
  const x = createScale('linear', extentOf(fractions, 'linear') ?? [0, 1], [frame.left, frame.right]);
  const y = createScale('linear', niceDomain([0, HEADROOM * highest || 1], 'linear'), [frame.bottom, frame.top]);

  const sceneOf = ({ split, loss, barrier, top }: SplitInterpolation & { split: 'train' | 'test' }): SplitScene => {
    const points = zip(fractions, loss);
    const losses = new Map(points);
    const lossAt = (fraction: number) => losses.get(fraction) ?? Number.NaN;
    const [start, end] = [lossAt(0), lossAt(1)];
    const curve = line<[number, number]>(
      ([fraction]) => x(fraction),
      ([, value]) => y(value),
    ).defined(([, value]) => Number.isFinite(value));
    const straight = (1 - top) * start + top * end;
    return {
      split,
      curve: curve(points) ?? '',
      chord: Number.isFinite(start + end) ? `M${x(0)},${y(start)}L${x(1)},${y(end)}` : '',
      barrier: barrier > 0 ? { x: x(top) + ASIDE[split], from: y(straight), to: y(lossAt(top)) } : null,
    };
  };
  return { x, y, splits: splits.map(sceneOf) };
}

/** Index of the fraction nearest to that of the pointer. */
export const nearestPlace = (fractions: Float64Array, fraction: number): number =>
  leastIndex(fractions, (value) => Math.abs(value - fraction)) ?? 0;
