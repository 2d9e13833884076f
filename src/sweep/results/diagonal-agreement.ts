import { exp, log } from '../../math/elementary.ts';
import type { Interval } from '../../math/interval.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import { ALIKE } from './alike.ts';
import { type CellValues, sharedDiagonals } from './diagonal-departure.ts';

export interface DiagonalAgreement {
  /** Factor by which the quantity changes when η and B are doubled together; 1 where only η/B matters. */
  readonly perDoubling: number;
  /** Student's 95 % interval over replicates; NaN ends with fewer than two. */
  readonly interval: Interval;
  /** Largest ratio ≥ 1 between the means of two cells of one diagonal. */
  readonly spread: number;
  /** Cells on diagonals that were compared. */
  readonly cells: number;
  /** Whether the cells of the largest η are left out. */
  readonly isBelowLargest: boolean;
}

/** Least-squares slope of y on x within groups: Σ(x − x̄)(y − ȳ)/Σ(x − x̄)², each mean over its own group. */
function slopeWithin(groups: readonly (readonly (readonly [x: number, y: number])[])[]): number {
  let [products, squares] = [0, 0];
  for (const group of groups) {
    const [x, y] = [mean(group.map(([at]) => at)), mean(group.map(([, value]) => value))];
    for (const [at, value] of group) {
      products += (at - x) * (value - y);
      squares += (at - x) ** 2;
    }
  }
  return products / squares;
}

/**
 * How a positive quantity changes along diagonals of equal η/B: for each replicate, the slope of its logarithm on log₂ η within
 * diagonals; the mean over replicates as a factor. Cells of the largest η, where η/B alone is known to fail, are left out unless too
 * few remain. null if no diagonal has two cells, or a value is ≤ 0.
 */
export function diagonalAgreement(cells: readonly CellValues[]): DiagonalAgreement | null {
  if (cells.some(({ values }) => values.some((value) => !(value > 0)))) return null;
  const largest = Math.max(...cells.map(({ learningRate }) => learningRate));
  const below = sharedDiagonals(cells.filter(({ learningRate }) => learningRate < largest));
  const isBelowLargest = below.length > 0;
  const diagonals = isBelowLargest ? below : sharedDiagonals(cells);
  if (diagonals.length === 0) return null;
  const slopes = cells[0].values.map((_, i) =>
    slopeWithin(
      diagonals.map((diagonal) => diagonal.map((cell) => [log(cell.learningRate) / log(2), log(cell.values[i])])),
    ),
  );
  const { low, high } = meanInterval(slopes);
  const spreads = diagonals.map((diagonal) => {
    const means = diagonal.map(({ values }) => mean(values));
    return Math.max(...means) / Math.min(...means);
  });
  return {
    perDoubling: exp(mean(slopes)),
    interval: { low: exp(low), high: exp(high) },
    spread: Math.max(...spreads),
    cells: diagonals.flat().length,
    isBelowLargest,
  };
}

/** Whether cells of equal η/B are shown to be alike: the interval lies within `ALIKE`. Never from failing to find a difference. */
export const areAlike = ({ interval }: DiagonalAgreement): boolean =>
  interval.low >= 1 / ALIKE && interval.high <= ALIKE;

/** Whether they are shown to differ: the interval lies outside. */
export const areApart = ({ interval }: DiagonalAgreement): boolean => interval.high < 1 / ALIKE || interval.low > ALIKE;
