import { MOST_POINT_CLASSES } from '../../data/points/point-text.ts';
import type { PlanePlace } from './brush.ts';
import type { PointUse } from './point-split.ts';
import type { PointList } from './points-history.ts';

/** Room around the square for its ticks, and half the size of a mark, in pixels. */
export const MARGIN = 20;
const RADIUS = 4;

/** From the square [−1, 1]² to pixels of a picture with this side, and back. */
export interface PlaneScale {
  readonly side: number;
  place(at: PlanePlace): readonly [x: number, y: number];
  invert(x: number, y: number): PlanePlace;
  /** Pixels of a length. */
  length(of: number): number;
}

/** Of one that is not shown, which has no size. */
const LEAST_SIDE = 4 * MARGIN;

export function planeScale(width: number): PlaneScale {
  const side = Math.max(LEAST_SIDE, width);
  const unit = (side - 2 * MARGIN) / 2;
  return {
    side,
    place: ([x1, x2]) => [side / 2 + unit * x1, side / 2 - unit * x2],
    invert: (x, y) => [(x - side / 2) / unit, (side / 2 - y) / unit],
    length: (of) => unit * of,
  };
}

/** Outlines of the marks of each class around (x, y): circle, square, triangle, diamond. */
const SHAPES: readonly ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
  (x, y, r) => `M${x - 0.9 * r},${y - 0.9 * r}h${1.8 * r}v${1.8 * r}h${-1.8 * r}Z`,
  (x, y, r) => `M${x},${y - 1.2 * r}l${1.15 * r},${2 * r}h${-2.3 * r}Z`,
  (x, y, r) => `M${x},${y - 1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}Z`,
];

const rounded = (value: number) => Math.round(100 * value) / 100;

/** The outline of a class's mark. */
export const markPath = (label: number, [x, y]: readonly [number, number], radius = RADIUS) =>
  SHAPES[label]?.(rounded(x), rounded(y), radius) ?? '';

/** All marks of one class and use, as one path. */
export interface MarkGroup {
  readonly label: number;
  readonly use: PointUse;
  readonly path: string;
}

const USES: readonly PointUse[] = ['unused', 'test', 'train'];

/** The marks of points, by class and by what they are used for. */
export function markGroups(points: PointList, uses: readonly PointUse[], scale: PlaneScale): MarkGroup[] {
  return USES.flatMap((use) =>
    Array.from({ length: MOST_POINT_CLASSES }, (_, label): MarkGroup => {
      const own = points.filter((point, i) => point[2] === label && (uses[i] ?? 'unused') === use);
      return { label, use, path: own.map(([x1, x2]) => markPath(label, scale.place([x1, x2]))).join('') };
    }).filter(({ path }) => path !== ''),
  );
}
