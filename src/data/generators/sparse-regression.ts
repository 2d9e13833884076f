import { z } from 'zod';
import { numberControl } from '../control.ts';
import { defineGenerator, drawTargets } from '../generator.ts';

/**
 * Sparse regression: x ~ N(0, I_d), y = x₁ + … + x_s, plus normal noise on training targets. Claims about diagonal networks
 * use d = 60, s = 3 and 30 training examples.
 */
export const sparseRegression = defineGenerator({
  kind: 'sparseRegression',
  title: 'Sparse regression',
  parameters: z.strictObject({
    kind: z.literal('sparseRegression'),
    dimension: numberControl({ label: 'Dimension', min: 2, max: 1024, step: 1, initial: 60 }),
    nonzeros: numberControl({ label: 'Non-zero weights', min: 1, max: 100, step: 1, initial: 3 }),
    noise: numberControl({ label: 'Target noise', min: 0, max: 5, step: 0.01, unit: 'sd', initial: 0 }),
  }),
  inputShape: ({ dimension }) => [dimension],
  classes: () => 1,
  draw: ({ dimension, nonzeros, noise }, split, count, seed) =>
    drawTargets({ split, count, seed, size: dimension }, (_, stream, row) => {
      for (let j = 0; j < dimension; j++) row[j] = stream.normal();
      let sum = 0;
      for (let j = 0; j < Math.min(nonzeros, dimension); j++) sum += row[j];
      return split === 'train' ? sum + noise * stream.normal() : sum;
    }),
});
