import { fitTemplate, joinedMatches, type Lookup, type Match } from './fit-template.ts';
import type { Templates } from './message-templates.ts';

/** Ends of sentences: a stop, closing quotes and brackets, and a blank. */
const SENTENCE_END = /[.!?…]["“”)\]]*(?= )/g;
const MESSAGES = 'message';

/** The best of the templates of a table; null where none fits. */
function bestOf(templates: Templates, table: string, { text, lookup }: { text: string; lookup: Lookup }): Match | null {
  const matches = (templates.get(table) ?? []).flatMap(
    (template) => fitTemplate(table, template, { text, lookup }) ?? [],
  );
  // A template that accounts for nothing says nothing.
  const score = Math.max(1, ...matches.map((match) => match.score));
  const [top, other] = matches.filter((match) => match.score === score);
  if (top === undefined) return null;
  return other === undefined ? top : { ...top, rival: other.used[0] };
}

/**
 * Finds the German of texts by templates: in the table `message` of one sentence or of several that follow one another, in every
 * other of a phrase. What accounts for the most characters is taken; null where there is nothing.
 */
export function createMatcher(templates: Templates): Pick<Lookup, 'phrase'> {
  const known = new Map<string, Match | null>();

  function sentences(text: string): Match | null {
    let top = bestOf(templates, MESSAGES, { text, lookup });
    for (const { index, 0: stop } of text.matchAll(SENTENCE_END)) {
      const end = index + stop.length;
      const head = bestOf(templates, MESSAGES, { text: text.slice(0, end), lookup });
      const rest = head && lookup.phrase(MESSAGES, text.slice(end + 1));
      if (head && rest && head.score + rest.score > (top?.score ?? 0)) top = joinedMatches([head, rest], ' ');
    }
    return top;
  }

  const lookup: Lookup = {
    tries: 0,
    phrase(table, text) {
      const key = `${table}: ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      known.set(key, null); // a phrase is no part of itself
      const found = table === MESSAGES ? sentences(text) : bestOf(templates, table, { text, lookup });
      known.set(key, found);
      return found;
    },
  };
  return lookup;
}
