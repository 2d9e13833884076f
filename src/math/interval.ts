/** Closed interval [low, high]; ±∞ allowed. NaN ends mean that the interval is unknown. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Whether `value` is in [low, high]. */
export function contains({ low, high }: Interval, value: number): boolean {
  return low <= value && value <= high;
}

/** Whether `inner` ⊆ `outer`. False if any end is NaN. */
export function liesInside(inner: Interval, outer: Interval): boolean {
  return outer.low <= inner.low && inner.low <= inner.high && inner.high <= outer.high;
}

/** Whether the intersection is empty. False if any end is NaN. */
export function areDisjoint(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low;
}
