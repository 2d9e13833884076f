import type { Interval } from '../math/interval.ts';
import { studentCriticalValue } from '../math/student-interval.ts';
import type { Measured } from './claim.ts';

/** Relative to the interval's width: an estimate this close to a bound of the predicted set counts as on it (rounding). */
const ON_BOUND = 1e-9;
/** Counts beyond this are reported as ∞. */
const MAX_COUNT = 1e7;

/** Bounds of `set` that the interval straddles. A bound that is also one of the statistic's range is never straddled. */
function straddledBounds({ estimate, low, high }: Measured, set: Interval): number[] {
  const bounds: number[] = [];
  if (estimate < set.low ? high >= set.low : low < set.low) bounds.push(set.low);
  if (estimate > set.high ? low <= set.high : high > set.high) bounds.push(set.high);
  return bounds;
}

/** Half-width towards a bound; if the interval is clipped there (an integer end is one of a range), that of the other side. */
function halfWidthTowards({ estimate, low, high }: Measured, bound: number): number {
  const [below, above] = [estimate - low, high - estimate];
  const isClipped = Number.isInteger(bound > estimate ? high : low);
  return isClipped ? Math.max(below, above) : bound > estimate ? above : below;
}

/**
 * Number of replicates at which the interval would, with probability about ½, lie on one side of every bound of `set`
 * that it now straddles: the smallest m > n with t(m − 1)·s/√m ≤ √(d² + s²/2n).
 *
 * s is the standard deviation implied by the half-width t(n − 1)·s/√n, and d the distance to the bound; d² + s²/2n
 * approximates the median of the squared true distance given the estimate, N(d, s²/n): an estimate whose interval straddles
 * a bound is on average nearer to it than the true value. The irreducible part is subtracted from half-width and distance.
 * ∞ if the estimate is on a bound (as an exact value can be), within the irreducible part of it, or has no interval.
 * Source: ours; the simulation in tests/unit/claims/replicates-needed.test.ts compares it with the number really needed.
 */
export function replicatesNeeded(measured: Measured, set: Interval, level: number): number {
  const { estimate, low, high, replicates: n, irreducible = 0 } = measured;
  if (Number.isNaN(estimate + low + high) || n < 2) return Number.POSITIVE_INFINITY;
  const t = (count: number) => studentCriticalValue(count - 1, level);
  let needed = n;
  for (const bound of straddledBounds(measured, set)) {
    const nearest = Math.abs(bound - estimate);
    const distance = nearest - irreducible;
    if (nearest <= ON_BOUND * (high - low) || distance < 0) return Number.POSITIVE_INFINITY;
    const standardError = (halfWidthTowards(measured, bound) - irreducible) / t(n);
    const target = Math.hypot(distance, standardError * Math.SQRT1_2);
    const enough = (count: number) => t(count) * standardError * Math.sqrt(n / count) <= target;
    needed = Math.max(needed, leastCount(enough, n + 1));
  }
  return needed;
}

/** Smallest count ≥ `from` for which the monotone `enough` holds; ∞ beyond `MAX_COUNT`. */
function leastCount(enough: (count: number) => boolean, from: number): number {
  if (enough(from)) return from;
  let [low, high] = [from, 2 * from];
  while (!enough(high)) {
    if (high > MAX_COUNT) return Number.POSITIVE_INFINITY;
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
