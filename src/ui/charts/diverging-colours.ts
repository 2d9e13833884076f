import { interpolateLab, piecewise, rgb } from 'd3';
import type { Scheme } from './colours.ts';

/**
 * Below equality teal, above it brown, at equality as the page: the same hues in both schemes, and more contrast to the page
 * the farther from it. Teal and brown stay apart in every common form of colour blindness.
 */
const STOPS: Record<Scheme, readonly string[]> = {
  light: ['#00534c', '#4c9f96', '#f2f4f4', '#c9934a', '#6f3f00'],
  dark: ['#7fe3d6', '#3c8f86', '#1b252b', '#a8743a', '#f7c583'],
};

const ramps: Record<Scheme, (t: number) => string> = {
  light: piecewise(interpolateLab, [...STOPS.light]),
  dark: piecewise(interpolateLab, [...STOPS.dark]),
};

/** Colour of a difference, t in [−1, 1]: 0 is equality. */
export const differenceColour = (t: number, scheme: Scheme) => ramps[scheme]((1 + Math.max(-1, Math.min(1, t))) / 2);

/** A colour that is `share` of the way from that of equality: of cells about which nothing is decided. */
export const mutedColour = (t: number, scheme: Scheme, share = 0.35) =>
  rgb(interpolateLab(differenceColour(0, scheme), differenceColour(t, scheme))(share)).formatHex();
