// `npm run link-card`: public/link-card.png, which sites show beside a link to the page: the map of the first sweep as the built page
// draws it once the sweep has ended, beside what the page says it shows.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { ROOT } from './setup.mjs';

process.chdir(ROOT);
const SIZE = { width: 1200, height: 630 };
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });

/** The finished first sweep: the picture of its map, the page's headline, and the page's description. */
async function firstSweep() {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await page.goto(server.resolvedUrls.local[0]);
  await page
    .getByText(/^Finished: /)
    .first()
    .waitFor({ timeout: 300_000 });
  await page.waitForTimeout(1000);
  const map = (await page.locator('.start-map svg').first().screenshot()).toString('base64');
  const headline = await page.locator('main h1').first().innerText();
  const description = await page.locator('meta[name=description]').getAttribute('content');
  await page.close();
  return { map, headline, description };
}

const card = (map) => `<!doctype html><style>
  * { margin: 0; box-sizing: border-box }
  body { display: grid; grid-template-columns: 1fr auto; gap: 48px; align-items: center; width: 1200px; height: 630px; padding: 48px 56px;
    background: #ffffff; color: #14202a; font-family: Inter, "Liberation Sans", Arial, sans-serif }
  b { font-size: 30px; color: #0f6b80 }
  h1 { margin: 20px 0; font-size: 42px; line-height: 1.18; text-wrap: balance }
  p { font-size: 24px; line-height: 1.4; color: #51606b; text-wrap: pretty }
  img { display: block; max-width: 600px; max-height: 534px }
</style><div><b>sgdscope</b><h1></h1><p></p></div><img src="data:image/png;base64,${map}">`;

const shown = await firstSweep();
const page = await browser.newPage({ viewport: SIZE });
await page.setContent(card(shown.map));
await page.locator('h1').evaluate((element, text) => element.append(text), shown.headline);
await page.locator('p').evaluate((element, text) => element.append(text), shown.description);
await page.locator('img').evaluate((image) => image.decode());
writeFileSync('public/link-card.png', await page.screenshot());
await browser.close();
await server.close();
