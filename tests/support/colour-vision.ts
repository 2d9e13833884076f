import { lab, rgb } from 'd3';

type Matrix = readonly [readonly number[], readonly number[], readonly number[]];

/**
 * What a colour turns into for eyes that lack a kind of cones, as matrices on linear sRGB. Source of the first three: Machado,
 * Oliveira, Fernandes 2009, doi:10.1109/TVCG.2009.113, table of severity 1.0. Achromatopsia: relative luminance, WCAG 2.2.
 */
export const COLOUR_VISION = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  achromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
} as const satisfies Record<string, Matrix>;
export type ColourVision = keyof typeof COLOUR_VISION;
export const COLOUR_VISIONS = Object.keys(COLOUR_VISION) as ColourVision[];

/** sRGB to linear light and back, IEC 61966-2-1; channels in [0, 1]. */
const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

/** A colour as it is seen, in CIELAB. What falls out of sRGB is clipped, as a screen does. */
export function seenAs(colour: string, vision: ColourVision) {
  const { r, g, b } = rgb(colour);
  const light = [r, g, b].map((channel) => toLinear(channel / 255));
  const [red, green, blue] = (COLOUR_VISION[vision] as Matrix).map((row) =>
    fromLinear(
      Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, weight, i) => sum + weight * light[i], 0),
        ),
      ),
    ),
  );
  const { l, a, b: yellow } = lab(rgb(255 * red, 255 * green, 255 * blue));
  return { l, a, b: yellow };
}

/** CIE 1976 colour difference ΔE*ab: the distance in CIELAB. */
export const colourDifference = (p: ReturnType<typeof seenAs>, q: ReturnType<typeof seenAs>) =>
  Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);

/** Relative luminance in [0, 1]. Source: WCAG 2.2. */
export function luminanceOf(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red, green, blue] = [r, g, b].map((channel) => toLinear(channel / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
