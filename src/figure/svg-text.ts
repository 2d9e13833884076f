import { at, type Mark, type Role, type Scene } from './mark.ts';
import { cyclic, GRID, INK, LINE, PAPER, SERIES_COLOURS, SOFT_INK } from './palette.ts';
import { FONT_SIZE, wrapWords } from './words.ts';
import { xmlText } from './xml-text.ts';

const FONT = 'Inter, Helvetica Neue, Segoe UI, Liberation Sans, Arial, sans-serif';
const CAPTION = { lineHeight: 18, margin: 8 };

type Attributes = Record<string, string | number>;

/** SVG attributes of each role; `colour` is that of its series, or INK. */
const LOOKS: Record<Role, (colour: string) => Attributes> = {
  grid: () => ({ stroke: GRID }),
  axis: () => ({ stroke: LINE }),
  tick: () => ({ fill: SOFT_INK }),
  label: () => ({ fill: INK }),
  key: () => ({ fill: INK }),
  caption: () => ({ fill: SOFT_INK }),
  'error-bar': (colour) => ({ stroke: colour, 'stroke-width': 1.75 }),
  marker: (colour) => ({ fill: colour, stroke: PAPER, 'stroke-width': 1 }),
  curve: (colour) => ({ fill: 'none', stroke: colour, 'stroke-width': 1.75 }),
  join: (colour) => ({ fill: 'none', stroke: colour, 'stroke-width': 1.25, 'stroke-opacity': 0.45 }),
  prediction: () => ({ fill: 'none', stroke: INK, 'stroke-width': 1.25 }),
  target: () => ({ fill: INK, 'fill-opacity': 0.08 }),
  'target-end': () => ({ stroke: INK, 'stroke-width': 1, 'stroke-dasharray': '3 3' }),
};

function element(name: string, attributes: Attributes, content?: string): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? at(value) : xmlText(value)}"`)
    .join('');
  return content === undefined ? `<${name}${list}/>` : `<${name}${list}>${xmlText(content)}</${name}>`;
}

function markText(mark: Mark): string {
  const look = LOOKS[mark.role](mark.series === undefined ? INK : cyclic(SERIES_COLOURS, mark.series));
  switch (mark.kind) {
    case 'line':
      return element('line', { x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2, ...look });
    case 'rect':
      return element('rect', { x: mark.x, y: mark.y, width: mark.width, height: mark.height, ...look });
    case 'path':
      return element('path', { d: mark.d, ...look, ...(mark.dash ? { 'stroke-dasharray': mark.dash } : {}) });
    case 'text':
      return element('text', { x: mark.x, y: mark.y, 'text-anchor': mark.anchor, ...look }, mark.text);
  }
}

/** A scene as a self-contained SVG on white, with a caption that says what it shows and how it was computed. */
export function svgText({ width, height, marks }: Scene, title: string, caption: readonly string[]): string {
  const { lineHeight, margin } = CAPTION;
  const lines = caption.flatMap((sentence) => wrapWords(sentence, width - 2 * margin));
  const total = height + lineHeight * lines.length + margin;
  const words = lines.map(
    (text, i): Mark => ({
      kind: 'text',
      role: 'caption',
      x: margin,
      y: height + lineHeight * (i + 1) - 4,
      anchor: 'start',
      text,
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${FONT}" font-size="${FONT_SIZE}">`,
    element('title', {}, title),
    element('rect', { width, height: total, fill: PAPER }),
    ...[...marks, ...words].map(markText),
    '</svg>\n',
  ].join('\n');
}
