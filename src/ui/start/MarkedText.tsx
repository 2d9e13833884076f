import { Term } from '../glossary/Term.tsx';
import { TERMS } from './words.ts';

type MarkedId = keyof typeof TERMS;
type Part = string | { readonly id: MarkedId; readonly text: string };

/** Each word of the language that is explained, with its entry. */
const termWords = () =>
  (Object.keys(TERMS) as MarkedId[]).flatMap((id) => TERMS[id].map((word): [string, MarkedId] => [word, id]));

/** With formulas and intervals that do not break: η = 0.1, [0.68, 0.79]. */
export const unbroken = (text: string): string =>
  text.replace(/([ηBρ]) = /g, '$1\u00a0=\u00a0').replace(/\[([^\]\s]+), /g, '[$1,\u00a0');

/** A text in parts: the first mention of each term that it has, and what is between them. */
export function markTerms(text: string): Part[] {
  const found = termWords()
    .map(([word, id]) => ({ at: text.indexOf(word), word, id }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.word.length - a.word.length);
  const parts: Part[] = [];
  let from = 0;
  const seen = new Set<string>();
  for (const { at, word, id } of found) {
    if (at < from || seen.has(id)) continue;
    seen.add(id);
    if (at > from) parts.push(text.slice(from, at));
    parts.push({ id, text: word });
    from = at + word.length;
  }
  return from < text.length ? [...parts, text.slice(from)] : parts;
}

/** A text whose terms explain themselves where they are first mentioned. */
export function MarkedText({ text }: { readonly text: string }) {
  return markTerms(text).map((part) =>
    typeof part === 'string' ? (
      unbroken(part)
    ) : (
      <Term key={part.id} id={part.id}>
        {part.text}
      </Term>
    ),
  );
}
