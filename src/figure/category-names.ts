import { textWidth, wrapWords } from './words.ts';

/** Minimum gap between neighbouring labels, in CSS pixels. */
const GAP = 6;

export interface CategoryNames {
  /** The label of each category, in lines. */
  readonly lines: readonly (readonly string[])[];
  /** The label of the axis; where the names do not fit, it explains the numbers in their place. */
  readonly label: string;
}

/** Labels of categories, broken between words to fit bands of a given width; numbers where a word is wider than its band. */
export function categoryNames(label: string, categories: readonly string[], bandWidth: number): CategoryNames {
  const room = bandWidth - GAP;
  const fits = categories.every((name) => name.split(' ').every((word) => textWidth(word) <= room));
  if (fits) return { lines: categories.map((name) => wrapWords(name, room)), label };
  const numbered = categories.map((name, i) => `${i + 1} ${name}`);
  return { lines: categories.map((_, i) => [String(i + 1)]), label: `${label}: ${numbered.join('; ')}` };
}
