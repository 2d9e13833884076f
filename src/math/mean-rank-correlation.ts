import type { Interval } from './interval.ts';
import { mergeTies, ranks, spearman } from './ranks.ts';
import { mean } from './statistics.ts';
import { boundedMeanInterval } from './student-interval.ts';

export interface MeanRankCorrelation {
  /** Mean over units of Spearman's ρ; NaN where one unit has none. */
  readonly estimate: number;
  /** Interval of that mean; NaN ends with fewer than two units. */
  readonly interval: Interval;
  readonly perUnit: readonly number[];
}

/** ρ of x with an order that has no ties and agrees with it: the largest that such an order can reach. */
function largestCorrelation(x: ArrayLike<number>): number {
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i] - x[j]);
  const y = new Float64Array(x.length);
  order.forEach((index, place) => {
    y[index] = place;
  });
  return spearman(x, y);
}

/** Largest change of ρ on exchanging neighbours in the other order: Δ/√(Σ(r − r̄)²·(m³ − m)/12), Δ between ranks of x. */
function largestStep(x: ArrayLike<number>): number {
  const own = ranks(x);
  const distinct = [...new Set(own)].sort((p, q) => p - q);
  const distance = Math.max(0, ...distinct.slice(1).map((rank, i) => rank - distinct[i]));
  const centre = mean(own);
  const squares = own.reduce((sum, rank) => sum + (rank - centre) ** 2, 0);
  return distance / Math.sqrt((squares * (x.length ** 3 - x.length)) / 12);
}

/**
 * Mean over independent units (seeds, data sets) of each unit's Spearman ρ of x and its values at the same m points:
 * units may differ in level and slope, which pooling over units would not allow. Numbers that differ only by rounding tie
 * (`mergeTies`). `units`: one array of m values each. Interval: `boundedMeanInterval` on ±(the largest ρ that the ties of x
 * allow), with ρ's largest step.
 */
export function meanRankCorrelation(
  x: ArrayLike<number>,
  units: readonly ArrayLike<number>[],
  level = 0.95,
): MeanRankCorrelation {
  const tied = mergeTies(x);
  const perUnit = units.map((values) => spearman(tied, mergeTies(values)));
  // Values with the same ties as x may reach a larger ρ than an order without ties.
  const reach = Math.max(largestCorrelation(tied), ...perUnit.map(Math.abs));
  const interval = boundedMeanInterval(perUnit, { low: -reach, high: reach }, { level, step: largestStep(tied) });
  return { estimate: mean(perUnit), interval, perUnit };
}
