import { z } from 'zod';
import { choiceControl, numberControl } from '../control.ts';
import { formulaControl, thresholdsControl } from '../formula/formula-schema.ts';
import { defineGenerator, drawnLater } from '../generator.ts';

/**
 * y = f(x₁, x₂) for a formula of the user, plus normal noise on training examples. x₁, x₂ independent: uniform in [−1, 1), or
 * standard normal. Without thresholds y is the target of a regression; with some, the class is the number of thresholds ≤ y,
 * so that [0] gives the sign of f.
 */
export const formula = defineGenerator({
  kind: 'formula',
  title: 'Formula',
  parameters: z.strictObject({
    kind: z.literal('formula'),
    formula: formulaControl({ label: 'f(x₁, x₂)', initial: 'sin(3x1) * x2' }),
    thresholds: thresholdsControl({ label: 'Class thresholds', initial: [] }),
    inputs: choiceControl('Inputs', ['uniform', 'normal'], 'uniform'),
    noise: numberControl({ label: 'Noise of f', min: 0, max: 10, step: 0.01, unit: 'sd', initial: 0 }),
  }),
  inputShape: () => [2],
  classes: ({ thresholds }) => thresholds.length + 1,
  ...drawnLater(async () => (await import('../formula/draw-formula.ts')).drawFormula),
});
