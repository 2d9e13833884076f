const SUPERSCRIPTS = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];
const MINUS = '−';

const superscript = (exponent: number) =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

/** Three significant digits (or `digits`), zeros at the end included; 1.20×10⁻⁴ outside [10⁻³, 10⁵); "–" for NaN. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size >= 1e-3 && size < 1e5)
    return sign + (size >= 10 ** digits ? Math.round(size).toString() : size.toPrecision(digits));
  const [mantissa, exponent] = size.toExponential(digits - 1).split('e');
  return `${sign}${mantissa}×10${superscript(Number(exponent))}`;
}

/** As `formatNumber`, without zeros at the end: for values that a person chose (0.1, not 0.100). */
export function formatShort(value: number, digits = 3): string {
  const [mantissa = '', power] = formatNumber(value, digits).split('×');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (power === undefined) return trimmed;
  return trimmed === '1' ? power : `${trimmed}×${power}`;
}
