import { type AxisKind, type AxisScale, createScale, type Domain } from '../axes/scale.ts';
import { type Tick, ticksAt, ticksOf } from '../axes/ticks.ts';
import { runsWidth, type Typeface, textRuns } from '../font/typeface.ts';
import { FONT_SIZE } from '../words.ts';
import type { Dash, Tint } from './plot-content.ts';

/** Sizes in points, as journals ask for them: text of 7 pt, letters of panels 8 pt, axes 0.5 pt, curves 0.8 pt. */
export const PRINT = {
  text: 7,
  letter: 8,
  axis: 0.5,
  curve: 0.8,
  bar: 0.7,
  tick: 2.5,
  line: 8.4,
  radius: 1.6,
  gap: 3,
  swatch: 9,
} as const;

export const BLACK = '#000000';
/** Minimum contrast of 3 : 1 to white. */
const PALEST = 0x94;

const DASH_LENGTHS: Readonly<Record<Dash, readonly number[]>> = {
  solid: [],
  dashed: [3, 2],
  dotted: [0.9, 1.3],
  dashDotted: [4, 1.5, 0.9, 1.5],
};
/** Dashes of curves in grey, in order of their tints. */
const GREY_DASHES: readonly (readonly number[])[] = [
  [],
  [5, 1.6],
  [2.4, 1.4],
  [0.9, 1.3],
  [5, 1.4, 0.9, 1.4],
  [7, 1.2, 2, 1.2],
];

/** How tints are printed. */
export interface Inks {
  colour(tint: Tint): string;
  /** Lengths of strokes and gaps of a curve. */
  dash(tint: Tint, dash: Dash): readonly number[];
}

const grey = (value: number) => {
  const channel = Math.round(value).toString(16).padStart(2, '0');
  return `#${channel}${channel}${channel}`;
};

/** In colour; or in greys of the tints' order with a dash for each, where dashes do not say something else in the figure. */
export const inksOf = (isGrey: boolean, hasDashes: boolean): Inks => ({
  colour: ({ colour, tone }) => (isGrey ? grey(PALEST * Math.max(0, Math.min(1, tone))) : colour),
  dash: ({ rank }, dash) =>
    isGrey && !hasDashes ? (GREY_DASHES[rank % GREY_DASHES.length] ?? []) : DASH_LENGTHS[dash],
});

/** The grey of a colour with the same luminance. Source: WCAG 2.2, relative luminance. */
export function greyOf(colour: string): string {
  const linear = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const [r = 0, g = 0, b = 0] = linear;
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return grey(255 * (luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * luminance ** (1 / 2.4) - 0.055));
}

/** Widths of texts of figures and breaks between their lines, in points. */
export interface TextFitter {
  readonly typeface: Typeface;
  width(text: string, size?: number): number;
  /** Lines of at most a width, broken between words. */
  wrap(text: string, width: number): string[];
  /** As many lines, about equally long. */
  balanced(text: string, width: number): string[];
}

export function createFitter(typeface: Typeface): TextFitter {
  const width = (text: string, size: number = PRINT.text) => runsWidth(textRuns(text), typeface, size);
  const wrap = (text: string, room: number): string[] => {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && width(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  };
  return {
    typeface,
    width,
    wrap,
    balanced(text, room) {
      const count = wrap(text, room).length;
      let least = room / count;
      for (let step = room - least; step > 1; step /= 2) while (wrap(text, least).length > count) least += step / 2;
      return wrap(text, least);
    },
  };
}

/** Pixels of the page's axes, whose rules for ticks are for text of FONT_SIZE, per point of print. */
const PIXELS = FONT_SIZE / PRINT.text;

interface TickRequest {
  readonly kind: AxisKind;
  readonly domain: Domain;
  readonly length: number;
  readonly along: 'x' | 'y';
  readonly values?: readonly number[] | undefined;
  readonly format?: ((value: number) => string) | undefined;
}

/** Ticks by the rules of the page, in points from the start of the axis; of y from its top. */
export function printTicks({ kind, domain, length, along, values, format }: TickRequest): Tick[] {
  const range: Domain = along === 'x' ? [0, length * PIXELS] : [length * PIXELS, 0];
  const scale: AxisScale = createScale(kind, domain, range);
  const ticks =
    values && format ? ticksAt(values, scale, format) : ticksOf(scale, { along, ...(format ? { format } : {}) });
  return ticks.map((tick) => ({ ...tick, at: tick.at / PIXELS }));
}
