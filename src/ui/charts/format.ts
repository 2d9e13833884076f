import { formatNumber, formatShort } from '../../figure/format-number.ts';

const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= 1e-9 * Math.abs(value);

/** A learning rate: as 1/2ᵏ if a decimal would need more than three digits, else short. */
export function formatRate(rate: number): string {
  const inverse = 1 / rate;
  const isPowerOfTwo = isWhole(inverse) && Number.isInteger(Math.log2(Math.round(inverse)));
  return isPowerOfTwo && inverse > 8 ? `1/${Math.round(inverse)}` : formatShort(rate);
}

/** η/B: as 1/n if n is an integer, else to three digits. */
export function formatRatio(ratio: number): string {
  const inverse = 1 / ratio;
  if (inverse > 1.5 && inverse < 1e7 && Math.abs(inverse - Math.round(inverse)) <= 1e-6 * inverse)
    return `1/${Math.round(inverse)}`;
  return formatShort(ratio);
}

/** A fraction as a percentage. */
export const formatPercent = (fraction: number) => (Number.isNaN(fraction) ? '–' : `${(100 * fraction).toFixed(1)} %`);

/** Kept: to make one takes longer than a thousand uses of it. */
const counts = new Intl.NumberFormat('en-US');
export const formatCount = (count: number) => counts.format(count).replaceAll(',', ' ');

/** A duration in the largest suitable unit. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return '< 1 s';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 5940) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** value ± error: the value with as many digits as the error supports, six at most. */
export function formatWithError(value: number, error: number): string {
  if (!(error > 0)) return formatNumber(value, 4);
  const supported = 2 + Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(error));
  return `${formatNumber(value, Math.max(1, Math.min(6, supported)))} ± ${formatNumber(error, 2)}`;
}
