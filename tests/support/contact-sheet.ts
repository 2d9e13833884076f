// Draws a contact sheet of glyphs into tests/.out, one row per digit. Run:
// SIDE=12 node -e "import('vite').then((vite) => vite.runnerImport('./tests/support/contact-sheet.ts'))"
import { mkdirSync, writeFileSync } from 'node:fs';
import { glyphs } from '../../src/data/generators/glyphs.ts';
import { greyPng } from './png.ts';

const n = Number(process.env.SIDE ?? 12);
const across = 24;
const zoom = Math.max(1, Math.round(40 / n));
const cell = n * zoom + 2;
const source = glyphs.parameters.parse({ kind: 'glyphs', side: n });
await glyphs.load?.();
const { inputs } = glyphs.draw(source, 'train', across * 10, 0);
const [width, height] = [across * cell, 10 * cell];
const pixels = new Uint8Array(width * height).fill(96);
for (let i = 0; i < across * 10; i++) {
  const [left, top] = [Math.floor(i / 10) * cell + 1, (i % 10) * cell + 1];
  for (let y = 0; y < n * zoom; y++)
    for (let x = 0; x < n * zoom; x++) {
      const value = inputs[i * n * n + Math.floor(y / zoom) * n + Math.floor(x / zoom)];
      pixels[(top + y) * width + left + x] = 255 - Math.round(255 * value);
    }
}
mkdirSync('tests/.out', { recursive: true });
writeFileSync(`tests/.out/glyphs-${n}.png`, greyPng(pixels, width, height));
