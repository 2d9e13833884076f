import { extentOf } from '../../../figure/axes/domain.ts';
import { createScale } from '../../../figure/axes/scale.ts';
import type { SliceFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { gridContours } from '../grid-contours.ts';

/** One level of the loss as path data; `t` in [0, 1] is its position between the lowest and the highest. */
export interface Level {
  readonly value: number;
  readonly t: number;
  readonly d: string;
}

const LEVELS = 14;
/** Loss above this multiple of max(lowest, ½) has one colour, so that steep walls do not hide the valley. */
const HIGHEST = 12;

/** Levels from the lowest loss up, at equal ratios. */
export function levelValues(loss: ArrayLike<number>): number[] {
  const finite = Array.from(loss).filter(Number.isFinite);
  if (finite.length === 0) return [];
  const low = Math.max(1e-6, Math.min(...finite));
  const high = Math.min(Math.max(...finite), HIGHEST * Math.max(low, 0.5));
  if (!(high > low)) return [low];
  return Array.from({ length: LEVELS }, (_, i) => low * (high / low) ** (i / LEVELS));
}

/** A centred square: both axes have the same unit, so that distances are comparable. */
export function squareIn(frame: Frame): Frame {
  const side = Math.min(frame.right - frame.left, frame.bottom - frame.top);
  const left = frame.left + (frame.right - frame.left - side) / 2;
  return { ...frame, left, right: left + side, bottom: frame.top + side };
}

/** The slice in pixels: levels from low to high, and the trajectory of the run up to its current position. */
export function sliceScene({ x, y, loss, trajectory }: SliceFinding, frame: Frame) {
  const toX = createScale('linear', extentOf(x, 'linear') ?? [0, 1], [frame.left, frame.right]);
  const toY = createScale('linear', extentOf(y, 'linear') ?? [0, 1], [frame.bottom, frame.top]);
  const { contours, path } = gridContours(x.length, y.length, frame);
  const values = levelValues(loss);
  const highest = values.at(-1) ?? 1;
  const grid = Array.from(loss, (value) => (Number.isFinite(value) ? value : 1e6 * highest));
  const levels = contours
    .thresholds(values)(grid)
    .map((level, i): Level => ({ value: level.value, t: i / Math.max(1, values.length - 1), d: path(level) }));
  const way = trajectory.map(({ step, x: px, y: py }) => ({ step, x: toX(px), y: toY(py) }));
  return { x: toX, y: toY, levels, way };
}
