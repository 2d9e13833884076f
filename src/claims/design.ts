import type { ClaimSize } from './claim.ts';
import { countText } from './number-text.ts';

export type BySize<T> = Readonly<Record<ClaimSize, T>>;

/** "6 B × 12 η × 8 data sets": counts, or lists by their length, each with its noun. */
export const workText = (counts: Readonly<Record<string, number | readonly unknown[]>>) =>
  Object.entries(counts)
    .map(([noun, count]) => `${countText(typeof count === 'number' ? count : count.length)} ${noun}`)
    .join(' × ');

/** A number of the design with its noun, the standard size first: "10,000 steps (quick: 6,000; thorough: 20,000)". */
export function sizesText<D>(design: BySize<D>, of: (design: D) => number, noun: string): string {
  const usual = of(design.standard);
  const others = (['quick', 'thorough'] as const).filter((size) => of(design[size]) !== usual);
  const exceptions = others.map((size) => `${size}: ${countText(of(design[size]))}`).join('; ');
  return `${countText(usual)} ${noun}${exceptions === '' ? '' : ` (${exceptions})`}`;
}
