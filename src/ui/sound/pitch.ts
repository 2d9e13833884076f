import type { AxisScale } from '../../figure/axes/scale.ts';

/** A curve to be heard: positions in [0, 1] along both axes, in order of time. */
export interface HeardCurve {
  /** What is said of it. */
  readonly name: string;
  readonly points: readonly { readonly time: number; readonly height: number }[];
}

/** Two octaves around A4: heard well by most people, and on small loudspeakers. Hertz. */
const LOWEST = 220;
const OCTAVES = 2;

/** The pitch of a height in [0, 1], in hertz: equal heights are equal intervals. */
export const frequencyOf = (height: number): number => LOWEST * 2 ** (OCTAVES * Math.max(0, Math.min(1, height)));

/** The position of a value between the ends of an axis, in [0, 1]. */
export function positionOn(scale: AxisScale, value: number): number {
  const [start, end] = scale.range;
  return Math.max(0, Math.min(1, (scale(value) - start) / (end - start)));
}
