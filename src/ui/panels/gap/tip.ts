import type { GapMeasure } from '../../../state/app-state.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import type { PlacedPoint } from './scene.ts';

/** A cell's mean, its interval, and what it rests on. */
export function tipOf(point: PlacedPoint, measure: GapMeasure): TipContent {
  const { cell, ratio, mean, interval, seeds, counted, x, y } = point;
  const { name, format } = QUANTITIES[MEASURED_BY[measure]];
  const range = Number.isFinite(interval.low)
    ? `${format(interval.low)} … ${format(interval.high)}`
    : 'needs two seeds';
  const lost = cell.diverged > 0 ? ` ${cell.diverged} diverged and left out.` : '';
  const open = counted ? '' : ` Hollow: ${cell.ended ? 'short of the target loss' : 'in training'}, not in ρ.`;
  return {
    x,
    y,
    title: `η = ${formatRate(cell.learningRate)}, B = ${formatCount(cell.batchSize)}`,
    rows: [
      [name, format(mean)],
      ['95 % interval', range],
      ['η/B', formatRatio(ratio)],
    ],
    note: `Mean and t interval over ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}.${lost}${open}`,
  };
}
