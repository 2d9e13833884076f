/**
 * A family of statistics whose interval would miss its level at few replicates, so that it is computed at a stricter one.
 * `stricter` is k of `computedAt`; `note` stands beside the number.
 */
export interface Approximation {
  readonly note: string;
  readonly stricter: number;
}

/**
 * Level at which an interval that is to hold with `level` is computed: 1 − (1 − level)/k, with k = 1 but for the families of
 * `APPROXIMATE`. Seeds that differ in slope and long tails make samples skewed, and Student's interval of a skewed sample lies
 * too near to most of it. A stricter level moves both ends out, whichever is too near, without an estimate of the skewness,
 * which few replicates do not give. Source: ours; each k is the smallest for which, over three looks at growing samples and
 * in every process simulated, each look covers at least its level and false verdicts stay within their allowance
 * (tests/support/interval-coverage, docs/interval-coverage.md), at 5, 16 and 60 seeds and at 3, 10 and 30.
 */
export const computedAt = (level: number, approximation?: Approximation): number =>
  1 - (1 - level) / (approximation?.stricter ?? 1);

const approximation = (stricter: number, what: string): Approximation => ({
  note: `computed at 1 − (1 − level)/${stricter}, for ${what}`,
  stricter,
});

/** By family. An interval of any other reaches its level as it is. */
export const APPROXIMATE = {
  /** Spearman's ρ over a grid of cells, where seeds differ in slope. */
  gridRank: approximation(3, 'seeds that differ in slope'),
  /** Largest or smallest over settings, with heavy-tailed noise. */
  extreme: approximation(9, 'long tails of an extreme'),
  /** Spearman's ρ over batch sizes, where data sets differ in slope. */
  dataSetRank: approximation(7, 'data sets that differ in slope'),
  /** Smallest of several means of skewed values. */
  smallestMean: approximation(12, 'skewed values'),
} as const;
