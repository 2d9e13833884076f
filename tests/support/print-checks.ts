import { runsIn, runsWidth, type Typeface } from '../../src/figure/font/typeface.ts';
import { type PrintScene, type TextMark, textsOf } from '../../src/figure/print/print-scene.ts';

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Height of digits and capitals of Inter, and how far commas and brackets reach below the line, as fractions of the size. */
const RISE = 0.727;
const FALL = 0.1;

function boxOf({ x, y, text, anchor, size, isUpright, style }: TextMark, typeface: Typeface): TextBox {
  const width = runsWidth(runsIn(text, style), typeface, size);
  const start = { start: 0, middle: -width / 2, end: -width }[anchor];
  if (isUpright)
    return { text, left: x - RISE * size, right: x + FALL * size, top: y - start - width, bottom: y - start };
  return { text, left: x + start, right: x + start + width, top: y - RISE * size, bottom: y + FALL * size };
}

/** What is wrong with the texts of a scene: beyond its edges, over one another, or without a glyph. */
export function textFaults(scene: PrintScene, typeface: Typeface): string[] {
  const texts = textsOf(scene.marks);
  const boxes = texts.map((mark) => boxOf(mark, typeface));
  const beyond = boxes
    .filter(
      ({ left, right, top, bottom }) =>
        left < -0.01 || top < -0.01 || right > scene.width + 0.01 || bottom > scene.height + 0.01,
    )
    .map(({ text }) => `beyond the edge: ${text}`);
  const over = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `over one another: ${a.text} and ${b.text}`),
  );
  const missing = texts.flatMap(({ text, style }) =>
    runsIn(text, style).flatMap((run) =>
      [...run.text].filter((c) => typeface[run.style].glyphOf(c) === 0).map((c) => `no glyph: ${c} in ${text}`),
    ),
  );
  return [...beyond, ...over, ...missing];
}
