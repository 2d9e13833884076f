import type { Part, Template } from './message-templates.ts';

/** A text in German. */
export interface Match {
  readonly german: string;
  /** Characters of the English text that templates account for: the more, the more specific. */
  readonly score: number;
  /** English templates used, as `table: template`, the outermost first. */
  readonly used: readonly string[];
  /** Values that stay as they are. */
  readonly kept: readonly string[];
  /** Another template that fits as well, which a test refuses. */
  readonly rival?: string | undefined;
}

/** Finds phrases, and counts the ways to divide a text that are tried. */
export interface Lookup {
  phrase(table: string, text: string): Match | null;
  tries: number;
}

const SEPARATOR = '; ';
/** A message has up to 2,000 characters; a text that is divided in more ways than these stays English. */
const MOST_TRIES = 50_000;

/** As numbers begin; a mark stands for one in tests. */
const NUMBER = /^[−±+-]?(\d|⟦|Infinity|NaN)/;
const QUOTED = /^"[^"]*"$/;

interface Bound {
  readonly score: number;
  readonly values: ReadonlyMap<string, Match>;
}

const asItIs = (text: string): Match => ({ german: text, score: 0, used: [], kept: [text] });

/** Several texts one after the other. */
export const joinedMatches = (matches: readonly Match[], separator: string): Match => ({
  german: matches.map(({ german }) => german).join(separator),
  score: matches.reduce((sum, { score }) => sum + score, 0),
  used: matches.flatMap(({ used }) => used),
  kept: matches.flatMap(({ kept }) => kept),
  rival: matches.find(({ rival }) => rival !== undefined)?.rival,
});

/** What stands in place of a placeholder; null where it must be a phrase and is none. */
function valueFor({ table, mode }: Exclude<Part, string>, text: string, lookup: Lookup): Match | null {
  if (mode === 'number' && !NUMBER.test(text)) return null;
  if (table === undefined) return asItIs(text);
  if (mode !== 'list') return lookup.phrase(table, text) ?? (mode === 'any' ? asItIs(text) : null);
  const items = text.split(SEPARATOR);
  const matches = items.flatMap((item) => lookup.phrase(table, item) ?? []);
  return matches.length === items.length ? joinedMatches(matches, SEPARATOR) : null;
}

/** The most specific way in which parts give a text, the shortest values first; null where none does. */
function bind(parts: readonly Part[], text: string, lookup: Lookup): Bound | null {
  const [first, ...rest] = parts;
  if (first === undefined) return text === '' ? { score: 0, values: new Map() } : null;
  if (typeof first === 'string') {
    const bound = text.startsWith(first) ? bind(rest, text.slice(first.length), lookup) : null;
    return bound && { ...bound, score: bound.score + first.length };
  }
  const [next] = rest;
  let top: Bound | null = null;
  const nextEnd = (from: number) => (typeof next === 'string' ? text.indexOf(next, from) : -1);
  for (let at = next === undefined ? text.length : nextEnd(0); at !== -1; at = nextEnd(at + 1)) {
    if (++lookup.tries > MOST_TRIES) return top;
    const after = bind(rest, text.slice(at), lookup);
    const value = after && valueFor(first, text.slice(0, at), lookup);
    if (!after || !value) continue;
    const score = after.score + value.score;
    if (top === null || score > top.score) top = { score, values: new Map([[first.name, value], ...after.values]) };
  }
  return top;
}

/** A text by one template of a table; null where it does not fit. */
export function fitTemplate(
  table: string,
  template: Template,
  { text, lookup }: { text: string; lookup: Lookup },
): Match | null {
  // What the user has written stays as it is, whatever it says.
  if (QUOTED.test(text) && !template.english.startsWith('"')) return null;
  if (!template.literals.every((literal) => text.includes(literal))) return null;
  const bound = bind(template.parts, text, lookup);
  if (bound === null) return null;
  const values = [...bound.values.values()];
  const shown = template.german.map((part) => (typeof part === 'string' ? part : bound.values.get(part.name)));
  return {
    german: shown.map((part) => (typeof part === 'string' ? part : (part?.german ?? ''))).join(''),
    score: bound.score,
    used: [`${table}: ${template.english}`, ...values.flatMap(({ used }) => used)],
    kept: shown.flatMap((part) => (typeof part === 'string' ? [] : (part?.kept ?? []))),
    rival: values.find(({ rival }) => rival !== undefined)?.rival,
  };
}
