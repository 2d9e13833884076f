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

/** A part of a text in one style. */
export interface TextRun {
  readonly text: string;
  readonly style: FontStyle;
}

/** Symbols of quantities: Greek letters, and single Latin capitals but for A, which is a word and the name of a sweep. */
const SYMBOL = /[α-ωϑϕϱ]|(?<![\p{L}\p{N}])[B-HJ-Z](?![\p{L}\p{N}])/gu;

/** A text in runs: symbols of quantities in italics, as papers set them, the rest upright. */
export function textRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  const upright = (to: number) => {
    if (to > at) runs.push({ text: text.slice(at, to), style: 'Regular' });
  };
  for (const match of text.matchAll(SYMBOL)) {
    upright(match.index);
    runs.push({ text: match[0], style: 'Italic' });
    at = match.index + match[0].length;
  }
  upright(text.length);
  return runs;
}

/** Width of runs at a size, in the unit of the size. */
export const runsWidth = (runs: readonly TextRun[], typeface: Typeface, size: number): number =>
  runs.reduce((sum, { text, style }) => {
    const face = typeface[style];
    const units = [...text].reduce((total, character) => total + face.advance(face.glyphOf(character)), 0);
    return sum + (units * size) / face.unitsPerEm;
  }, 0);
