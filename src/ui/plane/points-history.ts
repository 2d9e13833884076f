import type { ClassPoint } from '../../data/points/point-text.ts';

export type PointList = readonly ClassPoint[];

/** Points, and those before and after them. */
export interface PointsHistory {
  readonly past: readonly PointList[];
  readonly present: PointList;
  readonly future: readonly PointList[];
}

/** Steps that can be undone. */
const MOST_STEPS = 100;

export const historyOf = (present: PointList): PointsHistory => ({ past: [], present, future: [] });

/** A step on, after which nothing can be redone. */
export const withStep = ({ past, present }: PointsHistory, next: PointList): PointsHistory => ({
  past: [...past, present].slice(-MOST_STEPS),
  present: next,
  future: [],
});

/** The step before; the same history where there is none. */
export function undone(history: PointsHistory): PointsHistory {
  const { past, present, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
}

/** The step that was undone last; the same history where there is none. */
export function redone(history: PointsHistory): PointsHistory {
  const { past, present, future } = history;
  const [next, ...later] = future;
  return next ? { past: [...past, present], present: next, future: later } : history;
}
