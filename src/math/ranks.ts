import { mean } from './statistics.ts';

function requirePairs(where: string, x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length)
    throw new RangeError(`${where}: y must have as many values as x (${x.length}), got ${y.length}.`);
}

/** Ranks 1 … n in increasing order; tied values share the mean of their ranks. NaN is refused. */
export function ranks(sample: ArrayLike<number>): Float64Array {
  const missing = Array.from(sample).findIndex(Number.isNaN);
  if (missing >= 0) throw new RangeError(`ranks: value ${missing} must be a number, got NaN. Leave such values out.`);
  const order = Array.from(sample, (_, i) => i).sort((i, j) => sample[i] - sample[j]);
  const result = new Float64Array(sample.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && sample[order[end]] === sample[order[start]]) end++;
    for (let k = start; k < end; k++) result[order[k]] = (start + end + 1) / 2;
    start = end;
  }
  return result;
}

/** Relative to the largest magnitude: far above the rounding of a quotient or difference, far below any real difference. */
const TIE_TOLERANCE = 2 ** -32;

/**
 * The sample with numbers that differ only by rounding made equal: neighbours in sorted order at most 2⁻³² of the largest
 * magnitude apart take the smallest of their values. (0.1/8 and 0.2/16 are one ratio, 1 − 0.9 and 0.1 one gap.)
 */
export function mergeTies(sample: ArrayLike<number>): Float64Array {
  const order = Array.from(sample, (_, i) => i).sort((i, j) => sample[i] - sample[j]);
  const merged = Float64Array.from(sample);
  const near = TIE_TOLERANCE * merged.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  for (let k = 1; k < order.length; k++) {
    const [before, at] = [order[k - 1], order[k]];
    if (sample[at] - sample[before] <= near) merged[at] = merged[before];
  }
  return merged;
}

/** Pearson's r = Sxy/√(Sxx·Syy) in [−1, 1]; NaN below two pairs or where x or y is constant. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  requirePairs('pearson', x, y);
  const xMean = mean(x);
  const yMean = mean(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - xMean;
    const dy = y[i] - yMean;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx === 0 || yy === 0) return Number.NaN;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/** Spearman's ρ: Pearson's r of the mid-ranks. NaN where x or y is constant. Source: Kendall 1948, ch. 3. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  requirePairs('spearman', x, y);
  return pearson(ranks(x), ranks(y));
}

/**
 * Kendall's τ_b = (C − D)/√((n₀ − n₁)(n₀ − n₂)): concordant minus discordant pairs, n₀ = n(n − 1)/2, n₁ and n₂ the
 * pairs tied in x and in y. In [−1, 1]; NaN where x or y is constant. O(n²).
 * Source: Kendall 1945, doi:10.1093/biomet/33.3.239.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  requirePairs('kendallTau', x, y);
  let score = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(x[i] - x[j]);
      const dy = Math.sign(y[i] - y[j]);
      score += dx * dy;
      untiedX += dx * dx;
      untiedY += dy * dy;
    }
  }
  return score / Math.sqrt(untiedX * untiedY); // 0/0 is NaN where one is constant
}
