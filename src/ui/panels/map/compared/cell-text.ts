import type { MapQuantity } from '../../../../state/app-state.ts';
import { formatRate } from '../../../charts/format.ts';
import { contrastName, contrastRange, contrastText, contrastUnit } from '../../../comparison/contrast-text.ts';
import { QUANTITIES } from '../../../quantities.ts';
import { COMPARISON } from '../../../workbench/words.ts';
import { MAP_CELL } from '../../words.ts';
import type { ComparedMapCell, SweepCell } from './scene.ts';

function valueText(value: SweepCell | null, quantity: MapQuantity): string {
  if (!value) return COMPARISON.none;
  if (value.lost === 1) return MAP_CELL.diverged;
  const { format, unit } = QUANTITIES[quantity];
  const capped = value.capped > 0 ? MAP_CELL.capped(value.capped, value.cell.results.length) : '';
  return Number.isFinite(value.shown) ? `${format(value.shown)}${unit}${capped}` : MAP_CELL.noValue;
}

/** What a cell is to those who do not see it: both values, and B against A with its interval. */
export function describeComparedCell(
  { cell: { learningRate, batchSize }, a, b, contrast }: ComparedMapCell,
  quantity: MapQuantity,
): string {
  const values = `A ${valueText(a, quantity)}, B ${valueText(b, quantity)}`;
  const place = `η = ${formatRate(learningRate)}, B = ${batchSize}`;
  if (!contrast) return `${place}: ${values}`;
  const range = contrastRange(quantity, contrast.interval);
  const size = `${contrastName(quantity)} ${contrastText(quantity, contrast.estimate)}${contrastUnit(quantity)}`;
  const interval =
    range === ''
      ? COMPARISON.unknown
      : `95 % ${range}, ${contrast.isDecided ? COMPARISON.decided : COMPARISON.undecided}`;
  return `${place}: ${values}; ${size}, ${interval}`;
}
