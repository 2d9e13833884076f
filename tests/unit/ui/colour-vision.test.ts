import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mapColour, ratioScale, type Scheme } from '../../../src/ui/charts/colours.ts';
import { differenceColour } from '../../../src/ui/charts/diverging-colours.ts';
import {
  COLOUR_VISIONS,
  type ColourVision,
  colourDifference,
  luminanceOf,
  seenAs,
} from '../../support/colour-vision.ts';

/** Distinguishable: above the just noticeable difference of ΔE*ab, 2.3 (Mahy, Van Eycken, Oosterlinck 1994). */
const DISTINCT = 3;
/** Of large patches that mean the opposite of each other. */
const OPPOSITE = 20;
/** Of graphics that are needed to understand a figure: WCAG 2.2, 1.4.11. */
const CONTRAST = 3;

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const CASES = SCHEMES.flatMap((scheme) => COLOUR_VISIONS.map((vision) => [scheme, vision] as const));

/** The seven ratios of 4 η × 4 B in powers of two, as on the first sweep. */
function ratioColours(scheme: Scheme): string[] {
  const scale = ratioScale({ learningRates: [0.1, 0.2, 0.4, 0.8], batchSizes: [32, 64, 128, 256] }, scheme);
  return Array.from({ length: 7 }, (_, octave) => scale((0.1 / 256) * 2 ** octave));
}
/** Fills at fifths of the scale. */
const fills = (scheme: Scheme) => [0, 0.25, 0.5, 0.75, 1].map((t) => mapColour(t, scheme));

const steps = (colours: readonly string[], vision: ColourVision) => {
  const seen = colours.map((colour) => seenAs(colour, vision));
  return seen.slice(1).map((next, i) => ({ difference: colourDifference(seen[i], next), rise: next.l - seen[i].l }));
};

describe.each(CASES)('in %s, to eyes with %s', (scheme, vision) => {
  test('ratios get lighter one after the other, and neighbours are distinguishable', () => {
    for (const { difference, rise } of steps(ratioColours(scheme), vision)) {
      expect(difference).toBeGreaterThan(DISTINCT);
      expect(rise).toBeGreaterThan(0);
    }
  });

  test('fills of cells get deeper one after the other, and neighbours are distinguishable', () => {
    for (const { difference, rise } of steps(fills(scheme), vision)) {
      expect(difference).toBeGreaterThan(DISTINCT);
      expect(rise).toBeLessThan(0);
    }
  });
});

// Without any colour the sign of a difference is in the numbers of the cells alone.
test.each(CASES.filter(([, vision]) => vision !== 'achromatopsia'))(
  'in %s, to eyes with %s, equal differences of opposite sign have two colours',
  (scheme, vision) => {
    for (const t of [0.5, 1]) {
      const [less, more] = [-t, t].map((at) => seenAs(differenceColour(at, scheme), vision));
      expect(colourDifference(less, more)).toBeGreaterThan(OPPOSITE);
    }
  },
);

test.each(SCHEMES)('in %s every ratio has a contrast of 3 to the page', (scheme) => {
  const tokens = readFileSync(join(import.meta.dirname, '../../../src/ui/styles/tokens.css'), 'utf8');
  const papers = [...tokens.matchAll(/--paper: (#\w+);/g)].map(([, colour]) => colour);
  const paper = luminanceOf(papers[scheme === 'light' ? 0 : 1]);
  for (const colour of ratioColours(scheme)) {
    const mark = luminanceOf(colour);
    expect((Math.max(mark, paper) + 0.05) / (Math.min(mark, paper) + 0.05)).toBeGreaterThan(CONTRAST);
  }
});

test('the simulation is that of its source: red and green of one luminance are one to a protanope, two to others', () => {
  // A grey stays as it is for everyone: each row of a matrix adds up to 1.
  for (const vision of COLOUR_VISIONS)
    expect(colourDifference(seenAs('#808080', vision), seenAs('#808080', 'normal'))).toBeLessThan(0.01);
  const apart = (vision: ColourVision) => colourDifference(seenAs('#c00000', vision), seenAs('#4d4400', vision));
  expect(apart('normal')).toBeGreaterThan(50);
  expect(apart('protanopia')).toBeLessThan(15);
});
