import { z } from 'zod';
import { numberControl } from '../control.ts';
import { defineGenerator, drawTargets } from '../generator.ts';

/**
 * Independent normal inputs with deviations 1, r, r², …, y = Σ xⱼ + noise · N(0, 1) in both splits. Escape times are measured
 * on two inputs with r = ½, unit noise and 512 examples: H = E[xxᵀ] and C ≈ σ²H.
 */
export const linearRegression = defineGenerator({
  kind: 'linearRegression',
  title: 'Linear regression',
  parameters: z.strictObject({
    kind: z.literal('linearRegression'),
    dimension: numberControl({ label: 'Dimension', min: 1, max: 64, step: 1, initial: 2 }),
    ratio: numberControl({ label: 'Deviation ratio', min: 0.05, max: 1, step: 0.05, initial: 0.5 }),
    noise: numberControl({ label: 'Target noise', min: 0, max: 5, step: 0.05, unit: 'sd', initial: 1 }),
  }),
  inputShape: ({ dimension }) => [dimension],
  classes: () => 1,
  draw: ({ dimension, ratio, noise }, split, count, seed) =>
    drawTargets({ split, count, seed, size: dimension }, (_, stream, row) => {
      let [deviation, sum] = [1, 0];
      for (let j = 0; j < dimension; j++, deviation *= ratio) {
        row[j] = deviation * stream.normal();
        sum += row[j];
      }
      return sum + noise * stream.normal();
    }),
});
