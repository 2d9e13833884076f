import { formatNumber } from '../../figure/format-number.ts';
import type { Interval } from '../../math/interval.ts';
import type { MapQuantity } from '../../state/app-state.ts';
import { contrastOf, QUANTITIES } from '../quantities.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

/** A ratio to three digits, or a difference in the displayed unit with its sign. */
export function contrastText(quantity: MapQuantity, value: number): string {
  if (contrastOf(quantity) === 'ratio') return formatNumber(value);
  const { factor, format } = QUANTITIES[quantity];
  return signed(format(factor * value), value);
}

/** "[1.24, 1.41]"; '' where the interval is unknown. */
export const contrastRange = (quantity: MapQuantity, { low, high }: Interval): string =>
  Number.isNaN(low) || Number.isNaN(high) ? '' : `[${contrastText(quantity, low)}, ${contrastText(quantity, high)}]`;

/** "B ÷ A" or "B − A". */
export const contrastName = (quantity: MapQuantity) => (contrastOf(quantity) === 'ratio' ? 'B ÷ A' : 'B − A');

/** The unit of a contrast, with a space before it: differences of shares are percentage points. */
export const contrastUnit = (quantity: MapQuantity) =>
  contrastOf(quantity) === 'difference' && QUANTITIES[quantity].factor === 100 ? QUANTITY_WORDS.percentagePoints : '';
