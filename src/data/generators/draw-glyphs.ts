import { exp } from '../../math/elementary.ts';
import type { RandomStream } from '../../math/rng.ts';
import { drawEach, type Split } from '../generator.ts';
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

/** Examples of the generator `glyphs`. */
export function drawGlyphs(source: GlyphStyle, split: Split, count: number, seed: number) {
  return drawEach({ split, count, seed, size: source.side * source.side }, (i, stream, row) => {
    const digit = i % 10;
    drawGlyph(digit, stream, source, row);
    return digit;
  });
}
