const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';

const superscript = (exponent: number) =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

/** Three significant digits (or `digits`), without trailing zeros after a power of ten is split off; "–" where unknown. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size >= 1e-3 && size < 1e5) {
    const text = size >= 10 ** digits ? Math.round(size).toString() : size.toPrecision(digits);
    return sign + text;
  }
  const [mantissa, exponent] = size.toExponential(digits - 1).split('e');
  return `${sign}${mantissa}×10${superscript(Number(exponent))}`;
}

/** As `formatNumber`, with no zeros at the end: for values a person chose (0.1, not 0.100). */
export function formatShort(value: number, digits = 3): string {
  const text = formatNumber(value, digits);
  const [mantissa, power] = text.split('×');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (power === undefined) return trimmed;
  return trimmed === '1' ? power : `${trimmed}×${power}`;
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= 1e-9 * Math.abs(value);

/** A learning rate: as 1/2ᵏ where a decimal would need more than three digits, else short. */
export function formatRate(rate: number): string {
  const inverse = 1 / rate;
  const isPowerOfTwo = isWhole(inverse) && Number.isInteger(Math.log2(Math.round(inverse)));
  return isPowerOfTwo && inverse > 8 ? `1/${Math.round(inverse)}` : formatShort(rate);
}

/** η/B: as 1/n where n is whole, else three digits. */
export function formatRatio(ratio: number): string {
  const inverse = 1 / ratio;
  if (inverse > 1.5 && inverse < 1e7 && Math.abs(inverse - Math.round(inverse)) <= 1e-6 * inverse)
    return `1/${Math.round(inverse)}`;
  return formatShort(ratio);
}

/** A fraction as a percentage. */
export const formatPercent = (fraction: number) => (Number.isNaN(fraction) ? '–' : `${(100 * fraction).toFixed(1)} %`);

export const formatCount = (count: number) => count.toLocaleString('en-US').replaceAll(',', ' ');

/** A stretch of time as a person would say it. */
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
