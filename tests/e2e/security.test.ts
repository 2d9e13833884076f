import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_POLICY } from '../../src/cli/page-headers.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';
import { takeBreaches } from '../support/policy-watch.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

/** A page on which nothing trains. */
async function quietPage(options: Parameters<typeof openPage>[1] = {}) {
  const { page, faults } = await openPage(server, options);
  await page.goto(`${server.url}#/claims`);
  await page.locator('[data-claim]').first().waitFor();
  return { page, faults };
}

describe('the served page', () => {
  test('sends its policy with every answer, forbids frames and guesses of types, and tells no one where one comes from', async () => {
    const html = await (await fetch(server.url)).text();
    const asset = /src="\.(\/assets\/[^"]+\.js)"/.exec(html)?.[1];
    for (const path of ['', asset?.slice(1) ?? '', 'favicon.svg']) {
      const { status, headers } = await fetch(server.url + path);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toBe(`${PAGE_POLICY}; frame-ancestors 'none'`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    }
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });

  test.each([
    'no-such-page',
    'assets/no-such-chunk.js',
    'reference/no-such.json',
    'claims/J17-1',
    '..%2f..%2fpackage.json',
  ])('answers the missing path %s with 404 and not with the page', async (path) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('id="root"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('what the tests watch for is seen', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await quietPage());
  });
  afterAll(() => page.close());

  const untilSeen = async (sign: RegExp) => {
    const seen: string[] = [];
    const look = () => {
      seen.push(...takeBreaches());
      return seen.join('\n');
    };
    await expect.poll(look, { timeout: 20_000, interval: 100 }).toMatch(sign);
  };

  const ATTEMPTS: Record<string, [attempt: () => unknown, sign: RegExp]> = {
    'a style element': [
      () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' })),
      /policy: style-src-elem/,
    ],
    'a style attribute written as text': [
      () => document.body.setAttribute('style', 'color: red'),
      /policy: style-src-attr/,
    ],
    'an inline script': [
      () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' })),
      /policy: script-src-elem/,
    ],
    // Later: what the test itself evaluates may.
    'code from text': [() => void setTimeout(() => new Function('return 1')()), /policy: script-src.* forbids eval/],
    'a request elsewhere': [() => fetch('https://example.invalid/').catch(() => {}), /policy: connect-src/],
    'a request to a data host that nobody asked for': [
      () => fetch('https://raw.githubusercontent.com/').catch(() => {}),
      /request to raw\.githubusercontent\.com/,
    ],
    'a worker from a blob': [
      () => {
        try {
          new Worker(URL.createObjectURL(new Blob(['1'])));
        } catch {} // Firefox throws
      },
      /policy: worker-src/,
    ],
  };
  test.each(Object.entries(ATTEMPTS))('%s', async (_name, [attempt, sign]) => {
    await page.evaluate(attempt);
    await untilSeen(sign);
  });

  test('a request elsewhere by a worker', async () => {
    const entry = readdirSync('dist/assets').find((name) => /^main-.*\.js$/.test(name));
    const started = page.waitForEvent('worker');
    await page.evaluate((name) => void new Worker(`assets/${name}`, { type: 'module' }), entry);
    const worker = await started;
    await worker.evaluate(() => fetch('https://example.invalid/').catch(() => {}));
    await untilSeen(/policy: connect-src forbids https:\/\/example\.invalid.*assets\/main-/);
  });
});

test('dialogs, menus and the switch of colours need no style element, on narrow and wide screens', async () => {
  for (const width of [390, 1440]) {
    const { page, faults } = await quietPage({ viewport: { width, height: 800 } });
    const openMenu = () => (width < 700 ? page.getByRole('button', { name: 'Menu' }).click() : undefined);
    await openMenu();
    await page.getByRole('button', { name: 'Colours' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
    await page.keyboard.press('Escape');
    await openMenu();
    await page.getByRole('link', { name: 'Workbench' }).click();
    await page.locator('.board').waitFor();
    if (width < 1000) {
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page.getByRole('dialog', { name: 'Spec of the next sweep' }).waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('hidden');
      await page.getByRole('button', { name: 'Close settings' }).click();
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).overflowY))
        .not.toBe('hidden');
    }
    expect(await page.locator('style').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  }
});
