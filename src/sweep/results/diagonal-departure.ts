import { exp, log } from '../../math/elementary.ts';
import type { Interval } from '../../math/interval.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import { ratioKey } from './ratio-key.ts';

/** One (η, B) with one value per independent replicate, replicates in the same order in every cell. */
export interface CellValues {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly values: readonly number[];
}

export type Contrast = 'ratio' | 'difference';

export interface DiagonalDeparture {
  /** The largest η, whose cells are compared with the other cells of their diagonals. */
  readonly learningRate: number;
  /** Ratio (geometric mean) or difference, over the diagonals that have both; the mean over replicates. */
  readonly estimate: number;
  /** Student's 95 % interval over replicates; NaN ends with fewer than two. */
  readonly interval: Interval;
  /** Largest ratio ≥ 1, or difference ≥ 0, between the means of two cells of one diagonal below the largest η; null if no diagonal has two. */
  readonly spreadBelow: number | null;
}

/** The cells of each η/B that several cells have. */
export function sharedDiagonals(cells: readonly CellValues[]): CellValues[][] {
  const byRatio = new Map<number, CellValues[]>();
  for (const cell of cells) {
    const key = ratioKey(cell);
    byRatio.set(key, [...(byRatio.get(key) ?? []), cell]);
  }
  return [...byRatio.values()].filter((diagonal) => diagonal.length > 1);
}

/**
 * Whether a quantity depends on η/B only: for each replicate, the mean over diagonals of f(at the largest η) − mean of f(at smaller
 * η) with f = log for a ratio (positive quantities) and f = identity for a difference; 0 if only η/B matters. null if no
 * diagonal has the largest η and a smaller one, or if a ratio has a value ≤ 0. A ratio is returned as e^mean.
 */
export function diagonalDeparture(cells: readonly CellValues[], contrast: Contrast): DiagonalDeparture | null {
  const largest = Math.max(...cells.map(({ learningRate }) => learningRate));
  const scaled = (value: number) => (contrast === 'ratio' ? log(value) : value);
  const unscaled = (value: number) => (contrast === 'ratio' ? exp(value) : value);
  if (contrast === 'ratio' && cells.some(({ values }) => values.some((value) => !(value > 0)))) return null;
  const diagonals = sharedDiagonals(cells);
  const pairs = diagonals
    .map((diagonal) => ({
      at: diagonal.find(({ learningRate }) => learningRate === largest),
      below: diagonal.filter(({ learningRate }) => learningRate < largest),
    }))
    .filter(({ at, below }) => at !== undefined && below.length > 0);
  if (pairs.length === 0) return null;
  const replicates = cells[0].values.map((_, i) =>
    mean(pairs.map(({ at, below }) => scaled(at!.values[i]) - mean(below.map(({ values }) => scaled(values[i]))))),
  );
  const { low, high } = meanInterval(replicates);
  const spreads = diagonals
    .map((diagonal) => diagonal.filter(({ learningRate }) => learningRate < largest))
    .filter((below) => below.length > 1)
    .map((below) => below.map(({ values }) => scaled(mean(values))))
    .map((means) => Math.max(...means) - Math.min(...means));
  return {
    learningRate: largest,
    estimate: unscaled(mean(replicates)),
    interval: { low: unscaled(low), high: unscaled(high) },
    spreadBelow: spreads.length > 0 ? unscaled(Math.max(...spreads)) : null,
  };
}
