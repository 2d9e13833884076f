import { subsetFont } from '../font/subset-font.ts';
import {
  FAMILY,
  FONT_STYLES,
  type FontStyle,
  placedGlyphs,
  RUN_LOOK,
  runsIn,
  runsWidth,
  type TextRun,
  type Typeface,
} from '../font/typeface.ts';
import { xmlText } from '../xml-text.ts';
import type { Path } from './path.ts';
import {
  type GradientMark,
  type Paint,
  POINTS_PER_MM,
  type PrintAbout,
  type PrintMark,
  type PrintScene,
  type ShapeMark,
  type TextMark,
} from './print-scene.ts';

/** Letters as shapes, which every program draws alike; or as text in an embedded font, which can be edited. */
export const TEXT_MODES = ['outlined', 'editable'] as const;
export type TextMode = (typeof TEXT_MODES)[number];

const rounded = (value: number, digits: number) =>
  Number(value.toFixed(digits))
    .toString()
    .replace(/^(-?)0\./, '$1.');
const at = (value: number) => rounded(value, 2);

/** Numbers in sequence: a space only where the next does not begin with a sign. */
const sequence = (values: readonly string[]) =>
  values.reduce((text, value) => (text === '' || value.startsWith('-') ? text + value : `${text} ${value}`), '');

/** Path data with relative coordinates, each from the rounded end of the one before, so that errors do not add up. */
export function svgPath(path: Path, digits = 2): string {
  const unit = 10 ** digits;
  const snap = (value: number) => Math.round(value * unit);
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let last = '';
  return path
    .map((segment) => {
      const [kind, ...values] = segment;
      const letter = kind === 'Z' ? 'z' : kind.toLowerCase();
      const snapped = values.map(snap);
      const relative = snapped.map((value, i) => rounded((value - (i % 2 === 0 ? x : y)) / unit, digits));
      if (kind === 'Z') [x, y] = [startX, startY];
      else [x, y] = [snapped.at(-2) ?? x, snapped.at(-1) ?? y];
      if (kind === 'M') [startX, startY] = [x, y];
      const text = sequence(relative);
      const isRepeated = letter === last && letter !== 'm' && letter !== 'z';
      last = letter;
      return isRepeated ? (text.startsWith('-') ? text : ` ${text}`) : `${letter}${text}`;
    })
    .join('');
}

function paintAttributes({ fill, stroke, width, dash, opacity }: Paint): string {
  const list: [string, string | undefined][] = [
    ['fill', fill ?? 'none'],
    ['stroke', stroke],
    ['stroke-width', stroke && width !== undefined ? at(width) : undefined],
    ['stroke-dasharray', dash && dash.length > 0 ? dash.map(at).join(' ') : undefined],
    ['opacity', opacity !== undefined && opacity < 1 ? at(opacity) : undefined],
  ];
  return list.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`])).join('');
}

const shape = (mark: ShapeMark) =>
  mark.kind === 'path'
    ? `<path d="${svgPath(mark.path)}"/>`
    : `<circle cx="${at(mark.x)}" cy="${at(mark.y)}" r="${at(mark.radius)}"/>`;

const runsOf = ({ text, style }: TextMark): readonly TextRun[] => runsIn(text, style);

const START = { start: 0, middle: 0.5, end: 1 } as const;
const PREFIX: Readonly<Record<FontStyle, string>> = { Regular: 'r', Italic: 'i', Bold: 'b' };

class SvgWriter {
  readonly used: Record<FontStyle, Set<number>> = { Regular: new Set(), Italic: new Set(), Bold: new Set() };
  /** Clips and gradients. */
  readonly defined: string[] = [];

  constructor(
    readonly typeface: Typeface,
    readonly mode: TextMode,
  ) {}

  /** Marks that are painted alike, one after the other, share a group. */
  marks(marks: readonly PrintMark[]): string {
    const parts: { paint: string; texts: string[] }[] = [];
    for (const mark of marks) {
      const { paint, text } = this.mark(mark);
      const last = parts.at(-1);
      if (last && last.paint === paint && paint !== '') last.texts.push(text);
      else parts.push({ paint, texts: [text] });
    }
    return parts
      .map(({ paint, texts }) => (paint === '' ? texts.join('\n') : `<g${paint}>${texts.join('\n')}</g>`))
      .join('\n');
  }

  /** Attributes that it can share with its neighbours, and the rest. */
  private mark(mark: PrintMark): { paint: string; text: string } {
    switch (mark.kind) {
      case 'text':
        return { paint: ` fill="${mark.fill}"`, text: this.text(mark) };
      case 'clipped':
        return { paint: '', text: this.clipped(mark) };
      case 'gradient':
        return { paint: '', text: this.gradient(mark) };
      default:
        return { paint: paintAttributes(mark), text: shape(mark) };
    }
  }

  private gradient({ box: { left, right, top, bottom }, stops }: GradientMark): string {
    const id = `d${this.defined.length + 1}`;
    const colours = stops.map((colour, i) => `<stop offset="${at(i / (stops.length - 1))}" stop-color="${colour}"/>`);
    this.defined.push(`<linearGradient id="${id}">${colours.join('')}</linearGradient>`);
    return `<rect x="${at(left)}" y="${at(top)}" width="${at(right - left)}" height="${at(bottom - top)}" fill="url(#${id})"/>`;
  }

  private clipped({ box, marks }: Extract<PrintMark, { kind: 'clipped' }>): string {
    const { left, right, top, bottom } = box;
    const id = `d${this.defined.length + 1}`;
    this.defined.push(
      `<clipPath id="${id}"><rect x="${at(left)}" y="${at(top)}" width="${at(right - left)}" height="${at(bottom - top)}"/></clipPath>`,
    );
    return `<g clip-path="url(#${id})">\n${this.marks(marks)}\n</g>`;
  }

  private text(mark: TextMark): string {
    for (const { text, style } of runsOf(mark))
      for (const character of text) this.used[style].add(this.typeface[style].glyphOf(character));
    return this.mode === 'editable' ? this.editable(mark) : this.outlined(mark);
  }

  private editable(mark: TextMark): string {
    const turn = mark.isUpright ? ` transform="rotate(-90 ${at(mark.x)} ${at(mark.y)})"` : '';
    const anchor = mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
    let rise = 0;
    const words = runsOf(mark).map(({ text, style, level }) => {
      const look = RUN_LOOK[level];
      const lower = (rise - look.rise) * mark.size;
      rise = look.rise;
      const attributes = [
        style === 'Italic' ? ' font-style="italic"' : style === 'Bold' ? ' font-weight="700"' : '',
        level === 0 ? '' : ` font-size="${at(look.size * mark.size)}"`,
        lower === 0 ? '' : ` dy="${at(lower)}"`,
      ].join('');
      return attributes === '' ? xmlText(text) : `<tspan${attributes}>${xmlText(text)}</tspan>`;
    });
    return `<text x="${at(mark.x)}" y="${at(mark.y)}" font-size="${at(mark.size)}"${anchor}${turn}>${words.join('')}</text>`;
  }

  private outlined(mark: TextMark): string {
    const { size } = mark;
    const runs = runsOf(mark);
    const start = -START[mark.anchor] * runsWidth(runs, this.typeface, size);
    const scale = size / this.typeface.Regular.unitsPerEm;
    const uses = placedGlyphs(runs, this.typeface, { size, start }).flatMap(
      ({ glyph, style, along, rise, size: own }) => {
        if (this.typeface[style].outline(glyph).length === 0) return [];
        const [x, y] = [Math.round(along / scale), Math.round(rise / scale)];
        const place =
          own === size
            ? x === 0
              ? ''
              : ` x="${x}"`
            : ` transform="translate(${x} ${y}) scale(${rounded(own / size, 3)})"`;
        return [`<use xlink:href="#${PREFIX[style]}${glyph}"${place}/>`];
      },
    );
    const turn = mark.isUpright ? ' rotate(-90)' : '';
    const factor = rounded(scale, 6);
    return `<g transform="translate(${at(mark.x)} ${at(mark.y)})${turn} scale(${factor} -${factor})">${uses.join('')}</g>`;
  }

  definitions(): string {
    const parts = [...this.defined];
    for (const style of FONT_STYLES) {
      const face = this.typeface[style];
      for (const glyph of this.mode === 'outlined' ? [...this.used[style]].sort((a, b) => a - b) : []) {
        const outline = face.outline(glyph);
        if (outline.length > 0) parts.push(`<path id="${PREFIX[style]}${glyph}" d="${svgPath(outline, 0)}"/>`);
      }
    }
    return parts.length === 0 ? '' : `<defs>${parts.join('\n')}</defs>\n`;
  }

  fonts(): string {
    const look: Readonly<Record<FontStyle, string>> = {
      Regular: '',
      Italic: 'font-style:italic;',
      Bold: 'font-weight:700;',
    };
    const faces = FONT_STYLES.filter((style) => this.used[style].size > 0).map((style) => {
      const file = subsetFont(this.typeface[style], this.used[style]);
      const base64 = btoa(Array.from(file, (byte) => String.fromCharCode(byte)).join(''));
      return `@font-face{font-family:${FAMILY};${look[style]}src:url(data:font/ttf;base64,${base64})}`;
    });
    return `<style>${faces.join('')}</style>\n`;
  }
}

/** A scene as a self-contained SVG of its physical size, with its title and description. */
export function svgFile(
  scene: PrintScene,
  about: PrintAbout,
  { typeface, mode }: { typeface: Typeface; mode: TextMode },
) {
  const writer = new SvgWriter(typeface, mode);
  const marks = writer.marks(scene.marks);
  const { width, height } = scene;
  const size = (points: number) => `${rounded(points / POINTS_PER_MM, 3)}mm`;
  const isEditable = mode === 'editable';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${isEditable ? '' : ' xmlns:xlink="http://www.w3.org/1999/xlink"'} width="${size(width)}" height="${size(height)}" viewBox="0 0 ${at(width)} ${at(height)}" stroke-linejoin="round"${isEditable ? ` font-family="${FAMILY}, Helvetica, Arial, sans-serif" xml:space="preserve"` : ''}>\n`,
    `<title>${xmlText(about.title)}</title>\n<desc>${xmlText(about.description)}</desc>\n`,
    isEditable ? writer.fonts() : '',
    writer.definitions(),
    `${marks}\n</svg>\n`,
  ].join('');
}
