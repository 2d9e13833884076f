import { extentOf } from '../../figure/axes/domain.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellsOf } from '../../state/selectors.ts';
import { cellMean } from '../map/cell-summary.ts';
import { completeCells } from './complete-cells.ts';
import { MAP } from './words.ts';

/** The map in a sentence, for those who do not see it. */
export function mapSummary(sweep: BoardSweep | null): string {
  if (!sweep) return MAP.summaryEmpty;
  const complete = completeCells(sweep, 'sharpness');
  const range = extentOf(
    complete.map((cell) => cellMean(cell, 'sharpness')),
    'log',
  );
  return MAP.summary(complete.length, cellsOf(sweep).length, range);
}
