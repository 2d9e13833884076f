import { mean } from '../../../math/statistics.ts';
import type { MapQuantity } from '../../../state/app-state.ts';
import { type Cell, quantityOf } from '../../../state/selectors.ts';
import type { Budget } from '../../../sweep/budget-spec.ts';

/** The values of a cell's runs that have one: diverged runs are left out, they have no end to speak of. */
export function valuesOf(cell: Cell, quantity: MapQuantity): number[] {
  return cell.results
    .filter(({ outcome }) => outcome !== 'diverged')
    .map((result) => quantityOf(result, quantity))
    .filter(Number.isFinite);
}

/** Mean over seeds; NaN before anything is measured or where every run diverged. */
export function cellMean(cell: Cell, quantity: MapQuantity): number {
  const values = valuesOf(cell, quantity);
  return values.length > 0 ? mean(values) : Number.NaN;
}

/** How many runs of a cell spent their budget without reaching the training loss they were to reach. */
export function cappedRuns({ results, at }: Cell, budget: Budget): number {
  return at === 'end' && budget.kind === 'untilLoss'
    ? results.filter(({ outcome }) => outcome === 'budgetSpent').length
    : 0;
}

/**
 * Whether a cell may be compared with the others: at one time on a clock, always; at the end, once all its runs have ended,
 * and where a loss was to be reached, there.
 */
export const isComparable = (cell: Cell, budget: Budget) =>
  cell.at !== 'end' || (cell.ended && cappedRuns(cell, budget) === 0);
