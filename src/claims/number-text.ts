import type { Interval } from '../math/interval.ts';

const MINUS = '−';

/** At most three significant digits, without trailing zeros; "unknown" for NaN. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'unknown';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  return String(Number(value.toPrecision(3))).replace('-', MINUS);
}

/** "[0.8, 1.2]". */
export const intervalText = ({ low, high }: Interval) => `[${numberText(low)}, ${numberText(high)}]`;

/** A set of predicted values: "at most 0.5", "at least 0", "in [0.8, 1.2]". */
export function setText({ low, high }: Interval): string {
  if (low === Number.NEGATIVE_INFINITY) return `at most ${numberText(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `at least ${numberText(low)}`;
  return `in ${intervalText({ low, high })}`;
}

export const countText = (count: number) => count.toLocaleString('en-US');

/** "seeds", "particles per cell", for a count: `replicate` is their name in the singular. */
function namesText(count: number, replicate: string): string {
  const [noun, ...rest] = replicate.split(' per ');
  return [count === 1 ? noun : `${noun}s`, ...rest].join(' per ');
}

/** "19 seeds". */
export const replicatesText = (count: number, replicate: string) =>
  `${countText(count)} ${namesText(count, replicate)}`;

/** "19 more seeds", "250 more particles per cell". */
export const moreText = (count: number, replicate: string) => `${countText(count)} more ${namesText(count, replicate)}`;

/** A number with fixed decimals and a minus sign: "−0.37". */
export const fixedText = (value: number, decimals: number) => value.toFixed(decimals).replace('-', MINUS);

/** "0, 2 and 10". */
export function listText(values: readonly number[]): string {
  const texts = values.map(numberText);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}

/** "0.05 … 0.4": the ends of an axis. */
export const spanText = (values: readonly number[]) =>
  `${numberText(values[0])} … ${numberText(values[values.length - 1])}`;
