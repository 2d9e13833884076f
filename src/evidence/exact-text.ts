/** A number as it is configured, in at most twelve digits, with a minus sign; small and large ones as 2.5 × 10⁻⁵. */
export function exactText(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  const [mantissa = text, exponent] = text.split('e');
  const digits = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];
  const power = [...(exponent ?? '').replace('+', '')].map((c) => (c === '-' ? '⁻' : digits[Number(c)])).join('');
  return `${mantissa}${power === '' ? '' : ` × 10${power}`}`.replace('-', '−');
}

export const exactList = (values: readonly number[]): string => values.map(exactText).join(', ');
