import { FONT_SIZE, wrapWords } from '../../figure/words.ts';
import { xmlCharacters } from '../../figure/xml-text.ts';
import { bandPath } from '../charts/band-path.ts';
import { colourReader, type DrawnShape } from '../charts/drawn-shapes.ts';
import { type DrawnLine, pathData, strokeOf } from '../charts/trace-line.ts';
import type { BrushBox } from '../charts/use-brush.ts';
import { zip } from '../charts/zip.ts';
import { vectorLayersOf } from './vector-layers.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const CAPTION = { lineHeight: 18, indent: 8 };

/** Computed style properties that are exported. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;

const SCREEN_ONLY = [
  'class',
  'style',
  'tabindex',
  'role',
  'aria-label',
  'aria-selected',
  'aria-pressed',
  'data-cell',
  'data-panel',
  'data-title',
  'data-note',
];

/** Copies the computed style of every element to its clone as attributes, so that no style sheet is needed. */
function inlineStyles(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const name of SCREEN_ONLY) copy.removeAttribute(name);
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '' && !value.startsWith('url(')) copy.setAttribute(property, value);
  }
  for (const [child, childCopy] of zip(original.children, copy.children)) inlineStyles(child, childCopy);
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Curves of a canvas, as paths. */
function curves(lines: readonly DrawnLine[]): SVGElement {
  const group = make('g', { fill: 'none', 'stroke-linejoin': 'round' });
  for (const { line, colour, width, opacity, bandOpacity } of lines) {
    const band = line.cell && bandOpacity > 0 ? bandPath(line.cell.band) : '';
    if (band !== '') group.append(make('path', { d: band, fill: colour, 'fill-opacity': bandOpacity }));
    const path = make('path', { d: pathData(line), stroke: colour, 'stroke-width': width, opacity });
    if (line.points.length === 1) path.setAttribute('stroke-linecap', 'round');
    const dash = strokeOf(line);
    if (dash.length > 0) path.setAttribute('stroke-dasharray', dash.join(' '));
    group.append(path);
  }
  return group;
}

/** Shapes of a canvas, as paths with the colours of this moment. */
function paths(shapes: readonly DrawnShape[]): SVGElement {
  const group = make('g', {});
  const colourOf = colourReader();
  for (const { d, x = 0, y = 0, fill, stroke, strokeWidth = 1, dash = [], roundJoins, opacity = 1 } of shapes) {
    const path = make('path', { d, fill: fill === undefined ? 'none' : colourOf(fill) });
    if (x !== 0 || y !== 0) path.setAttribute('transform', `translate(${x},${y})`);
    if (stroke !== undefined) {
      path.setAttribute('stroke', colourOf(stroke));
      path.setAttribute('stroke-width', String(strokeWidth));
      if (roundJoins) path.setAttribute('stroke-linejoin', 'round');
      if (dash.length > 0) path.setAttribute('stroke-dasharray', dash.join(' '));
    }
    if (opacity < 1) path.setAttribute('opacity', String(opacity));
    group.append(path);
  }
  return group;
}

/** A group of which nothing is drawn outside a box. */
function within(box: BrushBox, group: SVGElement): SVGElement {
  const { left: x, top: y, right, bottom } = box;
  const id = 'within';
  const clip = make('clipPath', { id });
  clip.append(make('rect', { x, y, width: right - x, height: bottom - y }));
  group.prepend(clip);
  group.setAttribute('clip-path', `url(#${id})`);
  return group;
}

/** Share of a caption line that is filled: the letters of the page's face are up to 6 % wider than `wrapWords` takes them. */
const FACE_MARGIN = 0.94;

function captionTexts(lines: readonly string[], top: number): SVGElement[] {
  const fill = getComputedStyle(document.documentElement).getPropertyValue('--ink-soft').trim();
  const family = getComputedStyle(document.body).fontFamily;
  return lines.map((line, index) => {
    const y = top + CAPTION.lineHeight * (index + 1);
    const text = make('text', { x: CAPTION.indent, y, 'font-size': FONT_SIZE, 'font-family': family, fill });
    text.textContent = line;
    return text;
  });
}

/** A panel as a self-contained svg: styles inlined, page colour as background, and a caption with its origin. */
export function panelSvg(svg: SVGSVGElement, caption: readonly string[]): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  const width = svg.clientWidth || Number(svg.getAttribute('width'));
  const height = svg.clientHeight || Number(svg.getAttribute('height'));
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  const lines = caption.flatMap((sentence) => wrapWords(sentence, FACE_MARGIN * (width - 2 * CAPTION.indent)));
  const total = height + CAPTION.lineHeight * lines.length + 12;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(total));
  copy.setAttribute('viewBox', `0 0 ${width} ${total}`);
  const title = make('title', {});
  title.textContent = svg.getAttribute('aria-label') ?? caption.join(' ');
  const { lines: drawn = [], under = [], over = [], overWithin } = vectorLayersOf(svg);
  copy.prepend(title, make('rect', { width, height: total, fill: paper }), paths(under), curves(drawn));
  copy.append(overWithin ? within(overWithin, paths(over)) : paths(over), ...captionTexts(lines, height + 4));
  return copy;
}

/** A browser escapes markup in text, but writes characters that XML cannot hold. */
export const panelSvgText = (svg: SVGSVGElement) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xmlCharacters(new XMLSerializer().serializeToString(svg))}\n`;

const SCALE = 2;

/** An svg as PNG at twice its size. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(panelSvgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * Number(svg.getAttribute('width'));
  canvas.height = SCALE * Number(svg.getAttribute('height'));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('png export: the browser gave no image.'))),
      'image/png',
    );
  });
}
