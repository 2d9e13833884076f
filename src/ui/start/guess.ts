import type { BoardSweep } from '../../state/app-state.ts';
import type { Guess } from '../../state/guess-state.ts';
import { quantityInterval, resolutionOf } from '../../sweep/results/quantity-interval.ts';
import { cellMean, unitValuesOf } from '../map/cell-summary.ts';
import { completeCells } from './complete-cells.ts';
import { TURN } from './words.ts';

/** The answer to a guess from a finished sweep; null where the sweep does not have its learning rate, or has not ended. */
export function guessAnswer(sweep: BoardSweep, { learningRate, batchSize }: Guess): string | null {
  if (sweep.status !== 'finished' || !sweep.plan.learningRates.includes(learningRate)) return null;
  const cells = completeCells(sweep, 'sharpness')
    .filter((cell) => cell.learningRate === learningRate)
    .map((cell) => ({ cell, value: cellMean(cell, 'sharpness') }))
    .sort((a, b) => a.value - b.value);
  const [first, second] = cells;
  if (!first) return TURN.undecided(learningRate);
  const own = cells.find(({ cell }) => cell.batchSize === batchSize);
  if (!own) return TURN.lost(batchSize);
  if (own !== first) return TURN.wrong(batchSize, own.value, first.cell.batchSize, first.value);
  const right = TURN.right(batchSize, first.value);
  const { high } = quantityInterval(unitValuesOf(first.cell, 'sharpness'), 'sharpness', resolutionOf(sweep.plan, true));
  return second && second.value <= high ? `${right} ${TURN.close(second.cell.batchSize)}` : right;
}
