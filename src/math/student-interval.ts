import { exp } from './elementary.ts';
import type { Interval } from './interval.ts';
import { studentQuantile } from './special-functions.ts';
import { mean, standardDeviation } from './statistics.ts';

export interface MeanOptions {
  /** Nominal coverage, in (0, 1). Default 0.95. */
  readonly level?: number;
  /**
   * Step of a discrete statistic. Replicates that agree exactly do not make it certain: the deviation is taken to be at
   * least step/2, the largest that two neighbouring values allow. Default 0: continuous.
   */
  readonly step?: number;
}

const quantiles = new Map<string, number>(); // found by bisection, so worth keeping

/** Two-sided critical value of Student's t: P(|T| ≤ t) = `level`. NaN below one degree of freedom. */
export function studentCriticalValue(degreesOfFreedom: number, level = 0.95): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`Student's interval: level must be in (0, 1), got ${level}.`);
  if (degreesOfFreedom < 1) return Number.NaN;
  const key = `${level} ${degreesOfFreedom}`;
  const known = quantiles.get(key) ?? studentQuantile((1 + level) / 2, degreesOfFreedom);
  quantiles.set(key, known);
  return known;
}

function halfWidth(sample: ArrayLike<number>, { level, step = 0 }: MeanOptions): number {
  const deviation = Math.max(standardDeviation(sample), step / 2); // NaN stays NaN
  return (studentCriticalValue(sample.length - 1, level) * deviation) / Math.sqrt(sample.length);
}

/**
 * x̄ ± t_{n−1}·s/√n: exact for normal samples of any size n ≥ 2; NaN ends below that, and where a value is NaN.
 * Source: Student 1908, doi:10.2307/2331554.
 */
export function meanInterval(sample: ArrayLike<number>, options: MeanOptions = {}): Interval {
  const centre = mean(sample);
  const half = halfWidth(sample, options);
  return { low: centre - half, high: centre + half };
}

/**
 * Of the (arithmetic) mean of a positive, skewed quantity: x̄·e^{±h/x̄} with h = t_{n−1}·s/√n. A sample mean that is too
 * small comes with an s that is too small, so the upper half is the longer one; both ends are > 0. As `meanInterval` where
 * x̄ ≤ 0. Source: ours, the delta method on log x̄; to first order in h/x̄ it is Student's.
 */
export function positiveMeanInterval(sample: ArrayLike<number>, options: MeanOptions = {}): Interval {
  const centre = mean(sample);
  if (!(centre > 0)) return meanInterval(sample, options);
  const relative = halfWidth(sample, options) / centre;
  return { low: centre * exp(-relative), high: centre * exp(relative) };
}

/** Largest change of log-odds that the delta method is trusted with. */
const LARGEST_SHIFT = 2;

/**
 * Of the mean of a statistic in [a, b], which near an end is skewed away from it: with u = (x̄ − a)/(b − a) and h as in
 * `meanInterval`, each end is the farther one of x̄ ± h and a + (b − a)·logistic(logit u ± δ), δ = h/((b − a)u(1 − u)) and
 * at most 2; inside [a, b]. For [−1, 1] the second is Fisher's z of x̄ by the delta method. It covers somewhat more than its
 * level. Source: ours; Fisher 1921, Metron 1, 3, for z.
 */
export function boundedMeanInterval(
  sample: ArrayLike<number>,
  { low: a, high: b }: Interval,
  options: MeanOptions = {},
): Interval {
  const centre = mean(sample);
  const half = halfWidth(sample, options);
  const u = (centre - a) / (b - a);
  const shift = Math.min(LARGEST_SHIFT, half / ((b - a) * u * (1 - u)));
  const moved = (by: number) => {
    const odds = u * exp(by);
    return u > 0 && u < 1 ? a + ((b - a) * odds) / (1 - u + odds) : centre;
  };
  return {
    low: Math.max(a, Math.min(centre - half, moved(-shift))),
    high: Math.min(b, Math.max(centre + half, moved(shift))),
  };
}
