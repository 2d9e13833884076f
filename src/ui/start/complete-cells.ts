import type { BoardSweep, MapQuantity } from '../../state/app-state.ts';
import { type Cell, cellsOf } from '../../state/selectors.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { isComplete } from '../map/cell-summary.ts';

/** The generalization gap that a sweep has: of accuracy, or of a regression's loss. */
export const gapQuantityOf = ({ network }: Pick<SweepPlan, 'network'>): 'accuracyGap' | 'lossGap' =>
  network.classes === 1 ? 'lossGap' : 'accuracyGap';

/** The cells of which all runs have ended by themselves and can be compared. */
export const completeCells = (sweep: BoardSweep, quantity: MapQuantity): readonly Cell[] =>
  cellsOf(sweep).filter(
    (cell) =>
      isComplete(cell, quantity, sweep.plan.spec.budget) && cell.results.every(({ outcome }) => outcome !== 'stopped'),
  );
