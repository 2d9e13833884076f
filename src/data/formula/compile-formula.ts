import { cos, exp, log, sin, tanh } from '../../math/elementary.ts';
import type { BinaryOperator, FormulaNode, FunctionName } from './node.ts';

/** Exponents up to this are products. */
const MOST_FACTORS = 64;
/** Angles beyond it have no sine here; see `sin`. */
const LARGEST_ANGLE = 2 ** 20;

function integerPower(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / result : result;
}

/**
 * xʸ with the same bits everywhere: for integers |y| ≤ 64 repeated squaring, within 2|y| roundings; otherwise
 * exp(y·log x), within about 1 + |y·log x| of them. 0ʸ = 0 for y > 0; NaN for x < 0 and y no such integer.
 */
export function power(x: number, y: number): number {
  if (Number.isInteger(y) && Math.abs(y) <= MOST_FACTORS) return integerPower(x, y);
  if (x === 0 && y > 0) return 0;
  return exp(y * log(x));
}

const hasSine = (x: number) => x >= -LARGEST_ANGLE && x <= LARGEST_ANGLE;
const sine = (x: number) => (hasSine(x) ? sin(x) : Number.NaN);
const cosine = (x: number) => (hasSine(x) ? cos(x) : Number.NaN);

/** step(0) = 1; sign(0) = 0. NaN stays NaN. */
const UNARY: Readonly<Record<Exclude<FunctionName, 'min' | 'max'>, (x: number) => number>> = {
  sin: sine,
  cos: cosine,
  tan: (x) => sine(x) / cosine(x),
  exp,
  log,
  sqrt: Math.sqrt, // correctly rounded by IEEE 754
  abs: Math.abs,
  tanh,
  sign: (x) => (Number.isNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0),
  step: (x) => (Number.isNaN(x) ? x : x >= 0 ? 1 : 0),
};

const BINARY: Readonly<Record<BinaryOperator | 'min' | 'max', (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};

/** Steps of a stack machine, in postfix order. */
type Instruction =
  | { readonly kind: 'push'; readonly value: number }
  | { readonly kind: 'load'; readonly index: 0 | 1 }
  | { readonly kind: 'unary'; readonly apply: (x: number) => number }
  | { readonly kind: 'binary'; readonly apply: (a: number, b: number) => number };

function* instructionsOf(node: FormulaNode): Generator<Instruction> {
  switch (node.kind) {
    case 'number':
      yield { kind: 'push', value: node.value };
      return;
    case 'variable':
      yield { kind: 'load', index: node.index };
      return;
    case 'negate':
      yield* instructionsOf(node.of);
      yield { kind: 'unary', apply: (x) => -x };
      return;
    case 'binary':
      yield* instructionsOf(node.left);
      yield* instructionsOf(node.right);
      yield { kind: 'binary', apply: BINARY[node.operator] };
      return;
    case 'call': {
      const { name, given } = node;
      for (const [i, value] of given.entries()) {
        yield* instructionsOf(value);
        if (name === 'min' || name === 'max') {
          if (i > 0) yield { kind: 'binary', apply: BINARY[name] };
        } else yield { kind: 'unary', apply: UNARY[name] };
      }
    }
  }
}

export type FormulaFunction = (x1: number, x2: number) => number;

/**
 * f(x₁, x₂) of a formula, in f64. Only +, −, ×, ÷, √ and elementary.ts are used, so that every machine and browser gets the
 * same bits. Not finite where the formula has no value: log of a number ≤ 0, √ of one < 0, a division by 0, an angle
 * beyond ±2²⁰.
 */
export function compileFormula(node: FormulaNode): FormulaFunction {
  const program = [...instructionsOf(node)];
  const stack = new Float64Array(program.length);
  return (x1, x2) => {
    let top = -1;
    for (const step of program) {
      if (step.kind === 'push') stack[++top] = step.value;
      else if (step.kind === 'load') stack[++top] = step.index === 0 ? x1 : x2;
      else if (step.kind === 'unary') stack[top] = step.apply(stack[top]);
      else {
        top--;
        stack[top] = step.apply(stack[top], stack[top + 1]);
      }
    }
    return stack[0];
  };
}
