import type { GapMeasure } from '../../../state/app-state.ts';
import { unitText } from '../../../sweep/results/units.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import type { PlacedPoint } from './scene.ts';

/** Why a cell is not part of the correlation. */
function whyOpen({ cell }: PlacedPoint): string {
  if (!cell.ended && cell.at === 'end') return 'in training';
  return cell.diverged > 0 ? 'some runs diverged' : 'target loss not reached';
}

/** A cell's mean, its interval, and the runs behind it. */
export function tipOf(point: PlacedPoint, measure: GapMeasure, letter: 'A' | 'B' | null): TipContent {
  const { cell, ratio, mean, interval, units, unit, counted, x, y } = point;
  const { name, format } = QUANTITIES[MEASURED_BY[measure]];
  const range = Number.isFinite(interval.low)
    ? `${format(interval.low)} … ${format(interval.high)}`
    : `needs two ${unit}s`;
  const lost = cell.diverged > 0 ? ` ${cell.diverged} diverged and omitted.` : '';
  const open = counted ? '' : ` ${letter ? 'A cross' : 'Hollow'}, not part of ρ: ${whyOpen(point)}.`;
  return {
    x,
    y,
    title: `${letter ? `${letter}: ` : ''}η = ${formatRate(cell.learningRate)}, B = ${formatCount(cell.batchSize)}`,
    rows: [
      [name, format(mean)],
      ['95 % of the mean', range],
      ['η/B', formatRatio(ratio)],
    ],
    note: `Mean over ${unitText(units, unit)}, with Student’s interval.${lost}${open}`,
  };
}
