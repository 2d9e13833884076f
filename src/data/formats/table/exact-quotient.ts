/** 2²⁷ + 1: splits an f64 into two halves of 26 bits. Source: Dekker 1971, "A floating-point technique for extending the available precision". */
const SPLITTER = 134_217_729;

/** a·b − product, exactly, where product = fl(a·b) and nothing overflows. */
function productError(a: number, b: number, product: number): number {
  const [aSplit, bSplit] = [SPLITTER * a, SPLITTER * b];
  const aHigh = aSplit - (aSplit - a);
  const bHigh = bSplit - (bSplit - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * (high·shift + low)/divisor, correctly rounded to f64, or NaN if that cannot be decided. `high` < 10¹⁵, `low` < `shift`
 * ≤ 10⁷ whole; `shift` and `divisor` ≤ 10²² powers of ten: all are exact. The numerator is exact as a sum of two f64: both
 * parts are whole, the second below 2²⁵. The quotient q₁ + q₂ is within 2⁻¹⁰³·q₁: one rounding of the remainder (below
 * 2⁻⁵²·q₁·divisor) and one of its quotient. If adding 2⁻¹⁰⁰·q₁ either way rounds to the same f64, that is the nearest one.
 */
export function exactQuotient(
  high: number,
  low: number,
  { shift, divisor }: { shift: number; divisor: number },
): number {
  const product = high * shift;
  const rest = productError(high, shift, product) + low;
  const first = product / divisor;
  const back = first * divisor;
  const second = (product - back - productError(first, divisor, back) + rest) / divisor;
  const margin = first * 2 ** -100;
  const value = first + (second + margin);
  return value === first + (second - margin) ? value : Number.NaN;
}
