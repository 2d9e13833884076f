import {
  FONT_STYLES,
  type FontStyle,
  type PlacedGlyph,
  placedGlyphs,
  runsIn,
  runsWidth,
  type Typeface,
} from '../font/typeface.ts';
import type { Path } from './path.ts';
import { addPdfFont } from './pdf-font.ts';
import { PdfObjects, pdfText } from './pdf-objects.ts';
import type { GradientMark, Paint, PrintAbout, PrintMark, PrintScene, TextMark } from './print-scene.ts';
import type { TextMode } from './svg-file.ts';

const at = (value: number, digits = 2) => {
  const text = Number(value.toFixed(digits)).toString();
  return text === '-0' ? '0' : text;
};

/** Path operators. A quadratic curve is the cubic one with controls two thirds of the way to its own. */
function pathOperators(path: Path, digits = 2): string {
  const put = (...values: number[]) => values.map((value) => at(value, digits)).join(' ');
  let [x, y] = [0, 0];
  return path
    .map((segment) => {
      const [fromX, fromY] = [x, y];
      if (segment[0] !== 'Z') [x, y] = segment.slice(-2) as [number, number];
      switch (segment[0]) {
        case 'M':
          return `${put(x, y)} m`;
        case 'L':
          return `${put(x, y)} l`;
        case 'C':
          return `${put(...(segment.slice(1) as number[]))} c`;
        case 'Q': {
          const [, cx, cy] = segment;
          const third = (end: number, control: number) => end + (2 / 3) * (control - end);
          return `${put(third(fromX, cx), third(fromY, cy), third(x, cx), third(y, cy), x, y)} c`;
        }
        default:
          return 'h';
      }
    })
    .join('\n');
}

/** Distance of the controls of a quarter circle of radius 1. */
const QUARTER = 0.5523;

function circle(x: number, y: number, r: number): Path {
  const k = QUARTER * r;
  return [
    ['M', x + r, y],
    ['C', x + r, y + k, x + k, y + r, x, y + r],
    ['C', x - k, y + r, x - r, y + k, x - r, y],
    ['C', x - r, y - k, x - k, y - r, x, y - r],
    ['C', x + k, y - r, x + r, y - k, x + r, y],
    ['Z'],
  ];
}

/** Components of a colour #rrggbb in [0, 1]. */
const channelsOf = (colour: string) => [1, 3, 5].map((i) => at(Number.parseInt(colour.slice(i, i + 2), 16) / 255, 3));

/** A colour #rrggbb; equal components are a grey. */
function colourOperator(colour: string, [grey, rgb]: readonly [string, string]): string {
  const channels = channelsOf(colour);
  const [red] = channels;
  return channels.every((channel) => channel === red) ? `${red} ${grey}` : `${channels.join(' ')} ${rgb}`;
}

const START = { start: 0, middle: 0.5, end: 1 } as const;
const RESOURCE: Readonly<Record<FontStyle, string>> = { Regular: 'F1', Italic: 'F2', Bold: 'F3' };

class ContentWriter {
  readonly opacities: number[] = [];
  /** Dictionaries of shadings. */
  readonly shadings: string[] = [];
  readonly used: Record<FontStyle, Map<number, string>> = { Regular: new Map(), Italic: new Map(), Bold: new Map() };

  constructor(
    readonly typeface: Typeface,
    readonly mode: TextMode,
  ) {}

  marks(marks: readonly PrintMark[]): string {
    return marks.map((mark) => this.mark(mark)).join('\n');
  }

  private mark(mark: PrintMark): string {
    if (mark.kind === 'clipped') {
      const { left, right, top, bottom } = mark.box;
      const box = [left, top, right - left, bottom - top].map((value) => at(value)).join(' ');
      return `q\n${box} re W n\n${this.marks(mark.marks)}\nQ`;
    }
    if (mark.kind === 'gradient') return this.gradient(mark);
    if (mark.kind === 'text') return this.mode === 'editable' ? this.editable(mark) : this.outlined(mark);
    const path = mark.kind === 'path' ? mark.path : circle(mark.x, mark.y, mark.radius);
    return `q\n${this.paint(mark)}${pathOperators(path)}\n${mark.fill ? (mark.stroke ? 'B' : 'f') : 'S'}\nQ`;
  }

  /** An axial shading of linear pieces. Source: ISO 32000-1, 8.7.4.5.3 and 7.10.4. */
  private gradient({ box: { left, right, top, bottom }, stops }: GradientMark): string {
    const colours = stops.map((colour) => `[${channelsOf(colour).join(' ')}]`);
    const pieces = colours.slice(1).map((to, i) => `<</FunctionType 2/Domain[0 1]/C0${colours[i]}/C1${to}/N 1>>`);
    const inner = pieces.slice(1).map((_, i) => at((i + 1) / pieces.length, 4));
    const encode = pieces.map(() => '0 1').join(' ');
    this.shadings.push(
      `<</ShadingType 2/ColorSpace/DeviceRGB/Coords[${at(left)} 0 ${at(right)} 0]` +
        `/Function<</FunctionType 3/Domain[0 1]/Functions[${pieces.join('')}]/Bounds[${inner.join(' ')}]/Encode[${encode}]>>>>`,
    );
    const box = [left, top, right - left, bottom - top].map((value) => at(value)).join(' ');
    return `q\n${box} re W n\n/S${this.shadings.length} sh\nQ`;
  }

  private paint({ fill, stroke, width, dash, opacity }: Paint): string {
    const operators = [
      ...(fill ? [colourOperator(fill, ['g', 'rg'])] : []),
      ...(stroke ? [colourOperator(stroke, ['G', 'RG']), `${at(width ?? 1)} w`] : []),
      ...(dash && dash.length > 0 ? [`[${dash.map((length) => at(length)).join(' ')}] 0 d`] : []),
      ...(opacity !== undefined && opacity < 1 ? [`/${this.opacity(opacity)} gs`] : []),
    ];
    return operators.map((operator) => `${operator}\n`).join('');
  }

  private opacity(value: number): string {
    if (!this.opacities.includes(value)) this.opacities.push(value);
    return `G${this.opacities.indexOf(value) + 1}`;
  }

  private glyphs({ text, style, anchor, size }: TextMark): PlacedGlyph[] {
    const runs = runsIn(text, style);
    const start = -START[anchor] * runsWidth(runs, this.typeface, size);
    const glyphs = placedGlyphs(runs, this.typeface, { size, start });
    for (const { glyph, character, style: own } of glyphs) this.used[own].set(glyph, character);
    return glyphs;
  }

  /** Each glyph in its own units: equal glyphs are equal bytes, which are packed once. */
  private outlined(mark: TextMark): string {
    const { x, y, isUpright } = mark;
    const shapes = this.glyphs(mark).flatMap(({ glyph, style, along, rise, size }) => {
      const face = this.typeface[style];
      const outline = face.outline(glyph);
      if (outline.length === 0) return [];
      const scale = at(size / face.unitsPerEm, 6);
      const place = isUpright
        ? `0 -${scale} -${scale} 0 ${at(x - rise)} ${at(y - along)}`
        : `${scale} 0 0 -${scale} ${at(x + along)} ${at(y - rise)}`;
      return [`q\n${place} cm\n${pathOperators(outline, 0)}\nf\nQ`];
    });
    return `${colourOperator(mark.fill, ['g', 'rg'])}\n${shapes.join('\n')}`;
  }

  private editable(mark: TextMark): string {
    const { x, y, isUpright } = mark;
    const runs: PlacedGlyph[][] = [];
    for (const glyph of this.glyphs(mark)) {
      const last = runs.at(-1)?.[0];
      if (last && last.style === glyph.style && last.rise === glyph.rise) runs.at(-1)?.push(glyph);
      else runs.push([glyph]);
    }
    const lines = runs.flatMap((glyphs) => {
      const [first] = glyphs;
      if (!first) return [];
      const { along, rise, style, size } = first;
      const matrix = isUpright
        ? `0 -1 -1 0 ${at(x - rise)} ${at(y - along)}`
        : `1 0 0 -1 ${at(x + along)} ${at(y - rise)}`;
      const codes = glyphs.map(({ glyph }) => glyph.toString(16).padStart(4, '0')).join('');
      return [`/${RESOURCE[style]} ${at(size)} Tf\n${matrix} Tm\n<${codes}> Tj`];
    });
    return `BT\n${colourOperator(mark.fill, ['g', 'rg'])}\n${lines.join('\n')}\nET`;
  }
}

/** A scene as a PDF of one page of its physical size, with what it says of itself; the same bytes for the same scene. */
export function pdfFile(
  scene: PrintScene,
  about: PrintAbout,
  { typeface, mode }: { typeface: Typeface; mode: TextMode },
): Uint8Array<ArrayBuffer> {
  const writer = new ContentWriter(typeface, mode);
  const [width, height] = [at(scene.width), at(scene.height)];
  // y downwards; round joins.
  const content = `1 0 0 -1 0 ${height} cm\n1 j\n${writer.marks(scene.marks)}\n`;
  const objects = new PdfObjects();
  const catalogue = objects.reserve();
  const pages = objects.reserve();
  const stream = objects.addStream(content);
  const states = writer.opacities.map((value, i) => `/G${i + 1}<</ca ${at(value)}/CA ${at(value)}>>`).join('');
  const fonts =
    mode === 'editable'
      ? FONT_STYLES.filter((style) => writer.used[style].size > 0)
          .map((style) => `/${RESOURCE[style]} ${addPdfFont(objects, typeface[style], writer.used[style])} 0 R`)
          .join('')
      : '';
  const shadings = writer.shadings.map((shading, i) => `/S${i + 1}${shading}`).join('');
  const resources = `<</ExtGState<<${states}>>/Shading<<${shadings}>>/Font<<${fonts}>>>>`;
  const page = objects.add(
    `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 ${width} ${height}]/Resources${resources}/Contents ${stream} 0 R>>`,
  );
  objects.define(pages, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  objects.define(catalogue, `<</Type/Catalog/Pages ${pages} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`);
  const info = objects.add(
    `<</Title${pdfText(about.title)}/Subject${pdfText(about.description)}/Keywords${pdfText(about.keywords.join(', '))}/Creator${pdfText('sgdscope')}>>`,
  );
  return objects.file(info);
}
