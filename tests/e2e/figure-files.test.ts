import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRenderers } from '../../.ci/figure-tools.mjs';
import { runsWidth, textRuns } from '../../src/figure/font/typeface.ts';
import { pdfFile } from '../../src/figure/print/pdf-file.ts';
import { printFigure } from '../../src/figure/print/print-figure.ts';
import { svgFile, TEXT_MODES, type TextMode } from '../../src/figure/print/svg-file.ts';
import { figureTypeface } from '../support/figure-typeface.ts';
import { type PageServer, servePage } from '../support/page-server.ts';
import { printedFigures } from '../support/printed-figures.ts';

/** Figures drawn by poppler and librsvg against Chromium: three programs that share no code. Pictures stay in tests/.out/figures. */
const OUT = 'tests/.out/figures';
const DOTS_PER_INCH = 300;
/** Programs smooth edges differently: each draws so many dots a side for one, and the picture is their mean. */
const FINER = 2;
const DRAWN = String(FINER * DOTS_PER_INCH);
/** A pixel is off if a channel is by more than this. */
const OFF = 16;
const MOST_OFF = 0.01;

const typeface = figureTypeface();
const figures = printedFigures();
const about = { title: 'λ₁ against η/B', description: 'Figure', keywords: ['sgdscope', 'fingerprint 5f0c2a91'] };

let server: PageServer;
let page: Page;
beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  server = await servePage();
  page = await server.browser.newPage();
});
afterAll(() => server.close());

function filesOf(name: string, mode: TextMode, isGrey = false) {
  const scene = printFigure(figures[name] ?? [], { typeface, width: 85, isGrey });
  const path = `${OUT}/${name}-${mode}${isGrey ? '-grey' : ''}`;
  const svg = svgFile(scene, about, { typeface, mode });
  writeFileSync(`${path}.svg`, svg);
  writeFileSync(`${path}.pdf`, pdfFile(scene, about, { typeface, mode }));
  return { path, svg, scene };
}

// By cairo: poppler's own renderer moves lines to whole pixels.
const drawnPdf = (path: string) => {
  execFileSync('pdftocairo', ['-r', DRAWN, '-png', '-singlefile', `${path}.pdf`, `${path}-pdf`]);
  return readFileSync(`${path}-pdf.png`).toString('base64');
};
const drawnSvg = (path: string) => {
  execFileSync('rsvg-convert', ['-d', DRAWN, '-p', DRAWN, '-b', 'white', `${path}.svg`, '-o', `${path}-rsvg.png`]);
  return readFileSync(`${path}-rsvg.png`).toString('base64');
};

/** The share of pixels by which a picture is off from an SVG as Chromium draws it, that of dark ones, and its width. */
const shareOff = ({ svg, scene }: ReturnType<typeof filesOf>, picture: string) =>
  page.evaluate(
    async ({ source, png, off, finer, size }) => {
      const load = async (address: string) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return image;
      };
      const drawn = await load(`data:image/png;base64,${png}`);
      const [width, height] = [drawn.naturalWidth, drawn.naturalHeight];
      const [across, down] = [Math.floor(width / finer), Math.floor(height / finer)];
      /** Means of finer × finer dots, `[down, across, 3]`. */
      const pixels = (image: HTMLImageElement, toWidth: number, toHeight: number) => {
        const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('no canvas');
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        context.drawImage(image, 0, 0, toWidth, toHeight);
        const { data } = context.getImageData(0, 0, width, height);
        const means = new Float32Array(3 * across * down);
        for (let y = 0; y < down * finer; y++)
          for (let x = 0; x < across * finer; x++)
            for (let c = 0; c < 3; c++)
              means[3 * (Math.floor(y / finer) * across + Math.floor(x / finer)) + c] +=
                data[4 * (y * width + x) + c] / finer ** 2;
        return means;
      };
      const own = pixels(await load(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`), ...size);
      const other = pixels(drawn, width, height);
      let [count, ink] = [0, 0];
      for (let i = 0; i < own.length; i += 3) {
        if ([0, 1, 2].some((c) => Math.abs(own[i + c] - other[i + c]) > off)) count++;
        if (own[i] < 200) ink++;
      }
      return { width: across, off: count / (across * down), ink: ink / (across * down) };
    },
    {
      source: svg,
      png: picture,
      off: OFF,
      finer: FINER,
      // The page of a file need not be a whole number of dots; a picture is.
      size: [scene.width, scene.height].map((points) => (points * FINER * DOTS_PER_INCH) / 72) as [number, number],
    },
  );

describe.skipIf(!hasRenderers())('a figure looks the same in poppler, librsvg and Chromium', () => {
  test.each(Object.keys(figures))('%s', async (name) => {
    const files = filesOf(name, 'outlined', name === 'loss');
    for (const picture of [drawnPdf(files.path), drawnSvg(files.path)]) {
      const found = await shareOff(files, picture);
      // 85 mm at 300 dots per inch; a program may round up.
      expect(Math.abs(found.width - (85 / 25.4) * DOTS_PER_INCH)).toBeLessThanOrEqual(1);
      expect(found.ink, 'there is something to compare').toBeGreaterThan(0.01);
      expect(found.off).toBeLessThanOrEqual(MOST_OFF);
    }
  });

  test('what is off is found: the figure of another sweep is', async () => {
    const { path } = filesOf('map', 'outlined');
    expect((await shareOff(filesOf('map-diverged', 'outlined'), drawnPdf(path))).off).toBeGreaterThan(10 * MOST_OFF);
  });

  test('editable text of a PDF is drawn like its outlines, and is text to other programs', async () => {
    const { path } = filesOf('gap', 'editable');
    // A renderer of fonts puts letters on parts of a dot, where outlines stay where they are.
    expect((await shareOff(filesOf('gap', 'outlined'), drawnPdf(path))).off).toBeLessThanOrEqual(2 * MOST_OFF);
    const words = execFileSync('pdftotext', [`${path}.pdf`, '-'], { encoding: 'utf8' });
    expect(words).toContain('η/B');
    expect(words).toContain('Spearman ρ =');
  });

  test.each(TEXT_MODES)('fonts of a PDF with text that is %s', (mode) => {
    const { path } = filesOf('gap', mode);
    const fonts = execFileSync('pdffonts', [`${path}.pdf`], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(mode === 'outlined' ? 0 : 2);
    // name, type, encoding, embedded, subset, with a map to characters
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter-\w+ +CID TrueType +Identity-H +yes yes yes/);
    expect(execFileSync('pdfinfo', [`${path}.pdf`], { encoding: 'utf8' })).toMatch(/Title: +λ₁ against η\/B\n/);
  });
});

test('editable text of an SVG is set in its embedded font: each is as wide as its outlines', async () => {
  const { svg } = filesOf('gap', 'editable');
  const texts = await page.evaluate(async (source) => {
    document.body.innerHTML = source;
    await Promise.all([...document.fonts].map((font) => font.load()));
    const scale = 10;
    // Glyphs of a small text are placed on whole pixels: at ten times the size that is a tenth.
    document.querySelector('svg')?.setAttribute('width', `${scale * 85}mm`);
    return [...document.querySelectorAll('text')].map(
      (text) => [text.textContent, text.getComputedTextLength()] as const,
    );
  }, svg);
  expect(texts.length).toBeGreaterThan(10);
  // A hundredth of the size, for the rounding of advances.
  for (const [text, width] of texts)
    expect(Math.abs(width - runsWidth(textRuns(text ?? ''), typeface, 7)), text ?? '').toBeLessThan(0.07 * 2);
});
