import { MOST_FORMULA_CHARACTERS } from './formula-schema.ts';

/** What is wrong with a formula, and where: `at` counts characters from 0. */
export interface FormulaFault {
  readonly at: number;
  readonly fault: string;
}

/** `text` is as written, in lower case; of a number also its value. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
  readonly value?: number;
}

const BLANK = /\s+/y;
/** An exponent needs digits: `2e` is 2·e. */
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
/** x1x2 is two names; other letters belong together. */
const NAME = /x[12₁₂]|π|[a-z]+/iy;
const SYMBOL = /[-+*/^(),−·×÷]/y;

/** Signs that have another spelling. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['·', '*'],
  ['×', '*'],
  ['÷', '/'],
  ['π', 'pi'],
  ['x₁', 'x1'],
  ['x₂', 'x2'],
]);

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function tokenAt(text: string, at: number): (Token & { readonly length: number }) | FormulaFault {
  const number = matchAt(NUMBER, text, at);
  if (number !== null) {
    const value = Number(number);
    if (!Number.isFinite(value)) return { at, fault: `${number} is too large a number` };
    return { kind: 'number', text: number, at, value, length: number.length };
  }
  const name = matchAt(NAME, text, at);
  const sign = name ?? matchAt(SYMBOL, text, at);
  if (sign === null)
    return { at, fault: `"${String.fromCodePoint(text.codePointAt(at) ?? 0)}" has no meaning in a formula` };
  const lower = sign.toLowerCase();
  return { kind: name === null ? 'symbol' : 'name', text: SAME.get(lower) ?? lower, at, length: sign.length };
}

/** The tokens of a formula, the last of kind `end`; or what is wrong with a character. */
export function formulaTokens(text: string): readonly Token[] | FormulaFault {
  if (text.length > MOST_FORMULA_CHARACTERS)
    return {
      at: MOST_FORMULA_CHARACTERS,
      fault: `a formula ends after at most ${MOST_FORMULA_CHARACTERS} characters`,
    };
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(BLANK, text, at)?.length ?? 0;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
    const found = tokenAt(text, at);
    if ('fault' in found) return found;
    const { length, ...token } = found;
    tokens.push(token);
    at += length;
  }
}
