/** Formulas to begin with: [formula, thresholds]. */
export const FORMULA_EXAMPLES: readonly (readonly [formula: string, thresholds: readonly number[]])[] = [
  ['sin(3x1) * x2', []],
  ['x1^2 + x2^2', []],
  ['exp(-4(x1^2 + x2^2)) - 0.3x1', []],
  ['x1 * x2', [0]],
  ['x1^2 + x2^2 - 0.5', [0]],
  ['sin(2pi*x1) * sin(2pi*x2)', [0]],
  ['x1 + 0.3sin(4x2)', [-0.4, 0.4]],
];
