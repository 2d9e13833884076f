import { z } from 'zod';
import { cos, sin } from '../../math/elementary.ts';
import { numberControl } from '../control.ts';
import { defineGenerator, drawEach } from '../generator.ts';

/** Class c of K lies on the circle of radius (c + 1)/K around 0, uniform in angle, plus normal noise on both coordinates. */
export const circles = defineGenerator({
  kind: 'circles',
  title: 'Concentric circles',
  parameters: z.strictObject({
    kind: z.literal('circles'),
    rings: numberControl({ label: 'Rings', min: 2, max: 10, step: 1, initial: 2 }),
    noise: numberControl({ label: 'Noise', min: 0, max: 1, step: 0.01, unit: 'sd', initial: 0.08 }),
  }),
  inputShape: () => [2],
  classes: ({ rings }) => rings,
  draw: ({ rings, noise }, split, count, seed) =>
    drawEach({ split, count, seed, size: 2 }, (i, stream, row) => {
      const label = i % rings;
      const radius = (label + 1) / rings;
      const angle = 2 * Math.PI * stream.uniform();
      row[0] = radius * cos(angle) + noise * stream.normal();
      row[1] = radius * sin(angle) + noise * stream.normal();
      return label;
    }),
});
