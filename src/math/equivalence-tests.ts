import type { Interval } from './interval.ts';
import { studentQuantile, studentTail } from './special-functions.ts';
import { mean, standardError, variance } from './statistics.ts';

function around(centre: number, halfWidth: number): Interval {
  return { low: centre - halfWidth, high: centre + halfWidth };
}

export interface EquivalenceResult {
  /** Mean, or difference of means a − b. */
  readonly difference: number;
  /** The 1 − 2α interval; equivalence is concluded where it lies inside (−margin, margin). */
  readonly interval: Interval;
  /** The larger of the two one-sided p-values. */
  readonly pValue: number;
  readonly equivalent: boolean;
}

export interface EquivalenceOptions {
  /** Smaller differences are negligible; > 0, in the unit of the data, fixed before the data are seen. */
  readonly margin: number;
  /** α in (0, ½): probability of declaring a difference of exactly the margin equivalent. Default 0.05. */
  readonly alpha?: number;
}

function twoOneSidedTests(
  difference: number,
  error: number,
  degreesOfFreedom: number,
  { margin, alpha = 0.05 }: EquivalenceOptions,
): EquivalenceResult {
  if (!(margin > 0)) throw new RangeError(`equivalence test: margin must be > 0, got ${margin}.`);
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`equivalence test: alpha must be in (0, 0.5), got ${alpha}.`);
  if (!(degreesOfFreedom > 0)) {
    const known = error === 0; // two constant samples: the difference is known
    const equivalent = known && Math.abs(difference) < margin;
    const end = known ? difference : Number.NaN;
    return {
      difference,
      interval: { low: end, high: end },
      pValue: known ? (equivalent ? 0 : 1) : Number.NaN,
      equivalent,
    };
  }
  const distance = margin - Math.abs(difference);
  const pValue = error === 0 ? (distance > 0 ? 0 : 1) : studentTail(distance / error, degreesOfFreedom);
  const interval = around(difference, studentQuantile(1 - alpha, degreesOfFreedom) * error);
  return { difference, interval, pValue, equivalent: pValue < alpha };
}

/**
 * Is the mean of paired differences within ±margin? Two one-sided t-tests (TOST); NaN below n = 2.
 * Source: Schuirmann 1987, doi:10.1007/BF01068419.
 */
export function testEquivalenceOfPairs(differences: ArrayLike<number>, options: EquivalenceOptions): EquivalenceResult {
  const enough = differences.length >= 2;
  const error = enough ? standardError(differences) : Number.NaN;
  return twoOneSidedTests(mean(differences), error, enough ? differences.length - 1 : 0, options);
}

/**
 * Are two means within ±margin of each other? Two one-sided Welch tests: unequal variances, Satterthwaite's degrees of
 * freedom. NaN where a sample has fewer than two values. Source: Welch 1947, doi:10.1093/biomet/34.1-2.28.
 */
export function testEquivalenceOfMeans(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: EquivalenceOptions,
): EquivalenceResult {
  const va = variance(a) / a.length;
  const vb = variance(b) / b.length;
  const degreesOfFreedom = ((va + vb) * (va + vb)) / ((va * va) / (a.length - 1) + (vb * vb) / (b.length - 1));
  return twoOneSidedTests(mean(a) - mean(b), Math.sqrt(va + vb), degreesOfFreedom, options);
}
