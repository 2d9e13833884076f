// `npm run icons`: the icons of public/icons, drawn by Chromium from public/favicon.svg.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { ROOT } from './setup.mjs';

process.chdir(ROOT);
const svg = readFileSync('public/favicon.svg', 'utf8');
const BACKGROUND = /<rect width="32" height="32" rx="6" fill="(#[0-9a-f]+)"\/>/.exec(svg);
if (!BACKGROUND)
  throw new Error('public/favicon.svg: it must begin with a rounded background of 32 by 32, and does not.');

/** Systems cut a maskable icon to any shape that holds the circle of 80 % of its width: the drawing, square, shrinks into that circle. */
const MASKABLE_SCALE = 0.8 / Math.SQRT2 / (26 / 32);
/** A square icon without rounded corners, its drawing scaled about the middle. */
const square = (scale) =>
  svg
    .replace(
      BACKGROUND[0],
      `<rect width="32" height="32" fill="${BACKGROUND[1]}"/><g transform="translate(16 16) scale(${scale}) translate(-16 -16)">`,
    )
    .replace('</svg>', '</g></svg>');

const ICONS = [
  // iOS rounds the corners itself and shows transparent ones black.
  ['icon-180', 180, square(0.9)],
  ['icon-192', 192, svg],
  ['icon-512', 512, svg],
  ['maskable-512', 512, square(MASKABLE_SCALE)],
];

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });
for (const [name, size, source] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  writeFileSync(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
