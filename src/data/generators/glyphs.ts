import { z } from 'zod';
import { numberControl } from '../control.ts';
import { defineGenerator, drawnLater } from '../generator.ts';

/**
 * Procedural handwritten digits: one of a few stroke skeletons per digit, jittered, bent, slanted, rotated, scaled to the
 * image, drawn with a random pen, plus noise on every pixel; values in [0, 1]. About as hard as MNIST at equal sizes.
 */
export const glyphs = defineGenerator({
  kind: 'glyphs',
  title: 'Glyphs',
  parameters: z.strictObject({
    kind: z.literal('glyphs'),
    side: numberControl({ label: 'Side', min: 6, max: 32, step: 1, unit: 'px', initial: 12 }),
    distortion: numberControl({ label: 'Distortion', min: 0, max: 2, step: 0.05, initial: 1 }),
    pixelNoise: numberControl({ label: 'Pixel noise', min: 0, max: 1, step: 0.01, unit: 'sd', initial: 0.04 }),
  }),
  inputShape: ({ side }) => [side, side, 1],
  classes: () => 10,
  ...drawnLater(async () => (await import('./draw-glyphs.ts')).drawGlyphs),
});
