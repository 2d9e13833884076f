import { DASH, pathData } from '../charts/trace-line.ts';
import { vectorLayerOf } from './vector-layers.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const CAPTION_HEIGHT = 44;

/** What of a mark's computed style makes its look. */
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
];

/** Writes the computed look of every element onto its copy, so that no stylesheet is needed. */
function inlineStyles(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const name of SCREEN_ONLY) copy.removeAttribute(name);
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '' && !value.startsWith('url(')) copy.setAttribute(property, value);
  }
  Array.from(original.children).forEach((child, index) => {
    inlineStyles(child, copy.children[index]);
  });
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** The curves of the panel's canvas, as paths. */
function curves(svg: SVGSVGElement): SVGElement {
  const group = make('g', { fill: 'none', 'stroke-linejoin': 'round' });
  for (const { line, colour, width, opacity } of vectorLayerOf(svg)) {
    const path = make('path', { d: pathData(line), stroke: colour, 'stroke-width': width, opacity });
    if (line.dashed) path.setAttribute('stroke-dasharray', DASH.join(' '));
    group.append(path);
  }
  return group;
}

function captionLines(lines: readonly string[], height: number, ink: string, family: string): SVGElement[] {
  return lines.map((line, index) => {
    const text = make('text', { x: 8, y: height + 16 + 16 * index, 'font-size': 11, 'font-family': family, fill: ink });
    text.textContent = line;
    return text;
  });
}

/** A panel as an svg that needs nothing else: styles inlined, page colour behind, a caption that names its origin. */
export function panelSvg(svg: SVGSVGElement, caption: readonly string[]): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  const width = svg.clientWidth || Number(svg.getAttribute('width'));
  const height = svg.clientHeight || Number(svg.getAttribute('height'));
  const page = getComputedStyle(document.documentElement);
  const total = height + CAPTION_HEIGHT;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(total));
  copy.setAttribute('viewBox', `0 0 ${width} ${total}`);
  const title = make('title', {});
  title.textContent = svg.getAttribute('aria-label') ?? caption[0];
  copy.prepend(
    title,
    make('rect', { width, height: total, fill: page.getPropertyValue('--paper').trim() }),
    curves(svg),
  );
  copy.append(
    ...captionLines(
      caption,
      height,
      page.getPropertyValue('--ink-soft').trim(),
      getComputedStyle(document.body).fontFamily,
    ),
  );
  return copy;
}

export const svgText = (svg: SVGSVGElement) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;

const SCALE = 2;

/** The same picture in pixels, at twice the size. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
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
