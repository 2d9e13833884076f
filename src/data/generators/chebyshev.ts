import { z } from 'zod';
import { choiceControl, numberControl } from '../control.ts';
import { defineGenerator, drawTargets, type Split } from '../generator.ts';

/** T_k(x) by T_{k+1} = 2x T_k − T_{k−1}. */
function polynomial(degree: number, x: number): number {
  let [before, value] = [1, x];
  for (let k = 1; k < degree; k++) [before, value] = [value, 2 * x * value - before];
  return value;
}

/** Training points as numpy's linspace(−1, 1, n); test points in the middle of n cells of equal width. */
function evenPlace(split: Split, i: number, n: number): number {
  if (split === 'test') return -1 + (2 * i + 1) / n;
  return n === 1 ? -1 : -1 + (2 * i) / (n - 1);
}

/**
 * y = T_k(x) on [−1, 1], plus normal noise on training targets. With even spacing an example depends on the number of
 * examples. Degrees 4 and 5 at 20 points are those of Cohen et al. 2021.
 */
export const chebyshev = defineGenerator({
  kind: 'chebyshev',
  title: 'Chebyshev polynomial',
  parameters: z.strictObject({
    kind: z.literal('chebyshev'),
    degree: numberControl({ label: 'Degree', min: 1, max: 30, step: 1, initial: 5 }),
    noise: numberControl({ label: 'Target noise', min: 0, max: 1, step: 0.01, unit: 'sd', initial: 0 }),
    spacing: choiceControl('Spacing', ['even', 'random'], 'even'),
  }),
  inputShape: () => [1],
  classes: () => 1,
  draw: ({ degree, noise, spacing }, split, count, seed) =>
    drawTargets({ split, count, seed, size: 1 }, (i, stream, row) => {
      row[0] = spacing === 'even' ? evenPlace(split, i, count) : 2 * stream.uniform() - 1;
      const error = split === 'train' ? noise * stream.normal() : 0;
      return polynomial(degree, row[0]) + error;
    }),
});
