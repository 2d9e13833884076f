import { type ClassPoint, MOST_POINTS, toPointGrid } from '../../data/points/point-text.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import type { PointList } from './points-history.ts';

export const TOOLS = ['point', 'spray', 'erase'] as const;
export type Tool = (typeof TOOLS)[number];

export const SPREADS = [0.05, 0.1, 0.2] as const;

export interface Brush {
  readonly tool: Tool;
  /** Class of what is drawn. */
  readonly label: number;
  /** Standard deviation of a spray. */
  readonly spread: number;
}

export type PlanePlace = readonly [x1: number, x2: number];

/** Points of one spray. */
export const SPRAYED = 5;
/** Radius of erasing. */
export const ERASER = 0.06;
/** Distance on a stroke between one use of the tool and the next. */
export const STRIDE: Readonly<Record<Tool, number>> = { point: 0.06, spray: 0.08, erase: 0.03 };

const inSquare = ([x1, x2]: PlanePlace) => Math.abs(x1) <= 1 && Math.abs(x2) <= 1;
const distance = (a: PlanePlace, b: PlanePlace) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Points of a spray around a place, those outside of the square left out. Which, depends on how many there are already. */
function sprayed([x1, x2]: PlanePlace, { label, spread }: Brush, count: number): ClassPoint[] {
  const stream = randomStream(0, PURPOSE.particles, count);
  const places = Array.from(
    { length: SPRAYED },
    (): PlanePlace => [toPointGrid(x1 + spread * stream.normal()), toPointGrid(x2 + spread * stream.normal())],
  );
  return places.filter(inSquare).map(([a, b]): ClassPoint => [a, b, label]);
}

/** The points after one use of a tool at a place of the square; the same list where nothing changes. */
export function used(points: PointList, brush: Brush, at: PlanePlace): PointList {
  if (brush.tool === 'erase') {
    const kept = points.filter(([x1, x2]) => distance([x1, x2], at) > ERASER);
    return kept.length === points.length ? points : kept;
  }
  if (!inSquare(at)) return points;
  const added: readonly ClassPoint[] =
    brush.tool === 'point'
      ? [[toPointGrid(at[0]), toPointGrid(at[1]), brush.label]]
      : sprayed(at, brush, points.length);
  const room = MOST_POINTS - points.length;
  return room <= 0 || added.length === 0 ? points : [...points, ...added.slice(0, room)];
}

/** Places on the way from one place to another, a stride apart, without the first. */
export function strides(from: PlanePlace, to: PlanePlace, stride: number): PlanePlace[] {
  const count = Math.floor(distance(from, to) / stride + 1e-9);
  const share = (i: number) => (i * stride) / distance(from, to);
  return Array.from(
    { length: count },
    (_, i): PlanePlace => [from[0] + share(i + 1) * (to[0] - from[0]), from[1] + share(i + 1) * (to[1] - from[1])],
  );
}

/** The nearest point within the radius of erasing; undefined where there is none. */
export function pointNear(points: PointList, at: PlanePlace): ClassPoint | undefined {
  let nearest: ClassPoint | undefined;
  let least = ERASER;
  for (const point of points) {
    const away = distance([point[0], point[1]], at);
    if (away <= least) [nearest, least] = [point, away];
  }
  return nearest;
}
