import type { TimeScale } from '../../state/panel-view.ts';

/** Positions of the bar. */
export const TICKS = 200;

type Range = readonly [number, number];

/** The time at a share of a range, which lies as on the time axes: even in its logarithm or in itself. */
export const timeAtShare = (share: number, [first, last]: Range, scale: TimeScale): number =>
  scale === 'log' ? first * (last / first) ** share : first + share * (last - first);

/** Its inverse, within [0, 1]. */
export function shareOfTime(time: number, [first, last]: Range, scale: TimeScale): number {
  if (last <= first) return 1;
  const share = scale === 'log' ? Math.log(time / first) / Math.log(last / first) : (time - first) / (last - first);
  return Math.max(0, Math.min(1, share));
}
