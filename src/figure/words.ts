/** Width of a letter of a proportional face as a fraction of its size: enough to lay words out without a DOM. */
const LETTER = 0.5;

export const textWidth = (text: string, size: number) => text.length * LETTER * size;

/** Breaks words into lines at most so wide. */
export function wrapWords(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
