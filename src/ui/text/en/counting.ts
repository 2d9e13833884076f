import { formatCount } from '../../charts/format.ts';

const COUNTS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "three", or digits from thirteen on. */
export const countWord = (count: number) => COUNTS[count] ?? formatCount(count);

/** "3 cells", "1 cell" */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "0.86, 0.87 and 0.88" */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** With a capital at its start. */
export const capitalised = (text: string) => text.replace(/^./u, (letter) => letter.toUpperCase());
