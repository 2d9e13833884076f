import { z } from 'zod';
import { choiceControl, numberControl } from '../control.ts';
import type { drawFormula } from '../formula/draw-formula.ts';
import { formulaControl, thresholdsControl } from '../formula/formula-schema.ts';
import { defineGenerator } from '../generator.ts';

/** The grammar and its evaluation are no part of what a page loads first. */
let loaded: typeof drawFormula | null = null;

/**
 * y = f(x₁, x₂) for a formula of the user, plus normal noise on training examples. x₁, x₂ independent: uniform in [−1, 1), or
 * standard normal. Without thresholds y is the target of a regression; with some, the class is the number of thresholds ≤ y,
 * so that [0] gives the sign of f.
 */
export const formula = defineGenerator({
  kind: 'formula',
  title: 'Formula',
  description: 'A target that is typed as a formula in x₁ and x₂: a number to predict, or its class by thresholds.',
  parameters: z.strictObject({
    kind: z.literal('formula'),
    formula: formulaControl({ label: 'f(x₁, x₂)', initial: 'sin(3x1) * x2' }),
    thresholds: thresholdsControl({ label: 'Class thresholds', initial: [] }),
    inputs: choiceControl('Inputs', ['uniform', 'normal'], 'uniform'),
    noise: numberControl({ label: 'Noise of f', min: 0, max: 10, step: 0.01, unit: 'sd', initial: 0 }),
  }),
  inputShape: () => [2],
  classes: ({ thresholds }) => thresholds.length + 1,
  async load() {
    loaded = (await import('../formula/draw-formula.ts')).drawFormula;
  },
  draw: (...request) => {
    if (loaded === null) throw new Error('formula: load must be awaited before draw, got a call without it.');
    return loaded(...request);
  },
});
