/** Functions of a formula: how many values they take, and at most how many. */
export const FUNCTIONS = {
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  tanh: [1, 1],
  sign: [1, 1],
  step: [1, 1],
  min: [2, 8],
  max: [2, 8],
} as const satisfies Record<string, readonly [least: number, most: number]>;
export type FunctionName = keyof typeof FUNCTIONS;

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);

export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

export type BinaryOperator = '+' | '-' | '*' | '/' | '^';

/** A formula as a tree. Variable 0 is x₁, variable 1 is x₂. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly index: 0 | 1 }
  | { readonly kind: 'negate'; readonly of: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly given: readonly FormulaNode[] };
