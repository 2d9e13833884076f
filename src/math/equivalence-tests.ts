import type { Interval } from './interval.ts';
import { studentQuantile, studentTail } from './special-functions.ts';
import { mean, standardError } from './statistics.ts';

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

/** An estimated mean difference; δ is what it estimates. */
export interface MeanDifference {
  readonly difference: number;
  /** Standard error of `difference`, ≥ 0; NaN where it is unknown. */
  readonly error: number;
  /** Of `error`; NaN where both samples are constant. */
  readonly degreesOfFreedom: number;
}

/** A mean over independent replicates, as a table states it. */
export interface MeanEstimate {
  readonly mean: number;
  readonly standardError: number;
  /** Number of replicates. */
  readonly count: number;
}

const UNKNOWN = { error: Number.NaN, degreesOfFreedom: 0 } as const;

/** Of paired differences; its error is unknown below two. */
export const differenceOfPairs = (differences: ArrayLike<number>): MeanDifference => ({
  difference: mean(differences),
  ...(differences.length < 2
    ? UNKNOWN
    : { error: standardError(differences), degreesOfFreedom: differences.length - 1 }),
});

/**
 * Of two means of independent replicates, a − b: √(SEₐ² + SE_b²) with Satterthwaite's degrees of freedom; unknown error
 * where a mean is over fewer than two. Source: Welch 1947, doi:10.1093/biomet/34.1-2.28. Replicates that are paired and
 * positively correlated have a smaller error than this.
 */
export function differenceOfMeans(a: MeanEstimate, b: MeanEstimate): MeanDifference {
  const difference = a.mean - b.mean;
  if (a.count < 2 || b.count < 2) return { difference, ...UNKNOWN };
  const va = a.standardError * a.standardError;
  const vb = b.standardError * b.standardError;
  const degreesOfFreedom = ((va + vb) * (va + vb)) / ((va * va) / (a.count - 1) + (vb * vb) / (b.count - 1));
  return { difference, error: Math.sqrt(va + vb), degreesOfFreedom };
}

/** Is δ within ±margin? Two one-sided t-tests. Source: Schuirmann 1987, doi:10.1007/BF01068419. */
export function testEquivalence(
  { difference, error, degreesOfFreedom }: MeanDifference,
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
 * p-value of |δ| ≤ margin, against δ beyond it on the side of the difference: small where δ is outside the margin; 1 where
 * the error is unknown. Margin ≥ 0. Both sides are looked at, so it is twice the one-sided tail, at most 1.
 */
export function pBeyondMargin({ difference, error, degreesOfFreedom }: MeanDifference, margin: number): number {
  const excess = Math.abs(difference) - margin;
  if (error === 0) return excess > 0 ? 0 : 1;
  if (!(degreesOfFreedom > 0)) return 1;
  return Math.min(1, 2 * studentTail(excess / error, degreesOfFreedom));
}

const estimateOf = (sample: ArrayLike<number>): MeanEstimate => ({
  mean: mean(sample),
  standardError: standardError(sample),
  count: sample.length,
});

/** Is the mean of paired differences within ±margin? NaN below n = 2. */
export const testEquivalenceOfPairs = (differences: ArrayLike<number>, options: EquivalenceOptions) =>
  testEquivalence(differenceOfPairs(differences), options);

/** Are two means within ±margin of each other? Unequal variances. NaN where a sample has fewer than two values. */
export const testEquivalenceOfMeans = (a: ArrayLike<number>, b: ArrayLike<number>, options: EquivalenceOptions) =>
  testEquivalence(differenceOfMeans(estimateOf(a), estimateOf(b)), options);
