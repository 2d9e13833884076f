import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { openPage, type PageServer, servePage, untilText } from '../support/page-server.ts';

const SPEC = parseSweepSpec({
  version: 1,
  name: 'moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [4] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 3 },
  budget: { kind: 'epochs', epochs: 10 },
});

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

/** A page in a context of its own, as axe needs it, with the sweep of SPEC finished on Start. */
async function finishedOnStart(options: BrowserContextOptions, finished: RegExp) {
  const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await untilText(page, finished, 120_000);
  await page.evaluate(() => {
    window.location.hash = '#/';
  });
  await page.locator('.page-start').waitFor();
  return { context, page, faults };
}
const ENGLISH_END = /^Finished: 12 runs/;
const GERMAN_END = /^Fertig: 12 Läufe/;

const langOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
const choose = async (page: Page, from: RegExp, to: string) => {
  await page.getByRole('button', { name: from }).click();
  await page.getByRole('menuitemradio', { name: to }).click();
};
const GERMAN_MENU = /^Sprache: Deutsch$/;
const ENGLISH_MENU = /^Language: English$/;

/** That axe finds nothing, and nothing is wider than the window. */
async function expectSound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(scroll).toBe(width);
}

describe('the language of the page', () => {
  test('is chosen in the header: all of Start is German, the board stays, the focus returns, and a reload stays German', async () => {
    const { context, page, faults } = await finishedOnStart({}, ENGLISH_END);
    expect(await langOf(page)).toBe('en');
    const fingerprint = /[0-9a-f]{8}/.exec((await page.locator('.footer-facts').textContent()) ?? '')?.[0] ?? 'none';

    await page.getByRole('button', { name: ENGLISH_MENU }).click();
    const deutsch = page.getByRole('menuitemradio', { name: 'Deutsch' });
    expect(await deutsch.getAttribute('lang')).toBe('de');
    await deutsch.click();
    await page.getByRole('button', { name: GERMAN_MENU }).waitFor();
    expect(await langOf(page)).toBe('de');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(GERMAN_MENU);

    await expect.poll(() => page.title()).toBe('sgdscope: ein Mikroskop für SGD');
    expect(await page.locator('h1').textContent()).toMatch(/^moons\. 12 Netze trainier.* gleichem Verhältnis /);
    expect(await page.locator('.app-navigation').innerText()).toMatch(
      /Start\s+Lektionen\s+Behauptungen\s+Messen\s+Werkbank/,
    );
    expect(await page.locator('.start-setting').textContent()).toMatch(
      /^Jede Zelle ist ein Netz der Breiten .* mit 3 Seeds\./,
    );
    await untilText(page, /Was das zeigt\./, 10_000);
    const footer = await page.locator('.app-footer').innerText();
    expect(footer).toContain('nichts verlässt diesen Tab');
    expect(footer).toContain(`Fingerabdruck ${fingerprint}`);
    expect(footer).toMatch(/Fertig: 12 Läufe/);
    await page.locator('.start-caption .term').first().click();
    await untilText(page, /^Mehr$/, 10_000);
    await page.keyboard.press('Escape');
    await expectSound(page);

    await page.reload();
    await untilText(page, GERMAN_END, 120_000);
    expect(await langOf(page)).toBe('de');
    await choose(page, GERMAN_MENU, 'English');
    await untilText(page, ENGLISH_END, 10_000);
    expect(await langOf(page)).toBe('en');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('is German in a German browser, also in the menu of a narrow screen, where nothing is too wide', async () => {
    const narrow = { locale: 'de-CH', viewport: { width: 390, height: 844 } };
    const { context, page, faults } = await finishedOnStart(narrow, GERMAN_END);
    await expectSound(page);
    for (const [view, heading] of [
      ['#/claims', 'Behauptungen der grundlegenden Arbeiten, neu geprüft'],
      ['#/measure', 'Ein anderswo trainiertes Netz messen'],
      ['#/glossary', 'Glossar'],
    ] as const) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, view);
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      await expectSound(page);
    }
    await page.getByRole('button', { name: 'Menü' }).click();
    await choose(page, GERMAN_MENU, 'English');
    await page.getByRole('heading', { name: 'Glossary', exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Menu');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('changes in every open tab', async () => {
    const context = await server.browser.newContext({ locale: 'en-US' });
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const page of [one, other]) await page.goto(`${server.url}#/measure`);
    await choose(one, ENGLISH_MENU, 'Deutsch');
    await other.getByRole('heading', { name: 'Ein anderswo trainiertes Netz messen' }).waitFor();
    expect(await langOf(other)).toBe('de');
    await context.close();
  });

  test('can be chosen where storage is blocked', async () => {
    const { page, faults } = await openPage(server);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
    });
    await page.goto(`${server.url}#/measure`);
    await choose(page, ENGLISH_MENU, 'Deutsch');
    await page.getByRole('heading', { name: 'Ein anderswo trainiertes Netz messen' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('stays, with a notice, where the words cannot be fetched', async () => {
    const { page } = await openPage(server);
    await page.goto(`${server.url}#/measure`);
    await page.getByRole('heading', { name: 'Measure a network trained elsewhere' }).waitFor();
    await page.route(/assets\/german.*\.js$/, (route) => route.abort());
    await choose(page, ENGLISH_MENU, 'Deutsch');
    await untilText(page, /The words in Deutsch could not be fetched/, 10_000);
    expect(await langOf(page)).toBe('en');
    await page.close();
  });

  test('English loads no German', async () => {
    const { page } = await openPage(server);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.url}#/measure`);
    await page.getByRole('heading', { name: 'Measure a network trained elsewhere' }).waitFor();
    expect(asked.filter((url) => /german/.test(url))).toEqual([]);
    await choose(page, ENGLISH_MENU, 'Deutsch');
    await page.getByRole('button', { name: GERMAN_MENU }).waitFor();
    // The words of the page, and those of messages.
    const german = asked.filter((url) => /german/.test(url));
    expect(german.length).toBeGreaterThan(0);
    expect(new Set(german).size).toBe(german.length);
    await page.close();
  });
});
