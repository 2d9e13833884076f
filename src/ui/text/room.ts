import type { Catalogue, Room } from './catalogue.ts';

/** The words of the page's language; null: English, which every room has at hand. */
let present: Catalogue | null = null;

/** Makes the words of a language those of the page. What has been drawn is to be drawn anew. */
export function speak(words: Catalogue | null): void {
  present = words;
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Getters in the shape of `english` that read from `words()`. */
function view(english: Tree, words: () => Tree): Tree {
  const live = {};
  for (const [key, value] of Object.entries(english)) {
    const own = isTree(value) ? view(value, () => words()[key] as Tree) : null;
    Object.defineProperty(live, key, { enumerable: true, get: () => own ?? words()[key] });
  }
  return live;
}

/**
 * The words of a room of the page in its present language. What is read is read at that moment: keep the room, or a part of it,
 * in a constant of a module, but no string of it.
 */
export function room<Name extends Room>(name: Name, english: Catalogue[Name]): Catalogue[Name] {
  return view(english as Tree, () => (present?.[name] ?? english) as Tree) as unknown as Catalogue[Name];
}
