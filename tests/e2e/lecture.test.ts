import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import jsQR from 'jsqr';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { lectureText, parseLecture } from '../../src/state/lecture/lecture-file.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { openBrowser } from '../support/browsers/open-browser.ts';
import { untilShown } from '../support/browsers/page-actions.ts';
import { finishedOn, openPage, type PageServer, serveDist, servePage } from '../support/page-server.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const EXAMPLE = '#/present?script=lectures/same-ratio.lecture.json&step=1';
const HALL = { width: 1280, height: 720 };

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const title = (page: Page) => page.locator('.present-title').innerText();

/** What a code on the page says, decoded from its pixels as they are painted. */
async function decodedCode(page: Page, selector: string): Promise<string | undefined> {
  const png = await page.locator(selector).screenshot();
  const { data, width, height } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height);
    return { data: [...(pixels?.data ?? [])], width: image.width, height: image.height };
  }, png.toString('base64'));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

describe('the lecture that comes with the page', () => {
  test('is stepped through without a network, and hands on a code', async () => {
    const { page, faults } = await openPage(server, { viewport: HALL });
    await page.goto(`${server.url}${EXAMPLE}`);
    await page.locator('.hall-svg').first().waitFor({ timeout: 60_000 });
    // The code of the dialog is there by then, too: nothing is fetched from here on.
    await page.waitForLoadState('networkidle');
    const missed: string[] = [];
    page.on('requestfailed', (request) => missed.push(new URL(request.url()).pathname));
    await page.context().setOffline(true);
    const { steps } = parseLecture(readFileSync('public/lectures/same-ratio.lecture.json', 'utf8'), 'example');
    const titles: string[] = [];
    for (const _ of steps) {
      await expect.poll(() => page.locator('.hall-svg').count()).toBe(2);
      titles.push(await title(page));
      expect(await page.locator('.present-caption').innerText()).not.toMatch(/[{}–]$|\{/);
      await page.keyboard.press('PageDown');
    }
    expect(titles).toEqual(steps.map((step) => step.title.replace('{count}', '16')));
    expect(await page.locator('.present-mark').innerText()).toMatch(
      /^Computed on \d{4}-\d\d-\d\d by WebAssembly SIMD, fingerprint e4a071db$/,
    );
    expect(new URL(page.url()).hash).toContain('step=7');
    await page.keyboard.press('q');
    const address = await page.locator('.present-code a').getAttribute('href');
    expect(address).toContain('#/present?script=lectures/same-ratio.lecture.json&step=7&board');
    await expect.poll(() => decodedCode(page, '.present-code .present-code-svg')).toBe(address);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await expect.poll(() => title(page)).toBe(titles[0]);
    // Chromium asks for the icon again whenever the address changes, which says the step.
    expect(missed.filter((path) => path !== '/favicon.svg')).toEqual([]);
    expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
    await page.context().setOffline(false);
    await page.close();
  });
});

/** An address of this machine that is none of itself: pages from there are not in a secure context. */
const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((each) => each && !each.internal && each.family === 'IPv4')?.address;

/** The header that keeps other windows apart is for secure contexts: browsers say so. */
const withoutHeaders = (faults: readonly string[]) =>
  faults.filter((fault) => !/Cross-Origin-Opener-Policy/.test(fault));

/** What a page downloads when something is done on it. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFileSync(await download.path(), 'utf8');
}

describe.skipIf(elsewhere === undefined)('in a hall whose server has plain http', () => {
  let lecture = '';

  test('a sweep is run, made a lecture, presented and handed on', async () => {
    const plain = await serveDist([], elsewhere);
    const { page, faults } = await openPage(server, { viewport: HALL });
    await page.goto(`${plain.url}?engine=simd${specFragment(parseSweepSpec(smallSpec))}`);
    expect(
      await page.evaluate(() => [window.isSecureContext, 'locks' in navigator, 'serviceWorker' in navigator]),
    ).toEqual([false, false, false]);
    await finishedOn(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'In the address bar' }).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#sweep=/);

    await page.locator('body').press('a');
    await page.getByRole('button', { name: 'Step 1 added' }).click();
    await page.getByRole('menuitem', { name: 'Edit the steps …' }).click();
    const panel = page.getByRole('complementary', { name: 'Lecture' });
    await panel.getByRole('textbox', { name: 'Title of step 1' }).fill('Nine cells: {count}');
    await panel.getByRole('checkbox').check();
    lecture = await downloaded(page, () => panel.getByRole('button', { name: 'Save as a file' }).click());
    await panel.getByRole('button', { name: 'Close' }).click();

    await page.locator('body').press('p');
    await expect.poll(() => title(page)).toBe('Nine cells: 9');
    await page.keyboard.press('q');
    await expect.poll(() => page.locator('.present-code a').getAttribute('href')).toContain('#sweep=');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.start-board, .board').first().waitFor();
    await page.reload();
    await page.goto(`${plain.url}#/present?all`);
    await page.getByText(/came over plain http/).waitFor();
    await page.getByRole('button', { name: /^Present Untitled/ }).waitFor();
    // The code in the corner of the last step is read as it is drawn, 148 pixels wide.
    await page.goto(`${plain.url}${EXAMPLE}`);
    await page.locator('.hall-svg').first().waitFor();
    await page.keyboard.press('End');
    await expect
      .poll(() => decodedCode(page, '.present-corner .present-code-svg'))
      .toBe(`${plain.url}#/present?script=lectures/same-ratio.lecture.json&step=7&board`);
    expect((await page.locator('.present-corner .present-code-svg').boundingBox())?.width).toBe(148);
    expect(withoutHeaders(faults)).toEqual([]);
    await page.close();
    await plain.close();
  });

  test('the link opens in Firefox too, and is reproduced exactly', async ({ skip }) => {
    const firefox = await openBrowser('firefox');
    if (!firefox) return skip('There is no Firefox here.');
    expect(parseLecture(lecture, 'saved').sweeps[0]?.saved?.bytes).toBeGreaterThan(1000);
    const plain = await serveDist(
      [
        {
          name: 'small-lecture',
          configurePreviewServer: ({ middlewares }) =>
            void middlewares.use('/lectures/small.lecture.json', (_, response) => response.end(lecture)),
        },
      ],
      elsewhere,
    );
    try {
      await firefox.open(`${plain.url}?engine=simd#/present?script=lectures/small.lecture.json&step=1&board`);
      await untilShown(
        firefox,
        new RegExp(`Reproduced exactly: same fingerprint as in the link, ${SMALL_FINGERPRINT.slice(0, 8)}`),
        120_000,
      );
      expect(withoutHeaders(await firefox.faults())).toEqual([]);
    } finally {
      await firefox.close();
      await plain.close();
    }
  });
});

test('a lecture in a link is presented, and trains what it shows', async () => {
  const { page, faults } = await openPage(server, { viewport: HALL });
  const text = lectureText({
    title: 'L',
    language: 'en',
    sweeps: [{ spec: parseSweepSpec(smallSpec) }],
    steps: [{ title: 'Live', caption: '{count} cells', sweep: 0, board: {} }],
  });
  await page.goto(`${server.url}?engine=simd#/present`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'l.lecture.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format": "sgdscope-lecture", "version": 1}'),
  });
  await page.getByText(/l\.lecture\.json: title: /).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'l.lecture.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect
    .poll(() => page.locator('.present-mark').innerText(), { timeout: 60_000 })
    .toMatch(/^Computed here by WebAssembly SIMD, fingerprint 2c51a86d/);
  expect(faults).toEqual([]);
  await page.close();
});
