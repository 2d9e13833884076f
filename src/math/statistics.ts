/** Σx/n; NaN for an empty sample. Error ≤ n·u·Σ|x|/n. */
export function mean(sample: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i];
  return sum / sample.length;
}

/** Unbiased sample variance Σ(x − x̄)²/(n − 1) in two passes (no cancellation); NaN below two values. */
export function variance(sample: ArrayLike<number>): number {
  if (sample.length < 2) return Number.NaN;
  const centre = mean(sample);
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += (sample[i] - centre) * (sample[i] - centre);
  return sum / (sample.length - 1);
}

/** Sample standard deviation √(Σ(x − x̄)²/(n − 1)); NaN below two values. */
export function standardDeviation(sample: ArrayLike<number>): number {
  return Math.sqrt(variance(sample));
}

/** Standard error of the mean, s/√n; NaN below two values. */
export function standardError(sample: ArrayLike<number>): number {
  return standardDeviation(sample) / Math.sqrt(sample.length);
}

/**
 * Quantile of a sorted sample by linear interpolation between order statistics: x₍ₕ₎ at h = (n − 1)p, as NumPy and R
 * (type 7) do. p in [0, 1]; NaN for an empty sample. Source: Hyndman & Fan 1996, doi:10.2307/2684934, definition 7.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must be in [0, 1], got ${p}.`);
  if (sorted.length === 0) return Number.NaN;
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  if (below === h) return sorted[below];
  return sorted[below] + (h - below) * (sorted[below + 1] - sorted[below]);
}

/** `quantileOfSorted` of a sample in any order; NaN if it holds a NaN. */
export function quantile(sample: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(sample).sort(); // NaN sorts last
  return Number.isNaN(sorted.at(-1)) ? Number.NaN : quantileOfSorted(sorted, p);
}

/** Middle value, or the mean of the two middle values; NaN for an empty sample. */
export function median(sample: ArrayLike<number>): number {
  return quantile(sample, 0.5);
}

/** Interquartile range: the 0.75 quantile minus the 0.25 quantile. */
export function interquartileRange(sample: ArrayLike<number>): number {
  return quantile(sample, 0.75) - quantile(sample, 0.25);
}
