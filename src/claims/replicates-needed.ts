import type { Interval } from '../math/interval.ts';
import { studentCriticalValue } from '../math/student-interval.ts';
import type { Measured } from './claim.ts';

/** An estimate that is off an end of what is predicted by no more of its interval stands on it: that is rounding. */
const ON_END = 1e-9;
/** Beyond this many nobody will go. */
const MOST = 1e7;

/** Ends of `set` that keep the interval from lying on one side: never one at which the statistic's own range ends too. */
function openEnds({ estimate, low, high }: Measured, set: Interval): number[] {
  const ends: number[] = [];
  if (estimate < set.low ? high >= set.low : low < set.low) ends.push(set.low);
  if (estimate > set.high ? low <= set.high : high > set.high) ends.push(set.high);
  return ends;
}

/** Reach towards an end; where the interval was cut off at a whole number, the end of a range, that of its other side. */
function reachTowards({ estimate, low, high }: Measured, end: number): number {
  const [below, above] = [estimate - low, high - estimate];
  const isCut = Number.isInteger(end > estimate ? high : low);
  return isCut ? Math.max(below, above) : end > estimate ? above : below;
}

/**
 * Number of replicates with which the interval would, as likely as not, lie on one side of every end of `set` that it
 * now straddles: the least m > n with t(m − 1)·s/√m ≤ √(d² + s²/2n).
 *
 * s is the deviation that the reach t(n − 1)·s/√n shows, and d the distance to the end; d² + s²/2n is about the median of
 * the square of the true distance given the estimate alone, N(d, s²/n): an estimate whose interval straddles an end is
 * nearer to it than what it estimates, on average. What the replicates cannot remove is taken off reach and distance. ∞
 * where the estimate stands on an end (as an exact value can), is nearer to it than what cannot be removed, or has no
 * interval.
 * Ours; the simulation in tests/unit/claims/replicates-needed.test.ts compares it with what is really needed.
 */
export function replicatesNeeded(measured: Measured, set: Interval, level: number): number {
  const { estimate, low, high, replicates: n, irreducible = 0 } = measured;
  if (Number.isNaN(estimate + low + high) || n < 2) return Number.POSITIVE_INFINITY;
  const t = (count: number) => studentCriticalValue(count - 1, level);
  let needed = n;
  for (const end of openEnds(measured, set)) {
    const nearest = Math.abs(end - estimate);
    const distance = nearest - irreducible;
    if (nearest <= ON_END * (high - low) || distance < 0) return Number.POSITIVE_INFINITY;
    const standardError = (reachTowards(measured, end) - irreducible) / t(n);
    const target = Math.hypot(distance, standardError * Math.SQRT1_2);
    const enough = (count: number) => t(count) * standardError * Math.sqrt(n / count) <= target;
    needed = Math.max(needed, leastCount(enough, n + 1));
  }
  return needed;
}

/** Least count ≥ `from` for which `enough` holds, which holds for all larger ones too; ∞ beyond `MOST`. */
function leastCount(enough: (count: number) => boolean, from: number): number {
  if (enough(from)) return from;
  let [low, high] = [from, 2 * from];
  while (!enough(high)) {
    if (high > MOST) return Number.POSITIVE_INFINITY;
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
