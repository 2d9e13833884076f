import { cutShort } from '../errors.ts';

/** What the text of a JSON document may hold. */
export interface JsonLimits {
  /** Levels of objects and arrays. */
  readonly mostDepth: number;
  /** Objects, arrays, strings, numbers, true, false and null, keys excluded. */
  readonly mostValues: number;
}

/** A rule that a text breaks, and the place where it does. */
export interface JsonFault {
  /** "it must …, got …" */
  readonly rule: string;
  /** Index of the character. */
  readonly index: number;
}

/** Keys through which code that copies properties could reach a prototype. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Objects with more keys than this are searched by a set. */
const FEW_KEYS = 8;

const code = (character: string) => character.charCodeAt(0);
const QUOTE = code('"');
const BACKSLASH = code('\\');
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [code('{'), code('}'), code('['), code(']')];
const [COMMA, MINUS, ZERO, NINE] = [code(','), code('-'), code('0'), code('9')];
const NUMERIC_SIGNS: ReadonlySet<number> = new Set(['+', '-', '.', 'e', 'E'].map(code));
/** true, false and null are counted by their first letters, which none of them contains a second time. */
const WORDS: ReadonlySet<number> = new Set([code('t'), code('f'), code('n')]);

/** An open object or array. */
interface Open {
  /** Keys read so far; null for an array. */
  readonly keys: string[] | null;
  /** The same keys, where they are many. */
  keySet: Set<string> | null;
  /** Whether the next string is a key. */
  expectsKey: boolean;
}

const opened = (isObject: boolean): Open => ({ keys: isObject ? [] : null, keySet: null, expectsKey: isObject });

/** Index after the closing quote of the string that begins at `start`; the length of the text where it is not closed. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text.charCodeAt(quote - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** The key in a slice of the text with its quotes; null where it is no valid string. */
function keyIn(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted);
  } catch {
    return null;
  }
}

/** Adds a key to an object; the rule that it breaks, if it does. */
function ruleOfKey(object: Open, keys: string[], key: string | null): string | null {
  object.expectsKey = false;
  if (key === null) return null;
  if (FORBIDDEN_KEYS.has(key)) return `no key may be ${key}`;
  if (object.keySet ? object.keySet.has(key) : keys.includes(key))
    return `every key of an object must be there once, got ${JSON.stringify(cutShort(key))} twice`;
  keys.push(key);
  if (object.keySet) object.keySet.add(key);
  else if (keys.length > FEW_KEYS) object.keySet = new Set(keys);
  return null;
}

const isNumeric = (character: number) => (character >= ZERO && character <= NINE) || NUMERIC_SIGNS.has(character);

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isNumeric(text.charCodeAt(end))) end++;
  return end;
}

/** The shortest numbers beyond float64 have an exponent of three digits, as 1e309. */
const isInfinite = (text: string, start: number, end: number) =>
  end - start >= 5 && Math.abs(Number(text.slice(start, end))) === Number.POSITIVE_INFINITY;

/**
 * The first limit that a JSON text breaks; null where there is none. One pass without recursion. A text that is no JSON may
 * pass: `JSON.parse` says what is wrong with it.
 */
export function jsonFault(text: string, { mostDepth, mostValues }: JsonLimits): JsonFault | null {
  const stack: Open[] = [];
  let values = 0;
  for (let index = 0, end = 0; index < text.length; index = end) {
    end = index + 1;
    let rule: string | null = null;
    const character = text.charCodeAt(index);
    const open = stack.at(-1);
    if (character === QUOTE) {
      end = endOfString(text, index);
      if (open?.keys && open.expectsKey) rule = ruleOfKey(open, open.keys, keyIn(text.slice(index, end)));
      else values++;
    } else if (character === OPEN_OBJECT || character === OPEN_ARRAY) {
      if (stack.length === mostDepth) rule = `objects and arrays must be nested at most ${mostDepth} deep`;
      stack.push(opened(character === OPEN_OBJECT));
      values++;
    } else if (character === CLOSE_OBJECT || character === CLOSE_ARRAY) stack.pop();
    else if (character === COMMA && open) open.expectsKey = true;
    else if (character === MINUS || (character >= ZERO && character <= NINE)) {
      end = endOfNumber(text, index);
      if (isInfinite(text, index, end)) rule = 'every number must be within ±1.8e308, the range of float64';
      values++;
    } else if (WORDS.has(character)) values++;
    if (values > mostValues) rule = `it must hold at most ${mostValues.toLocaleString('en')} values`;
    if (rule !== null) return { rule, index };
  }
  return null;
}
