import { z } from 'zod';
import { cos, sin } from '../../math/elementary.ts';
import { numberControl } from '../control.ts';
import { defineGenerator, drawEach } from '../generator.ts';

/** Class 0: (cos a, sin a); class 1: (1 − cos a, ½ − sin a); a uniform in [0, π); plus normal noise on both coordinates. */
export const moons = defineGenerator({
  kind: 'moons',
  title: 'Two moons',
  parameters: z.strictObject({
    kind: z.literal('moons'),
    noise: numberControl({ label: 'Noise', min: 0, max: 1, step: 0.01, unit: 'sd', initial: 0.15 }),
  }),
  inputShape: () => [2],
  classes: () => 2,
  draw: ({ noise }, split, count, seed) =>
    drawEach({ split, count, seed, size: 2 }, (i, stream, row) => {
      const label = i % 2;
      const angle = Math.PI * stream.uniform();
      row[0] = (label === 0 ? cos(angle) : 1 - cos(angle)) + noise * stream.normal();
      row[1] = (label === 0 ? sin(angle) : 0.5 - sin(angle)) + noise * stream.normal();
      return label;
    }),
});
