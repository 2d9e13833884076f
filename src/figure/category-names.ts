import { textWidth, wrapWords } from './words.ts';

/** Between the names of neighbours. */
const GAP = 6;

export interface CategoryNames {
  /** What stands under each place, in lines. */
  readonly lines: readonly (readonly string[])[];
  /** The label of the axis; it says what the numbers mean where the names have no room. */
  readonly label: string;
}

/** Names under an axis with bands so wide, broken between words; where a word is wider than its band, numbers. */
export function categoryNames(label: string, categories: readonly string[], bandWidth: number): CategoryNames {
  const room = bandWidth - GAP;
  const fits = categories.every((name) => name.split(' ').every((word) => textWidth(word) <= room));
  if (fits) return { lines: categories.map((name) => wrapWords(name, room)), label };
  const numbered = categories.map((name, i) => `${i + 1} ${name}`);
  return { lines: categories.map((_, i) => [String(i + 1)]), label: `${label}: ${numbered.join('; ')}` };
}
