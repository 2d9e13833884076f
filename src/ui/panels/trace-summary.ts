import { formatNumber } from '../../figure/format-number.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves } from '../../state/cell-curves.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { runCellName } from '../charts/run-name.ts';
import { averagedOn, valueAxis } from '../charts/value-axis.ts';
import { TRACE } from './words.ts';

/** "At present from 0.274 (η = 0.8, B = 32) to 1.11 (η = 0.1, B = 256)": the last points of the mean curves; '' before there are any. */
export function endSentence(sweep: BoardSweep, probe: RecordedProbe): string {
  const axis = averagedOn(valueAxis(probe));
  const ends = cellCurves(sweep, probe, { axis })
    .flatMap(({ cell, points }) => points.slice(-1).map(({ centre }) => ({ cell, centre })))
    .toSorted((a, b) => a.centre - b.centre);
  const [first, last] = [ends[0], ends.at(-1)];
  if (!first || !last) return '';
  const text = ({ cell, centre }: typeof first) => `${formatNumber(centre)} (${runCellName(cell)})`;
  return TRACE.ends(text(first), first === last ? null : text(last), sweep.status === 'finished');
}
