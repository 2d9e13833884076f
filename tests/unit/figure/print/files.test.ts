import { describe, expect, test } from 'vitest';
import { pdfFile } from '../../../../src/figure/print/pdf-file.ts';
import { withDotsPerInch } from '../../../../src/figure/print/png-size.ts';
import type { PrintAbout, PrintScene } from '../../../../src/figure/print/print-scene.ts';
import { svgFile, TEXT_MODES } from '../../../../src/figure/print/svg-file.ts';
import { figureTypeface } from '../../../support/figure-typeface.ts';
import { infoText, pageContent, readPdf } from '../../../support/read-pdf.ts';

const typeface = figureTypeface();
const about: PrintAbout = {
  title: 'λ₁ & <gap>',
  description: 'glyphs; “B” = 32 · fingerprint 5f0c2a91',
  keywords: ['sgdscope', 'fingerprint 5f0c2a91'],
};
const scene: PrintScene = {
  width: 240.94,
  height: 100,
  marks: [
    {
      kind: 'path',
      path: [
        ['M', 10, 90],
        ['L', 200, 90],
      ],
      stroke: '#000000',
      width: 0.5,
    },
    { kind: 'path', path: [['M', 20, 30], ['Q', 30, 40, 40, 30], ['Z']], fill: '#cb5838', opacity: 0.13 },
    {
      kind: 'path',
      path: [
        ['M', 10, 10],
        ['L', 20, 20],
      ],
      stroke: '#2d2f8f',
      width: 0.8,
      dash: [3, 2],
    },
    { kind: 'circle', x: 50, y: 60, radius: 2, fill: '#777777' },
    { kind: 'gradient', box: { left: 10, right: 60, top: 70, bottom: 74 }, stops: ['#000000', '#808080', '#ffffff'] },
    {
      kind: 'clipped',
      box: { left: 5, right: 95, top: 2, bottom: 98 },
      marks: [
        {
          kind: 'path',
          path: [
            ['M', 0, 0],
            ['L', 300, 300],
          ],
          stroke: '#cb5838',
          width: 0.8,
        },
      ],
    },
    { kind: 'text', x: 30, y: 40, text: 'η/B < 1', anchor: 'middle', size: 7, fill: '#000000' },
    { kind: 'text', x: 8, y: 50, text: 'λ₁', anchor: 'middle', size: 7, fill: '#000000', isUpright: true },
  ],
};

/** Tags of a well-formed document, in order; throws where they do not nest. */
function checkNesting(svg: string): number {
  const open: string[] = [];
  let count = 0;
  for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    count++;
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
  }
  expect(open).toEqual([]);
  // Whatever is not a tag holds no markup.
  expect(svg.replace(/<\/?[a-zA-Z][^>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/);
  return count;
}

describe.each(TEXT_MODES)('an SVG with text that is %s', (mode) => {
  const svg = svgFile(scene, about, { typeface, mode });

  test('is well-formed, of its physical size, and says what it is', () => {
    expect(checkNesting(svg)).toBeGreaterThan(15);
    expect(svg).toContain('width="84.998mm" height="35.278mm" viewBox="0 0 240.94 100"');
    expect(svg).toContain('<title>λ₁ &amp; &lt;gap&gt;</title>');
    expect(svg).toContain('<desc>glyphs; “B” = 32 · fingerprint 5f0c2a91</desc>');
  });
  test('names no file, script or class of the page', () => {
    expect(svg).not.toMatch(/(?:href|src)="(?!#)|<script|class=| style=|var\(/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
  test('is the same when it is made again', () => expect(svgFile(scene, about, { typeface, mode })).toBe(svg));
});

describe('text of an SVG', () => {
  test('is outlines: no text at all, a shape for each glyph, each defined once', () => {
    const svg = svgFile(scene, about, { typeface, mode: 'outlined' });
    expect(svg).not.toMatch(/<text|font-/);
    const used = [...svg.matchAll(/xlink:href="#(\w+)"/g)].map(([, id]) => id);
    // η / B < 1 without its spaces, and λ ₁
    expect(used).toHaveLength(7);
    for (const id of new Set(used)) expect(svg.split(`id="${id}"`)).toHaveLength(2);
  });
  test('is text in an embedded font, with italics for symbols', () => {
    const svg = svgFile(scene, about, { typeface, mode: 'editable' });
    expect(svg).toContain('<tspan font-style="italic">η</tspan>/<tspan font-style="italic">B</tspan> &lt; 1</text>');
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    const [, base64 = ''] = /base64,([^)]*)\)/.exec(svg) ?? [];
    expect(Buffer.from(base64, 'base64').readUInt32BE(0)).toBe(0x00010000);
  });
});

describe.each(TEXT_MODES)('a PDF with text that is %s', (mode) => {
  const file = pdfFile(scene, about, { typeface, mode });
  const read = readPdf(file);

  test('is found by its cross references, and is of its physical size', () => {
    expect([...read.objects.values()].join('')).toContain('/MediaBox[0 0 240.94 100]');
    expect(read.trailer).toMatch(/\/Root 1 0 R\/Info \d+ 0 R/);
    expect(read.trailer).not.toMatch(/Date|\/ID/);
  });
  test('says what it is', () => {
    expect(infoText(read, 'Title')).toBe('λ₁ & <gap>');
    expect(infoText(read, 'Subject')).toBe(about.description);
    expect(infoText(read, 'Keywords')).toBe('sgdscope, fingerprint 5f0c2a91');
    expect(infoText(read, 'Creator')).toBe('sgdscope');
  });
  test('draws what the scene has', () => {
    const content = pageContent(read);
    expect(content).toContain('1 0 0 -1 0 100 cm');
    expect(content).toContain('0 G\n0.5 w\n10 90 m\n200 90 l\nS');
    // The cubic curve that is the quadratic one.
    expect(content).toContain('20 30 m\n26.67 36.67 33.33 36.67 40 30 c\nh\nf');
    expect(content).toContain('[3 2] 0 d');
    expect(content).toContain('5 2 90 96 re W n');
    expect(content).toContain('/S1 sh');
    expect(content.split('q\n').length).toBe(content.split('\nQ').length);
    expect(content).not.toMatch(/NaN|undefined|Infinity|e-\d/);
  });
  test('is the same when it is made again', () =>
    expect(Buffer.from(pdfFile(scene, about, { typeface, mode })).equals(Buffer.from(file))).toBe(true));
});

describe('text of a PDF', () => {
  test('is outlines: no font', () => {
    const read = readPdf(pdfFile(scene, about, { typeface, mode: 'outlined' }));
    expect([...read.objects.values()].join('')).not.toContain('/Type/Font');
    expect(pageContent(read)).not.toContain('Tj');
  });
  test('is text in embedded subsets, which says its characters', () => {
    const read = readPdf(pdfFile(scene, about, { typeface, mode: 'editable' }));
    const all = [...read.objects.values()].join('\n');
    expect(all.match(/\/FontFile2/g)).toHaveLength(2);
    expect(all).toMatch(/\/BaseFont\/[A-Z]{6}\+Inter-Italic/);
    const maps = [...read.streams.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    expect(maps).toContain(`<${'λ'.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`);
    expect(pageContent(read)).toContain('0 -1 -1 0 8 ');
  });
});

test('a PNG says its resolution in a chunk with the right checksum', () => {
  // The smallest PNG: one grey pixel.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );
  const marked = Buffer.from(withDotsPerInch(png, 300));
  const at = marked.indexOf('pHYs');
  expect(at).toBe(37);
  expect([marked.readUInt32BE(at + 4), marked.readUInt32BE(at + 8), marked[at + 12]]).toEqual([11811, 11811, 1]);
  // Computed with zlib.crc32 of Python over the type and the data of the chunk.
  expect(marked.readUInt32BE(at + 13)).toBe(0x78a53f76);
  expect(marked.length).toBe(png.length + 21);
});
