import type { MathNode } from './math-node.ts';

/** Operators that are written as a word, with a thin space to what they are applied to. */
const OPERATORS: ReadonlySet<string> = new Set(['tr', 'max', 'min', 'log', 'cos', 'cov']);
/** Words with a space on both sides. */
const UNITS: ReadonlySet<string> = new Set(['epoch', 'steps']);
/** Other names of several letters that are one symbol; letters that stand together are a product otherwise. */
const NAMES: ReadonlySet<string> = new Set(['acc', 'test', 'wd', 'noise', 'simple', 'fr', 'in', 'out']);
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const TOKEN = /\d+(?:\.\d+)?%?|[A-Za-z]+|[₀-₉]+|[⁰¹²³⁴-⁹]+|\S/gu;
const IS_LETTER = /^\p{L}/u;

const digitsOf = (token: string, alphabet: string) => [...token].map((digit) => alphabet.indexOf(digit)).join('');
const leaf = (tag: 'mi' | 'mn' | 'mo', content: string): MathNode => ({ tag, content });
const word = (content: string, lspace: string, rspace: string): MathNode => ({
  tag: 'mo',
  content,
  attributes: { lspace, rspace },
});
/** Brackets in a line are not as high as what else is in it. */
const operator = (content: string): MathNode =>
  '()[]|'.includes(content) ? { tag: 'mo', content, attributes: { stretchy: 'false' } } : leaf('mo', content);

/** Puts an index or an exponent on the last of some tokens. */
function attach(tokens: MathNode[], tag: 'msub' | 'msup', digits: string): void {
  const base = tokens.pop();
  if (!base) throw new RangeError(`tokensOf: an index must follow a symbol, got ${digits} at the beginning.`);
  tokens.push({ tag, content: [base, leaf('mn', digits)] });
}

/**
 * Reads a piece of a formula: numbers, letters, names (tr, max, …), digits as index or exponent of what is before them (λ₁,
 * σ²), and operators. Letters that stand together are single symbols: "ηB" is a product.
 */
export function tokensOf(text: string): MathNode[] {
  const tokens: MathNode[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (SUBSCRIPTS.includes(token.charAt(0))) attach(tokens, 'msub', digitsOf(token, SUBSCRIPTS));
    else if (SUPERSCRIPTS.includes(token.charAt(0))) attach(tokens, 'msup', digitsOf(token, SUPERSCRIPTS));
    else if (/^\d/.test(token)) tokens.push(leaf('mn', token));
    else if (OPERATORS.has(token)) tokens.push(word(token, '0', '0.167em'));
    else if (UNITS.has(token)) tokens.push(word(token, '0.25em', '0.25em'));
    else if (NAMES.has(token)) tokens.push(leaf('mi', token));
    else if (IS_LETTER.test(token)) tokens.push(...[...token].map((letter) => leaf('mi', letter)));
    else tokens.push(operator(token));
  }
  return tokens;
}
