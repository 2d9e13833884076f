import { type BinaryOperator, CONSTANTS, type FormulaNode, FUNCTIONS, isFunctionName } from './node.ts';
import { type FormulaFault, formulaTokens, type Token } from './tokens.ts';

/** Values within one another: parentheses, functions, signs and exponents. */
export const MOST_FORMULA_DEPTH = 40;

/** Ends the parser; never leaves this file. */
class Stop {
  readonly at: number;
  readonly fault: string;
  constructor(at: number, fault: string) {
    this.at = at;
    this.fault = fault;
  }
}

const quoted = ({ kind, text }: Token) => (kind === 'end' ? 'the end' : `"${text}"`);

/** How a factor was written: an implicit product beside some forms could be read in two ways. */
interface Factor {
  readonly node: FormulaNode;
  readonly isPower: boolean;
}

/** Recursive descent, one method per rule of the grammar; see `parseFormula`. */
class Parser {
  #next = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token; // the last is `end`, which nothing takes
  }

  #takes(...symbols: readonly string[]): string | null {
    const { kind, text } = this.#token;
    if (kind !== 'symbol' || !symbols.includes(text)) return null;
    this.#next++;
    return text;
  }

  whole(): FormulaNode {
    const node = this.#sum();
    const { kind, at } = this.#token;
    if (kind !== 'end') throw new Stop(at, `an operator or the end is expected, not ${quoted(this.#token)}`);
    return node;
  }

  #sum(): FormulaNode {
    let left = this.#product();
    for (let operator = this.#takes('+', '-'); operator !== null; operator = this.#takes('+', '-'))
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right: this.#product() };
    return left;
  }

  #product(): FormulaNode {
    let factor = this.#signed();
    let left = factor.node;
    let isDivided = false;
    for (;;) {
      const operator = this.#takes('*', '/');
      if (operator !== null) {
        factor = this.#signed();
        isDivided = operator === '/';
        left = { kind: 'binary', operator: operator as BinaryOperator, left, right: factor.node };
        continue;
      }
      if (!this.#beginsValue()) return left;
      this.#requireClear(isDivided, factor);
      factor = this.#power();
      left = { kind: 'binary', operator: '*', left, right: factor.node };
    }
  }

  #beginsValue(): boolean {
    const { kind, text } = this.#token;
    return kind === 'name' || (kind === 'symbol' && text === '(');
  }

  /** Refuses a product without "*" where it could be read in two ways: 1/2x1, x1^2x2. */
  #requireClear(isDivided: boolean, { isPower }: Factor): void {
    const { at } = this.#token;
    if (isDivided) throw new Stop(at, 'a product after "/" needs "*" or parentheses');
    if (isPower) throw new Stop(at, 'a product after "^" needs "*" or parentheses');
  }

  #signed(): Factor {
    const { at } = this.#token;
    if (++this.#depth > MOST_FORMULA_DEPTH)
      throw new Stop(at, `a formula has at most ${MOST_FORMULA_DEPTH} values within one another`);
    const sign = this.#takes('-', '+');
    const factor = sign === null ? this.#power() : this.#signed();
    this.#depth--;
    return sign === '-' ? { ...factor, node: { kind: 'negate', of: factor.node } } : factor;
  }

  #power(): Factor {
    const left = this.#value();
    if (this.#takes('^') === null) return { node: left, isPower: false };
    return { node: { kind: 'binary', operator: '^', left, right: this.#signed().node }, isPower: true };
  }

  #value(): FormulaNode {
    const token = this.#token;
    if (token.kind === 'number') {
      this.#next++;
      return { kind: 'number', value: token.value ?? Number.NaN };
    }
    if (token.kind === 'name') return this.#named(token);
    if (this.#takes('(') === null) throw new Stop(token.at, `a value is expected, not ${quoted(token)}`);
    const inner = this.#sum();
    this.#close(token);
    return inner;
  }

  #close(opening: Token): void {
    if (this.#takes(')') !== null) return;
    throw new Stop(
      this.#token.at,
      `")" is expected for the "(" at character ${opening.at + 1}, not ${quoted(this.#token)}`,
    );
  }

  #named(token: Token): FormulaNode {
    const { text, at } = token;
    this.#next++;
    if (isFunctionName(text)) return { kind: 'call', name: text, given: this.#given(token) };
    const node = valueOfName(text);
    if (node === null) {
      const known = ['x1', 'x2', ...Object.keys(CONSTANTS), ...Object.keys(FUNCTIONS)].join(', ');
      throw new Stop(at, `"${text}" is not one of the names ${known}`);
    }
    if (this.#token.text === '(')
      throw new Stop(this.#token.at, `${text} is no function: a product with "(" needs "*"`);
    return node;
  }

  #given({ text, at }: Token): readonly FormulaNode[] {
    const opening = this.#token;
    if (this.#takes('(') === null) throw new Stop(opening.at, `"(" is expected after ${text}, not ${quoted(opening)}`);
    const given = [this.#sum()];
    while (this.#takes(',') !== null) given.push(this.#sum());
    this.#close(opening);
    const [least, most] = FUNCTIONS[text as keyof typeof FUNCTIONS];
    if (given.length >= least && given.length <= most) return given;
    const rule = least === most ? 'one value' : `${least} to ${most} values`;
    throw new Stop(at, `${text} takes ${rule}, not ${given.length}`);
  }
}

function valueOfName(name: string): FormulaNode | null {
  if (name === 'x1' || name === 'x2') return { kind: 'variable', index: name === 'x1' ? 0 : 1 };
  const value = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
  return value === undefined ? null : { kind: 'number', value };
}

/**
 * A formula as a tree, or what is wrong with it. Never throws.
 *
 *     sum     = product { ("+" | "-") product }
 *     product = signed { ("*" | "/") signed | power }          a power without operator is a product, as in 3x1 or 2sin(x1)
 *     signed  = ("-" | "+") signed | power
 *     power   = value [ "^" signed ]                           −x^2 is −(x²), 2^3^2 is 2⁹
 *     value   = number | "x1" | "x2" | "pi" | "e" | function "(" sum { "," sum } ")" | "(" sum ")"
 *
 * x₁, x₂, π, −, ·, × and ÷ are read as x1, x2, pi, -, * and /. A product without operator that could be read in two ways
 * (1/2x1, x1^2x2, x1(x2)) is refused.
 */
export function parseFormula(text: string): FormulaNode | FormulaFault {
  const tokens = formulaTokens(text);
  if ('fault' in tokens) return tokens;
  try {
    return new Parser(tokens).whole();
  } catch (stop) {
    if (stop instanceof Stop) return { at: stop.at, fault: stop.fault };
    throw stop;
  }
}
