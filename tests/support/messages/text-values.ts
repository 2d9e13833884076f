import type { Module, Node } from './modules.ts';

/** A text of the source: literals, and holes for what is known only when it runs. A hole is written as its expression. */
export type Part = string | { readonly hole: string };
export type Text = readonly Part[];

/** What an expression is as far as texts are concerned. `one` of several where it depends on what runs. */
export type Value =
  | { readonly kind: 'texts'; readonly texts: readonly Text[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Value>; readonly isMap?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'function'; readonly node: Node; readonly scope: Scope }
  | { readonly kind: 'one'; readonly of: readonly Value[] };

/** Names and what they stand for: in a function, then in its file. */
export interface Scope {
  readonly module: Module;
  readonly names: ReadonlyMap<string, () => Value>;
  readonly depth: number;
}

const MOST_TEXTS = 12;

/** The scope of a file outside of its functions. */
export const moduleScope = (module: Module): Scope => ({ module, names: new Map(), depth: 0 });

export const hasLetters = (text: Text): boolean =>
  text.some((part) => typeof part === 'string' && /\p{L}{2}/u.test(part));

const keyOf = (text: Text) => JSON.stringify(text);
export const distinct = (texts: readonly Text[]): Text[] => [
  ...new Map(texts.map((text) => [keyOf(text), text])).values(),
];
export const ofTexts = (texts: readonly Text[]): Value => ({ kind: 'texts', texts: distinct(texts) });
export const literal = (text: string): Value => ofTexts([[text]]);
export const oneOf = (of: readonly Value[]): Value => (of.length === 1 ? of[0] : { kind: 'one', of });

/** Joins neighbouring literals. */
function joined(parts: readonly Part[]): Text {
  const text: Part[] = [];
  for (const part of parts) {
    const last = text.at(-1);
    if (typeof part === 'string' && typeof last === 'string') text[text.length - 1] = last + part;
    else if (part !== '') text.push(part);
  }
  return text;
}

/**
 * The texts of parts that follow one another. Above `MOST_TEXTS` combinations, as many as are needed for every choice of
 * every part to occur.
 */
export function product(all: readonly (readonly Text[])[]): Text[] {
  const combinations = all.reduce((count, choices) => count * choices.length, 1);
  if (combinations > MOST_TEXTS) {
    const most = Math.max(...all.map((choices) => choices.length));
    return distinct(
      Array.from({ length: most }, (_, i) => joined(all.flatMap((choices) => choices[i % choices.length]))),
    );
  }
  const start: Text[] = [[]];
  return distinct(
    all.reduce(
      (texts, choices) => texts.flatMap((text) => choices.map((choice) => joined([...text, ...choice]))),
      start,
    ),
  );
}

export const fieldOf = (value: Value, name: string): Value | undefined => {
  if (value.kind === 'object') return value.fields.get(name);
  if (value.kind !== 'one') return undefined;
  const found = value.of.flatMap((each) => fieldOf(each, name) ?? []);
  return found.length > 0 ? oneOf(found) : undefined;
};

export function allFields(value: Value): Value[] {
  if (value.kind === 'object') return [...value.fields.values()];
  if (value.kind === 'list') return [...value.items];
  return value.kind === 'one' ? value.of.flatMap(allFields) : [];
}

export const itemsOf = (value: Value): readonly Value[] =>
  value.kind === 'one' ? value.of.flatMap(itemsOf) : value.kind === 'list' ? value.items : [];

export const isText = (value: Value): boolean =>
  value.kind === 'texts' ? value.texts.some(hasLetters) : value.kind === 'one' && value.of.some(isText);
export const isUseful = (value: Value): boolean =>
  value.kind === 'one' ? value.of.some(isUseful) : value.kind === 'texts' ? isText(value) : value.kind !== 'function';

/** The text of an error that is made: errors of the library name their fault first. */
export const messageArgument = ({ callee, arguments: given }: Node): Node | undefined =>
  given[callee.name === 'LibraryError' ? 1 : 0];

export const isStringy = (node: Node): boolean =>
  (node.type === 'Literal' && typeof node.value === 'string') ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'BinaryExpression' && node.operator === '+' && (isStringy(node.left) || isStringy(node.right))) ||
  (/^Parenthesized/.test(node.type) && isStringy(node.expression));

export const isNothing = (node: Node) =>
  (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');

/** Functions whose results are the text of another message, or a value at a readable length. */
export const OPAQUE =
  /^(messageOf|readableMessage|cutShort|faultsOf|faultText|sentence|shortened|cleanName|bytesText)$/;

/** Expressions that are what they hold. */
export const WRAPPERS = [
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
];
