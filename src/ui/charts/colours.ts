import { interpolateLab, interpolatePlasma, piecewise, rgb, scaleLog } from 'd3';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';

export type Scheme = 'light' | 'dark';

/** The part of the scale with enough contrast to the page: no yellow on white, no indigo on black. */
const RUN_RANGE: Record<Scheme, readonly [number, number]> = { light: [0.02, 0.74], dark: [0.36, 1] };

const FAINT: Record<Scheme, string> = { light: '#c9d0d4', dark: '#3a444c' };

export interface RatioScale {
  (ratio: number): string;
  readonly low: number;
  readonly high: number;
  /** Colour of runs that are not highlighted while others are. */
  readonly faint: string;
}

/** Colour of a run: its η/B on a perceptual scale (plasma), the same in every panel. */
export function ratioScale(
  { learningRates, batchSizes }: Pick<SweepPlan, 'learningRates' | 'batchSizes'>,
  scheme: Scheme,
): RatioScale {
  const low = Math.min(...learningRates) / Math.max(...batchSizes);
  const high = Math.max(...learningRates) / Math.min(...batchSizes);
  const place = scaleLog([low, high > low ? high : low * 2], [...RUN_RANGE[scheme]]).clamp(true);
  return Object.assign((ratio: number) => interpolatePlasma(place(ratio)), { low, high, faint: FAINT[scheme] });
}

const MAP_STOPS: Record<Scheme, readonly string[]> = {
  light: ['#eef4f3', '#b9d9d8', '#74b0b8', '#37809a', '#1c5479', '#132f52'],
  dark: ['#17252e', '#1d4356', '#256a80', '#3f98a3', '#86c6bd', '#dcf0e2'],
};

const ramps: Record<Scheme, (t: number) => string> = {
  light: piecewise(interpolateLab, [...MAP_STOPS.light]),
  dark: piecewise(interpolateLab, [...MAP_STOPS.dark]),
};

/** Colour scale of the map, from the page's colour (t = 0) to full contrast (t = 1). */
export const mapColour = (t: number, scheme: Scheme) => ramps[scheme](Math.max(0, Math.min(1, t)));

const linear = (channel: number) => (channel <= 10.31475 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance of a colour in [0, 1]. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Luminance at which white and black have equal contrast: √(1.05 · 0.05) − 0.05. */
const EVEN_LUMINANCE = 0.179;

/** Text colour, black or white, with the higher contrast on a cell of the map. */
export const inkOn = (t: number, scheme: Scheme) =>
  luminance(mapColour(t, scheme)) < EVEN_LUMINANCE ? '#ffffff' : '#05090b';
