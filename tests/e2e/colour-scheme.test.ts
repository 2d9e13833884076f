import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

/** A page that trains nothing. */
const opened = async (options: BrowserContextOptions) => {
  const { page } = await openPage(server, options);
  await page.goto(`${server.url}#/measure`);
  return page;
};
const schemeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
const paperOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choose = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('menuitemradio', { name }).click();
};

describe('the colours of the page', () => {
  test.each(['light', 'dark'] as const)(
    'are those of a %s system, before the first script of the page has run',
    async (colorScheme) => {
      const { page } = await openPage(server, { colorScheme });
      await page.route(/assets\/.*\.js$/, (route) => route.abort());
      await page.goto(server.url);
      expect(await schemeOf(page)).toBe(colorScheme);
      await page.close();
    },
  );

  test('follow the system until they are chosen; a choice is remembered, and can be given back to the system', async () => {
    const page = await opened({ colorScheme: 'light' });
    const light = await paperOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => schemeOf(page)).toBe('dark');
    expect(await paperOf(page)).not.toBe(light);

    await choose(page, 'Light');
    expect(await schemeOf(page)).toBe('light');
    await page.reload();
    expect(await schemeOf(page)).toBe('light');
    expect(await paperOf(page)).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await schemeOf(page)).toBe('light');

    await choose(page, 'As the system');
    await expect.poll(() => schemeOf(page)).toBe('dark');
    await page.getByRole('button', { name: 'Colours' }).click();
    expect(await page.getByRole('menuitemradio', { checked: true }).textContent()).toBe('As the system');
    await page.close();
  });

  test('change in every open tab', async () => {
    const context = await server.browser.newContext({ colorScheme: 'light' });
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const page of [one, other]) await page.goto(`${server.url}#/measure`);
    await choose(one, 'Dark');
    await expect.poll(() => schemeOf(other)).toBe('dark');
    await context.close();
  });

  test('can be chosen where storage is blocked', async () => {
    const { page, faults } = await openPage(server, { colorScheme: 'light' });
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
    });
    await page.goto(`${server.url}#/measure`);
    expect(await schemeOf(page)).toBe('light');
    await choose(page, 'Dark');
    await expect.poll(() => schemeOf(page)).toBe('dark');
    expect(faults).toEqual([]);
    await page.close();
  });
});
