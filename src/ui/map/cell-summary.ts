import { mean } from '../../math/statistics.ts';
import type { MapQuantity } from '../../state/app-state.ts';
import { type Cell, quantityOf } from '../../state/selectors.ts';
import type { RunResult } from '../../sweep/results/results.ts';
import { type UnitValue, unitMeans, unitValues } from '../../sweep/results/units.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';

/** A run's value; NaN if it diverged. */
const endValue = (quantity: MapQuantity) => (result: RunResult) =>
  result.outcome === 'diverged' ? Number.NaN : quantityOf(result, quantity);

/** The finite values of a cell's runs. */
const cellValuesOf = ({ results }: Cell, quantity: MapQuantity): number[] =>
  results.map(endValue(quantity)).filter(Number.isFinite);

const heldValues = new WeakMap<readonly RunResult[], Map<MapQuantity, readonly number[]>>();

/** A cell's values by unit of replication: one per seed, or per data seed if there are several. Computed once for the same results. */
export function unitValuesOf({ results }: Pick<Cell, 'results'>, quantity: MapQuantity): readonly number[] {
  const known = heldValues.get(results) ?? new Map<MapQuantity, readonly number[]>();
  heldValues.set(results, known);
  const values = known.get(quantity) ?? unitMeans(results, endValue(quantity));
  known.set(quantity, values);
  return values;
}

/** The same with the number of each unit. */
export const numberedValuesOf = ({ results }: Pick<Cell, 'results'>, quantity: MapQuantity): UnitValue[] =>
  unitValues(results, endValue(quantity));

/** Mean over units of replication; NaN before anything is measured or if every run diverged. */
export function cellMean(cell: Cell, quantity: MapQuantity): number {
  const values = unitValuesOf(cell, quantity);
  return values.length > 0 ? mean(values) : Number.NaN;
}

/** Number of runs of a cell that spent their budget without reaching the target loss. */
export function cappedRuns({ results, at }: Cell, budget: Budget): number {
  return at === 'end' && budget.kind === 'untilLoss'
    ? results.filter(({ outcome }) => outcome === 'budgetSpent').length
    : 0;
}

/**
 * Whether a cell may be compared with the others: at a time on a clock always; at the end once all its runs have ended and,
 * if there is a target loss, reached it.
 */
const isComparable = (cell: Cell, budget: Budget) =>
  cell.at !== 'end' || (cell.ended && cappedRuns(cell, budget) === 0);

/**
 * Whether a cell is part of a correlation: comparable, and every run has a value. A cell in which a run diverged is omitted
 * for all seeds, so that every seed's ρ is over the same cells.
 */
export const isComplete = (cell: Cell, quantity: MapQuantity, budget: Budget) =>
  isComparable(cell, budget) && cellValuesOf(cell, quantity).length === cell.results.length;
