// `node .ci/screenshots.mjs [folder]`: pictures of the built page, its first sweep finished: every view, the microscope, the
// list of sweeps and the sheet of shortcuts, at four sizes, light and dark.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { ROOT } from './setup.mjs';

const folder = process.argv[2] ?? 'tests/.out/shots';
const SIZES = process.argv[3]
  ? [process.argv[3].split('x').map(Number)]
  : [
      [1280, 720],
      [1440, 900],
      [1920, 1080],
      [390, 844],
    ];
process.chdir(ROOT);
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });
for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of SIZES) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => console.error(`${width} ${colorScheme}: ${error.message}`));
    page.on(
      'console',
      (message) => message.type() === 'error' && console.error(`${width} ${colorScheme}: ${message.text()}`),
    );
    const started = Date.now();
    await page.goto(server.resolvedUrls.local[0]);
    await page
      .getByText(/^Finished: /)
      .first()
      .waitFor({ timeout: 180_000 });
    console.log(`${width}×${height} ${colorScheme}: finished after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}.png`, fullPage: width < 500 });
    await page.evaluate(() => {
      window.location.hash = '#/workbench';
    });
    await page.locator('.board').waitFor();
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}-workbench.png`, fullPage: width < 500 });
    if (width < 700) await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: /^Sweeps/ }).click();
    await page.getByRole('dialog', { name: 'Sweeps' }).waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}-sweeps.png` });
    await page.keyboard.press('Escape');
    for (const view of ['lessons', 'lessons/start-here', 'claims', 'claims/J17-3b', 'measure', 'glossary', 'present']) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#/${view}`);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${folder}/${width}-${colorScheme}-${view.replace('/', '-')}.png` });
    }
    await page.keyboard.press('?');
    await page.locator('dialog.shortcuts').waitFor();
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}-shortcuts.png` });
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      window.location.hash = '#/workbench';
    });
    await page.getByRole('gridcell').last().dblclick();
    await page.locator('.finding').first().waitFor();
    await page.locator('.finding[aria-busy=true]').first().waitFor({ state: 'detached', timeout: 60_000 });
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}-microscope.png` });
    await page.close();
  }
}
await browser.close();
await server.close();
