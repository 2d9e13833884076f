import type { MapQuantity } from '../../state/app-state.ts';
import type { Cell } from '../../state/selectors.ts';
import { quantityInterval, resolutionOf } from '../../sweep/results/quantity-interval.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { QUANTITIES } from '../quantities.ts';
import { cellMean, unitValuesOf } from './cell-summary.ts';

/** "0.86 [0.78, 0.95]": the mean of a cell and its 95 % interval over units, in the displayed unit, which `format` writes; "–" where there is none. */
export function quantityText(
  cell: Cell,
  quantity: MapQuantity,
  plan: Pick<SweepPlan, 'spec' | 'testExamples'>,
  format: (shown: number) => string = QUANTITIES[quantity].format,
): string {
  const value = cellMean(cell, quantity);
  if (!Number.isFinite(value)) return '–';
  const { factor } = QUANTITIES[quantity];
  const { low, high } = quantityInterval(unitValuesOf(cell, quantity), quantity, resolutionOf(plan, cell.at === 'end'));
  const interval = Number.isFinite(low) ? ` [${format(factor * low)}, ${format(factor * high)}]` : '';
  return `${format(factor * value)}${interval}`;
}
