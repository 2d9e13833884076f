import { formatNumber } from '../../figure/format-number.ts';
import type { Interval } from '../../math/interval.ts';

// Numbers are written with a decimal point in every language: they are read beside code and pasted into it.

/** λ₁ in a cell and in sentences: two decimals where these are two digits or more, as all values of one map mostly are. */
export function sharpnessText(value: number): string {
  const size = Math.abs(value);
  if (size >= 0.0995 && size < 10) return value.toFixed(2).replace('-', '−');
  return formatNumber(value, size < 1 ? 2 : 3);
}

/** A gap in percentage points, or of losses. */
export const gapText = (value: number, isAccuracy: boolean) =>
  isAccuracy ? value.toFixed(1).replace('-', '−') : formatNumber(value);

export const rangeText = ({ low, high }: Interval, format: (value: number) => string) =>
  Number.isFinite(low) ? `[${format(low)}, ${format(high)}]` : '';

/** The range of a factor, to two digits. */
export const factorRange = (interval: Interval) => rangeText(interval, (value) => formatNumber(value, 2));

/** A factor as an increase: "12 %" of 1.12. */
export const increaseText = (factor: number) => `${formatNumber(100 * (factor - 1), 2)} %`;
