import { interpolateLab, piecewise, rgb, scaleLog } from 'd3';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';

export type Scheme = 'light' | 'dark';

/**
 * η/B from low to high. In both schemes lightness rises with the ratio, also for eyes that lack a kind of cones, and every mark has
 * a contrast of 3 to the page (tests/unit/ui/colour-vision.test.ts).
 */
const RATIO_STOPS: Record<Scheme, readonly string[]> = {
  light: ['#2d2f8f', '#5c319c', '#8c3496', '#b53c7f', '#cb5838', '#c4721b', '#b3880f'],
  dark: ['#5468d7', '#876de3', '#b970e0', '#e477bf', '#fa8d74', '#fdab57', '#ffd166'],
};

const ratioRamps: Record<Scheme, (t: number) => string> = {
  light: piecewise(interpolateLab, [...RATIO_STOPS.light]),
  dark: piecewise(interpolateLab, [...RATIO_STOPS.dark]),
};

const FAINT: Record<Scheme, string> = { light: '#c9d0d4', dark: '#3a444c' };

export interface RatioScale {
  (ratio: number): string;
  readonly low: number;
  readonly high: number;
  /** Colour of runs that are not highlighted while others are. */
  readonly faint: string;
}

type Grid = Pick<SweepPlan, 'learningRates' | 'batchSizes'>;

/** The least and the greatest η/B of one sweep, or of two. */
function ratiosOf(...plans: readonly (Grid | null)[]): readonly [number, number] {
  const grids = plans.filter((plan) => plan !== null);
  return [
    Math.min(...grids.map(({ learningRates, batchSizes }) => Math.min(...learningRates) / Math.max(...batchSizes))),
    Math.max(...grids.map(({ learningRates, batchSizes }) => Math.max(...learningRates) / Math.min(...batchSizes))),
  ];
}

/** Colour of a run: its η/B on a perceptual scale, the same in every panel and in a sweep that is compared. */
export function ratioScale(plan: Grid, scheme: Scheme, other: Grid | null = null): RatioScale {
  const [low, high] = ratiosOf(plan, other);
  const place = scaleLog([low, high > low ? high : low * 2], [0, 1]).clamp(true);
  return Object.assign((ratio: number) => ratioRamps[scheme](place(ratio)), { low, high, faint: FAINT[scheme] });
}

/** Of one slate hue, so that only η/B is vivid: pale is low and deep is high in both schemes. */
const MAP_STOPS: Record<Scheme, readonly string[]> = {
  light: ['#eaf1f3', '#bdd0d7', '#86a3b0', '#52748a', '#2c4b60'],
  dark: ['#c2d3da', '#8aa6b3', '#587686', '#33505f', '#20343f'],
};

const ramps: Record<Scheme, (t: number) => string> = {
  light: piecewise(interpolateLab, [...MAP_STOPS.light]),
  dark: piecewise(interpolateLab, [...MAP_STOPS.dark]),
};

/** Colour scale of the map, from pale (t = 0) to deep (t = 1). */
export const mapColour = (t: number, scheme: Scheme) => ramps[scheme](Math.max(0, Math.min(1, t)));

const linear = (channel: number) => (channel <= 10.31475 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance of a colour in [0, 1]. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Luminance at which white and black have equal contrast: √(1.05 · 0.05) − 0.05. */
const EVEN_LUMINANCE = 0.179;

/** Text colour, black or white, with the higher contrast on a colour. */
export const inkOnColour = (colour: string) => (luminance(colour) < EVEN_LUMINANCE ? '#ffffff' : '#05090b');

/** The same on a cell of the map. */
export const inkOn = (t: number, scheme: Scheme) => inkOnColour(mapColour(t, scheme));
