import type { GapMeasure } from '../../../state/app-state.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import { unitCount } from '../../units-text.ts';
import { GAP } from '../words.ts';
import type { PlacedPoint } from './scene.ts';

/** Why a cell is not part of the correlation. */
function whyOpen({ cell }: PlacedPoint): string {
  if (!cell.ended && cell.at === 'end') return GAP.why.training;
  return cell.diverged > 0 ? GAP.why.diverged : GAP.why.short;
}

/** A cell's mean, its interval, and the runs behind it. */
export function tipOf(point: PlacedPoint, measure: GapMeasure, letter: 'A' | 'B' | null): TipContent {
  const { cell, ratio, mean, interval, units, unit, counted, x, y } = point;
  const { name, format } = QUANTITIES[MEASURED_BY[measure]];
  const range = Number.isFinite(interval.low)
    ? `${format(interval.low)} … ${format(interval.high)}`
    : GAP.needsTwo(unit);
  const notes = [
    GAP.over(unitCount(units, unit)),
    ...(cell.diverged > 0 ? [GAP.lost(cell.diverged)] : []),
    ...(counted ? [] : [GAP.open(letter !== null, whyOpen(point))]),
  ];
  return {
    x,
    y,
    title: `${letter ? `${letter}: ` : ''}η = ${formatRate(cell.learningRate)}, B = ${formatCount(cell.batchSize)}`,
    rows: [
      [name, format(mean)],
      [GAP.interval, range],
      ['η/B', formatRatio(ratio)],
    ],
    note: notes.join(' '),
  };
}
