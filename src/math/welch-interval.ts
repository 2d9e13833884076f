import type { Interval } from './interval.ts';
import { studentQuantile } from './special-functions.ts';
import { mean, variance } from './statistics.ts';
import type { MeanOptions } from './student-interval.ts';

/**
 * Of E b − E a from independent samples: b̄ − ā ± t_ν·√(v_a + v_b) with v = s²/n of each and Welch–Satterthwaite's
 * ν = (v_a + v_b)²/(v_a²/(n_a − 1) + v_b²/(n_b − 1)), in [min n − 1, n_a + n_b − 2]. The variances may differ. Approximate:
 * for normal samples of three or more its coverage is within about a point of its level. NaN ends below two values in a
 * sample. `step` as in `meanInterval`. Source: Welch 1947, doi:10.1093/biomet/34.1-2.28.
 */
export function welchInterval(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { level = 0.95, step = 0 }: MeanOptions = {},
): Interval {
  const distance = mean(b) - mean(a);
  const shareOf = (sample: ArrayLike<number>) => Math.max(variance(sample), (step / 2) ** 2) / sample.length; // NaN stays NaN
  const [ofA, ofB] = [shareOf(a), shareOf(b)];
  const sum = ofA + ofB;
  if (sum === 0) return { low: distance, high: distance };
  if (!(sum > 0)) return { low: Number.NaN, high: Number.NaN };
  const freedom = sum ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  const half = studentQuantile((1 + level) / 2, freedom) * Math.sqrt(sum);
  return { low: distance - half, high: distance + half };
}
