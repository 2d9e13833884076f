import { z } from 'zod';
import { exp } from '../../math/elementary.ts';
import type { RandomStream } from '../../math/rng.ts';
import { numberControl } from '../control.ts';
import { defineGenerator, drawEach } from '../generator.ts';
import { rasterise } from './glyph-raster.ts';
import { writeDigit } from './glyph-shape.ts';

/** Lengths as fractions of the side of the image; `…Sd` are standard deviations, for the pen of its logarithm. */
const PAGE = { size: 0.7, sizeSd: 0.04, offsetSd: 0.03, pen: 0.055, penSd: 0.25, faintest: 0.8 };

interface GlyphStyle {
  readonly side: number;
  readonly distortion: number;
  readonly pixelNoise: number;
}

function drawGlyph(
  digit: number,
  stream: RandomStream,
  { side, distortion, pixelNoise }: GlyphStyle,
  image: Float32Array,
) {
  const shape = writeDigit(digit, stream, distortion);
  const size = side * PAGE.size * (1 + distortion * PAGE.sizeSd * stream.normal());
  const centre = [0, 1].map(() => side * (0.5 + distortion * PAGE.offsetSd * stream.normal()));
  const placed = shape.map((value, i) => centre[i % 2] + size * value);
  const radius = side * PAGE.pen * exp(distortion * PAGE.penSd * stream.normal());
  const ink = PAGE.faintest + (1 - PAGE.faintest) * stream.uniform();
  rasterise(placed, side, { radius, ink }, image);
  const amplitude = 2 * Math.sqrt(3) * pixelNoise; // width of a uniform variable with standard deviation pixelNoise
  for (let i = 0; i < image.length; i++)
    image[i] = Math.max(0, Math.min(1, image[i] + amplitude * (stream.uniform() - 0.5)));
}

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
  draw: (source, split, count, seed) =>
    drawEach({ split, count, seed, size: source.side * source.side }, (i, stream, row) => {
      const digit = i % 10;
      drawGlyph(digit, stream, source, row);
      return digit;
    }),
});
