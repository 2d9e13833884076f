/** Font size of all text in figures, in CSS pixels; --text-figure in tokens.css on the page. */
export const FONT_SIZE = 13;

/** Mean width of a letter of a proportional face as a fraction of its size: enough to lay text out without a DOM. */
const LETTER = 0.5;

export const textWidth = (text: string) => text.length * LETTER * FONT_SIZE;

/** Breaks text between words into lines of at most `width` pixels; a number stays with its %. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ (?!%)/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
