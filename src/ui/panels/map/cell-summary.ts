import { mean } from '../../../math/statistics.ts';
import type { MapQuantity } from '../../../state/app-state.ts';
import { type Cell, quantityOf } from '../../../state/selectors.ts';
import type { RunResult } from '../../../sweep/results/results.ts';
import { unitMeans } from '../../../sweep/results/units.ts';
import type { Budget } from '../../../sweep/spec/budget-spec.ts';

/** A run's value: NaN where it diverged, since it has no end to speak of. */
const endValue = (quantity: MapQuantity) => (result: RunResult) =>
  result.outcome === 'diverged' ? Number.NaN : quantityOf(result, quantity);

/** The values of a cell's runs that have one. */
export const cellValuesOf = ({ results }: Cell, quantity: MapQuantity): number[] =>
  results.map(endValue(quantity)).filter(Number.isFinite);

/** A cell's values by independent replicate: one per seed, or per data seed where there are several. */
export const unitValuesOf = ({ results }: Pick<Cell, 'results'>, quantity: MapQuantity): number[] =>
  unitMeans(results, endValue(quantity));

/** Mean over independent replicates; NaN before anything is measured or where every run diverged. */
export function cellMean(cell: Cell, quantity: MapQuantity): number {
  const values = unitValuesOf(cell, quantity);
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

/**
 * Whether a cell counts in a correlation: comparable, and with a value of every run. A cell that some seeds lack (a run
 * diverged) is left out for all of them, so that every seed's ρ is over the same cells.
 */
export const isComplete = (cell: Cell, quantity: MapQuantity, budget: Budget) =>
  isComparable(cell, budget) && cellValuesOf(cell, quantity).length === cell.results.length;
