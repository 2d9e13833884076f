import type { DecimalMark } from '../../reading.ts';
import { ASCII } from './ascii.ts';
import { exactQuotient } from './exact-quotient.ts';

/** 10⁰ … 10²²: the powers of ten that are exact in f64. */
const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

const decoder = new TextDecoder();

const digitAt = (bytes: Uint8Array, at: number, end: number): number => {
  const digit = at < end ? bytes[at] - ASCII.zero : -1;
  return digit <= 9 ? digit : -1;
};

/** The exponent at `at`, after the e, or NaN. */
function parseExponent(bytes: Uint8Array, at: number, end: number): number {
  const signed = bytes[at] === ASCII.plus || bytes[at] === ASCII.minus;
  const first = signed ? at + 1 : at;
  let exponent = first < end ? 0 : Number.NaN;
  for (let i = first; i < end; i++) {
    const digit = digitAt(bytes, i, end);
    exponent = digit < 0 ? Number.NaN : Math.min(10 * exponent + digit, 100_000);
  }
  return bytes[at] === ASCII.minus ? -exponent : exponent;
}

/** Digits of integers that are exact in f64, and the further digits that `exactQuotient` takes. */
const EXACT_DIGITS = 15;
const MORE_DIGITS = 7;

/**
 * Parses the decimal number in bytes [start, end): sign, digits with a decimal mark, exponent; NaN if it is not one. The
 * result equals that of `Number`: up to 15 digits and a power of ten within 10^±22 take one correctly rounded operation on exact
 * operands; up to 22 digits a quotient in twice the precision; other numbers use `Number`. Source: Clinger 1990, "How to
 * read floating point numbers accurately", fast path.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number, decimal: DecimalMark): number {
  const mark = decimal.charCodeAt(0);
  const negative = bytes[start] === ASCII.minus;
  let at = negative || bytes[start] === ASCII.plus ? start + 1 : start;
  let high = 0;
  let low = 0;
  let significant = 0;
  let digits = 0;
  let decimals = -1; // no decimal mark yet
  for (; at < end; at++) {
    const digit = bytes[at] - ASCII.zero;
    if (digit < 0 || digit > 9) {
      if (bytes[at] !== mark || decimals >= 0) break;
      decimals = 0;
      continue;
    }
    digits++;
    if (decimals >= 0) decimals++;
    if (significant < EXACT_DIGITS) high = 10 * high + digit;
    else low = 10 * low + digit;
    if (high > 0) significant++;
  }
  if (mark === ASCII.comma && decimals === 0) return Number.NaN; // "39," is a number followed by a comma
  if (digits === 0) return Number.NaN;
  let exponent = 0;
  if (at < end) {
    if ((bytes[at] | 0x20) !== 0x65) return Number.NaN; // e or E
    exponent = parseExponent(bytes, at + 1, end);
    if (Number.isNaN(exponent)) return Number.NaN;
  }
  const power = exponent - Math.max(0, decimals);
  const more = significant - EXACT_DIGITS;
  let value = Number.NaN;
  if (more <= 0 && power >= -22 && power <= 22) value = power < 0 ? high / POWERS[-power] : high * POWERS[power];
  else if (more > 0 && more <= MORE_DIGITS && power >= -22 && power <= 0)
    value = exactQuotient(high, low, { shift: POWERS[more], divisor: POWERS[-power] });
  if (Number.isNaN(value)) return Number(decoder.decode(bytes.subarray(start, end)).replace(decimal, '.'));
  return negative ? -value : value;
}
