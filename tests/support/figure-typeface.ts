import { readFileSync } from 'node:fs';
import { FONT_STYLES, type FontStyle, readTypeface, type Typeface } from '../../src/figure/font/typeface.ts';

const FOLDER = 'src/figure/font/inter';

export const fontBytes = (style: FontStyle): Uint8Array => new Uint8Array(readFileSync(`${FOLDER}/Inter-${style}.ttf`));

/** The typeface of figures, from the files that the page serves. */
export function figureTypeface(): Typeface {
  const [Regular, Italic, Bold] = FONT_STYLES.map(fontBytes) as [Uint8Array, Uint8Array, Uint8Array];
  return readTypeface({ Regular, Italic, Bold });
}
