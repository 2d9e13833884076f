/**
 * German by English template, in tables. `message` holds whole sentences; the others hold what stands in place of a typed
 * placeholder. Placeholders, the same in both:
 *
 * - `{name}`: a value, which stays as it is;
 * - `{name#}`: one that begins like a number;
 * - `{name:table}`: a phrase of a table, or a value where the table has no such phrase;
 * - `{name:table!}`: a phrase that the table must have;
 * - `{name:table*}`: phrases that a table must have, joined by "; ".
 */
export type MessageTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A placeholder of a template. `mode`: see `MessageTables`. */
interface Hole {
  readonly name: string;
  readonly table: string | undefined;
  readonly mode: 'any' | 'number' | 'phrase' | 'list';
}

export type Part = string | Hole;

/** A template with its German. `weight`: characters of its literals. */
export interface Template {
  readonly english: string;
  readonly parts: readonly Part[];
  readonly literals: readonly string[];
  readonly weight: number;
  readonly german: readonly Part[];
}

export type Templates = ReadonlyMap<string, readonly Template[]>;

const PLACEHOLDER = /\{(\w+)(?::(\w+))?([!*#]?)\}/g;
const MODES = { '': 'any', '#': 'number', '!': 'phrase', '*': 'list' } as const;

/** Literals and placeholders of a template, in order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    const [whole, name = '', table, mode = ''] = found;
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push({ name, table, mode: MODES[mode as keyof typeof MODES] });
    from = found.index + whole.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

const isLiteral = (part: Part): part is string => typeof part === 'string';

function compiled([english, german]: [string, string]): Template {
  const parts = partsOf(english);
  const literals = parts.filter(isLiteral);
  const weight = literals.reduce((sum, { length }) => sum + length, 0);
  return { english, parts, literals, weight, german: partsOf(german) };
}

/** Templates of all tables, compiled once. */
export const compileTemplates = (tables: MessageTables): Templates =>
  new Map(Object.entries(tables).map(([table, pairs]) => [table, Object.entries(pairs).map(compiled)]));
