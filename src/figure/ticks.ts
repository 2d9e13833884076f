import type { Scale } from './scale.ts';

export interface Tick {
  readonly value: number;
  readonly at: number;
  readonly label: string;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (exponent: number) =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');

/** A round number on an axis: 0.05, 2 000, 2×10⁻⁵. */
export function tickLabel(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size >= 1e-3 && size < 1e5) return sign + String(Number(size.toPrecision(6)));
  const [mantissa, exponent] = size.toExponential(3).split('e');
  const digits = String(Number(mantissa));
  return `${sign}${digits === '1' ? '' : `${digits}×`}10${superscript(Number(exponent))}`;
}

/** Multiples of 1, 2 or 5 times a power of ten in [low, high], about `count` of them. */
function roundValues([low, high]: readonly [number, number], count: number): number[] {
  const raw = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((multiple) => multiple * power >= raw) ?? 10);
  const first = Math.ceil(low / step);
  const number = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(0, number) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Multiples by `multiples` of the powers of ten in [low, high]. */
function decadeValues([low, high]: readonly [number, number], multiples: readonly number[]): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .flatMap((exponent) => multiples.map((multiple) => Number(`${multiple}e${exponent}`)))
    .filter((value) => value >= low && value <= high);
}

/** Which multiples of powers of ten a log axis shows: as many as fit. */
const MULTIPLES = [[1, 2, 3, 4, 5, 6, 8], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]] as const;

/** The finest of the log axis's choices whose ticks are at least `spacing` apart; null where fewer than three fit. */
function logValues(scale: Scale, spacing: number): number[] | null {
  const apart = (values: readonly number[]) =>
    values.every((value, i) => i === 0 || Math.abs(scale(value) - scale(values[i - 1])) >= spacing);
  const powers = decadeValues(scale.domain, [1]);
  const choices = [
    ...MULTIPLES.map((multiples) => decadeValues(scale.domain, multiples)),
    ...[2, 3, 5].map((stride) => powers.filter((_, i) => i % stride === 0)),
  ];
  return choices.find((values) => values.length > 2 && apart(values)) ?? null;
}

/** Ticks at round numbers, at least about `spacing` pixels apart. */
export function ticksOf(scale: Scale, spacing: number): Tick[] {
  const count = Math.floor(Math.abs(scale.range[1] - scale.range[0]) / spacing);
  const values = (scale.kind === 'log' ? logValues(scale, spacing) : null) ?? roundValues(scale.domain, count);
  return values.map((value) => ({ value, at: scale(value), label: tickLabel(value) }));
}
