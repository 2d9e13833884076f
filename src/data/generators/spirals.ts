import { z } from 'zod';
import { cos, sin } from '../../math/elementary.ts';
import { choiceControl, numberControl } from '../control.ts';
import { defineGenerator, drawEach, type Split } from '../generator.ts';

const START = 0.05;
const OUTER_RADIUS = 1.5;

/**
 * Even places on [0.05, 1] for n points of an arm: training points as numpy's linspace(0.05, 1, n), test points at the centres
 * of n cells of equal width. The only setting in which an example depends on the number of examples.
 */
function evenPlace(split: Split, j: number, n: number): number {
  if (split === 'test') return START + ((1 - START) * (j + 0.5)) / n;
  return n === 1 ? START : START + ((1 - START) * j) / (n - 1);
}

/**
 * Arm c of K: angle 2π·turns·t + 2πc/K at radius 1.5·t, t in [0.05, 1], plus normal noise on both coordinates.
 * With 2 arms, 1.5 turns, noise 0 and even spacing, 200 training examples are the preset SPIRAL of `presets.ts`.
 */
export const spirals = defineGenerator({
  kind: 'spirals',
  title: 'Spirals',
  parameters: z.strictObject({
    kind: z.literal('spirals'),
    arms: numberControl({ label: 'Arms', min: 2, max: 10, step: 1, initial: 2 }),
    turns: numberControl({ label: 'Turns', min: 0.25, max: 5, step: 0.25, initial: 1.5 }),
    noise: numberControl({ label: 'Noise', min: 0, max: 1, step: 0.01, unit: 'sd', initial: 0 }),
    spacing: choiceControl('Spacing', ['even', 'random'], 'even'),
  }),
  inputShape: () => [2],
  classes: ({ arms }) => arms,
  draw: ({ arms, turns, noise, spacing }, split, count, seed) =>
    drawEach({ split, count, seed, size: 2 }, (i, stream, row) => {
      const label = i % arms;
      const onArm = Math.ceil((count - label) / arms);
      const t =
        spacing === 'even' ? evenPlace(split, Math.floor(i / arms), onArm) : START + (1 - START) * stream.uniform();
      const angle = 2 * Math.PI * (turns * t + label / arms);
      row[0] = OUTER_RADIUS * t * cos(angle) + noise * stream.normal();
      row[1] = OUTER_RADIUS * t * sin(angle) + noise * stream.normal();
      return label;
    }),
});
