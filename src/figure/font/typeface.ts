import { type FontFace, readFontFace } from './font-face.ts';

export const FONT_STYLES = ['Regular', 'Italic', 'Bold'] as const;
export type FontStyle = (typeof FONT_STYLES)[number];

/** The typeface of figures in its three styles. */
export type Typeface = Readonly<Record<FontStyle, FontFace>>;

export const FAMILY = 'Inter';

export function readTypeface(files: Readonly<Record<FontStyle, Uint8Array>>): Typeface {
  const face = (style: FontStyle) => readFontFace(files[style], `${FAMILY}-${style}`);
  return { Regular: face('Regular'), Italic: face('Italic'), Bold: face('Bold') };
}

/** On the line, or below or above it, smaller. */
export type RunLevel = 0 | -1 | 1;

/** A part of a text in one style. */
export interface TextRun {
  readonly text: string;
  readonly style: FontStyle;
  readonly level: RunLevel;
}

/** Size of a run, and how far it is above the line, as fractions of the size of its text. */
export const RUN_LOOK: Readonly<Record<RunLevel, { readonly size: number; readonly rise: number }>> = {
  0: { size: 1, rise: 0 },
  [-1]: { size: 0.7, rise: -0.16 },
  1: { size: 0.7, rise: 0.36 },
};

/**
 * Symbols of quantities: Greek letters, and single Latin capitals. A is a word and the name of a sweep; B alone, in brackets,
 * before a colon, ÷ or − is that of another.
 */
const SYMBOL = /[α-ωϑϕϱ]|(?<![\p{L}\p{N}])(?!B:|B [÷−]|(?<=\()B\))[B-HJ-Z](?![\p{L}\p{N}])/gu;
const NAME_OF_A_SWEEP = 'B';
/** As on the page: B_crit, g_B, B^α. */
const INDEX = /([_^])([A-Z]|\p{Ll}+|\p{Nd}+)/gu;

function symbolRuns(text: string, level: RunLevel): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const upright = (to: number) => {
    if (to > at) runs.push({ text: text.slice(at, to), style: 'Regular', level });
  };
  for (const match of text.matchAll(SYMBOL)) {
    upright(match.index);
    runs.push({ text: match[0], style: 'Italic', level });
    at = match.index + match[0].length;
  }
  upright(text.length);
  return runs;
}

/** A text in runs: symbols of quantities in italics, as papers set them, the rest upright; indices and powers smaller. */
export function textRuns(text: string): TextRun[] {
  if (text === NAME_OF_A_SWEEP) return [{ text, style: 'Regular', level: 0 }];
  const runs: TextRun[] = [];
  let at = 0;
  for (const match of text.matchAll(INDEX)) {
    const [whole, sign, index = ''] = match;
    runs.push(...symbolRuns(text.slice(at, match.index), 0), ...symbolRuns(index, sign === '_' ? -1 : 1));
    at = match.index + whole.length;
  }
  return [...runs, ...symbolRuns(text.slice(at), 0)];
}

/** The runs of a text, all in one style where that is given. */
export const runsIn = (text: string, style: FontStyle | undefined): readonly TextRun[] =>
  style ? [{ text, style, level: 0 }] : textRuns(text);

/** Width of runs at a size, in the unit of the size. */
export const runsWidth = (runs: readonly TextRun[], typeface: Typeface, size: number): number =>
  runs.reduce((sum, { text, style, level }) => {
    const face = typeface[style];
    const units = [...text].reduce((total, character) => total + face.advance(face.glyphOf(character)), 0);
    return sum + (units * size * RUN_LOOK[level].size) / face.unitsPerEm;
  }, 0);

/** A glyph of a text, at a distance from its start and above its line, in the unit of the size of the text. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly character: string;
  readonly style: FontStyle;
  readonly along: number;
  readonly rise: number;
  /** Of the run, in the same unit. */
  readonly size: number;
}

/** The glyphs of runs at a size, from `start`. */
export function placedGlyphs(
  runs: readonly TextRun[],
  typeface: Typeface,
  { size, start }: { readonly size: number; readonly start: number },
): PlacedGlyph[] {
  let along = start;
  return runs.flatMap(({ text, style, level }) => {
    const face = typeface[style];
    const look = RUN_LOOK[level];
    return [...text].map((character): PlacedGlyph => {
      const glyph = face.glyphOf(character);
      const placed = { glyph, character, style, along, rise: look.rise * size, size: look.size * size };
      along += (face.advance(glyph) * size * look.size) / face.unitsPerEm;
      return placed;
    });
  });
}
