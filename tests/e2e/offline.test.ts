import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION_HEADER } from '../../src/offline/names.ts';
import { isFullSize } from '../support/full-size.ts';
import { nextVersion } from '../support/next-version.ts';
import { launchOptions } from '../support/page-server.ts';
import { watchBrowser } from '../support/policy-watch.ts';
import { verdictShippedOf } from '../support/shipped-verdict.ts';
import { startHost } from '../support/static-host.ts';

const DEEP = '/some/deep/path/';
const TIMEOUT = 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  watchBrowser(browser);
});
afterAll(() => browser.close());

/** Caches of the page by name. */
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());
const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const untilKept = (page: Page) => expect.poll(() => isControlled(page), { timeout: TIMEOUT }).toBe(true);
const versionShown = (page: Page) => page.locator('html').getAttribute('data-version');

/** How many claims have evidence, asked for as the page asks for its files. */
const evidenceIn = (page: Page) =>
  page.evaluate(async (name) => {
    const version = document.querySelector<HTMLMetaElement>('meta[name=sgdscope-version]')?.content ?? '';
    const response = await fetch('evidence/index.json', { headers: { [name]: version } });
    return (await response.json()).length;
  }, VERSION_HEADER);

/** A page on which nothing trains. */
async function openClaims(context: BrowserContext, url: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(`${url}#/claims`);
  await page.locator('[data-claim]').first().waitFor();
  return { page, faults };
}

async function openView(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, fragment);
  await page.reload();
}

/** What each view shows that it can only show with its files. */
const VIEWS: readonly (readonly [fragment: string, shown: string])[] = [
  ['#/workbench', '.board'],
  ['#/claims/J17-3b', `[data-verdict=${verdictShippedOf('J17-3b')}]`],
  ['#/claims', '[data-claim="X20-1"]'],
  ['#/measure', 'main button'],
  ['#/glossary', 'main dt, main h2'],
];

test('from any folder: after one visit every view opens, trains and measures without a network', async () => {
  const host = await startHost({ path: DEEP });
  const context = await browser.newContext();
  const { page, faults } = await openClaims(context, host.url);
  await untilKept(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)).toBe(host.url);
  expect(host.missed).toEqual([]);
  await host.close();

  // The code and data of every view are looked at below.
  for (const [fragment, shown] of isFullSize ? VIEWS : VIEWS.slice(0, 2)) {
    await openView(page, fragment);
    await page.locator(shown).first().waitFor({ timeout: TIMEOUT });
  }
  // Every chunk, those that load later included, and all evidence.
  const assets = readdirSync('dist/assets').map((name) => `assets/${name}`);
  const evidence = readdirSync('dist/evidence').filter((name) => name.endsWith('.json'));
  const failed = await page.evaluate(
    async (paths) => {
      const answers = await Promise.all(
        paths.map(async (path) => [
          path,
          await fetch(path).then(
            ({ ok }) => ok,
            () => false,
          ),
        ]),
      );
      return answers.filter(([, ok]) => !ok);
    },
    [...assets, ...evidence.map((name) => `evidence/${name}`)],
  );
  expect(failed).toEqual([]);

  await openView(page, '#/measure');
  await page
    .getByRole('button', { name: /example/i })
    .first()
    .click();
  await page.getByText(/λ₁/).first().waitFor({ timeout: TIMEOUT });

  // Workers and WebAssembly: the first sweep trains.
  await openView(page, '#/');
  await page
    .getByText(/[1-9]\d* of 128 runs ended|^Finished/)
    .first()
    .waitFor({ timeout: TIMEOUT });
  expect(await context.cookies()).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

test('a new version waits; the page that asks gets it, the other goes on with its own files until it is closed', async () => {
  const next = await nextVersion('next');
  const host = await startHost();
  const context = await browser.newContext();
  const { page, faults } = await openClaims(context, host.url);
  await untilKept(page);
  const second = await openClaims(context, host.url);
  const [oldCache] = await cacheNames(page);

  host.show(next.folder);
  // A third tab is shown the old version, and looks for a newer one when it is idle.
  const third = await openClaims(context, host.url);
  await page.getByText('A new version is ready.').waitFor({ timeout: TIMEOUT });
  expect(await versionShown(third.page)).toBeNull();
  expect(await cacheNames(page)).toHaveLength(2);
  await third.page.close();

  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect.poll(() => versionShown(page), { timeout: TIMEOUT }).toBe('next');
  await page.evaluate(() => {
    window.location.hash = '#/glossary';
  });
  await page.locator('main h2').first().waitFor();

  // The second tab: its chunk is gone from the server; its evidence is that of its version.
  expect((await fetch(`${host.url}assets/${next.oldChunk}`)).status).toBe(404);
  expect(await evidenceIn(second.page)).toBeGreaterThan(50);
  expect(await evidenceIn(page)).toBe(1);
  await second.page.evaluate(() => {
    window.location.hash = '#/glossary';
  });
  await second.page.locator('main h2').first().waitFor();
  expect(await versionShown(second.page)).toBeNull();
  expect(await cacheNames(page)).toContain(oldCache);

  // Closed: its files are deleted at the next quiet moment of another page.
  await second.page.close();
  await page.reload();
  await expect.poll(() => cacheNames(page), { timeout: TIMEOUT }).toHaveLength(1);
  expect(await cacheNames(page)).not.toContain(oldCache);
  expect([...faults, ...second.faults, ...third.faults]).toEqual([]);
  await context.close();
  await host.close();
});

describe.runIf(isFullSize)('where the page cannot be kept', () => {
  const lineOf = async (page: Page) => {
    await page.evaluate(() => {
      window.location.hash = '#/workbench';
    });
    await page.getByRole('button', { name: /^Sweeps/ }).click();
    const line = page.locator('.sweeps-offline');
    await line.waitFor({ timeout: TIMEOUT });
    return line;
  };
  const expectQuiet = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      window.location.hash = '#/claims';
    });
    await page.locator('[data-claim]').first().waitFor();
    expect(await page.locator('.notices').innerText()).toBe('');
    expect(await page.locator('[data-claim]').count()).toBeGreaterThan(50);
  };

  test('without space for its files it works, gives the space back and says so in one line', async () => {
    const host = await startHost();
    const context = await browser.newContext();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1_000_000 });
    await page.goto(`${host.url}#/claims`);
    await page.locator('[data-claim]').first().waitFor();
    const line = await lineOf(page);
    await expect
      .poll(() => line.innerText(), { timeout: TIMEOUT })
      .toContain('this browser has no space for its files');
    expect(await cacheNames(page)).toEqual([]);
    await expectQuiet(page);
    await context.close();
    await host.close();
  });

  test('on a server without the service worker', async () => {
    const { folder } = await nextVersion('incomplete');
    rmSync(join(folder, 'service-worker.js'));
    const host = await startHost({ folder });
    const context = await browser.newContext();
    const { page } = await openClaims(context, host.url);
    expect(await (await lineOf(page)).innerText()).toContain('could not be registered');
    await expectQuiet(page);
    await context.close();
    await host.close();
  });

  test('on a server that has another file than the build: nothing is kept of it', async () => {
    const { folder } = await nextVersion('mixed');
    writeFileSync(join(folder, 'evidence/X20-1.json'), '{}');
    const host = await startHost({ folder });
    const context = await browser.newContext();
    const { page } = await openClaims(context, host.url);
    const line = await lineOf(page);
    await expect.poll(() => line.innerText(), { timeout: TIMEOUT }).toContain('could not all be had');
    expect(await cacheNames(page)).toEqual([]);
    await context.close();
    await host.close();
  });

  test('over plain http, where browsers have no service workers', async () => {
    const own = await chromium.launch(launchOptions(['--host-resolver-rules=MAP sgdscope.test 127.0.0.1']));
    const host = await startHost();
    const { page, faults } = await openClaims(await own.newContext(), host.url.replace('127.0.0.1', 'sgdscope.test'));
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    expect(await (await lineOf(page)).innerText()).toContain('it is not served over https');
    await expectQuiet(page);
    // The browser says itself that it ignores a header there.
    expect(faults.filter((text) => !text.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
    await own.close();
    await host.close();
  });
});

describe.runIf(isFullSize)('a new version', () => {
  test('is not opened while a sweep runs: the page that asks for it reloads when the sweep has ended', async () => {
    const next = await nextVersion('next');
    const host = await startHost();
    const context = await browser.newContext();
    const { page, faults } = await openClaims(context, host.url);
    await untilKept(page);
    host.show(next.folder);
    await page.reload();
    await page.getByText('A new version is ready.').waitFor({ timeout: TIMEOUT });
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    await page
      .getByRole('button', { name: /^(Run|Train)/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Reload when training has ended' }).click();
    await page.getByText('The page reloads when training has ended.').waitFor();
    expect(await versionShown(page)).toBeNull();
    await expect.poll(() => versionShown(page), { timeout: 10 * TIMEOUT }).toBe('next');
    // The sweep had ended, and is on the board of the new version with all its runs.
    await page
      .getByText(/^Finished: /)
      .first()
      .waitFor({ timeout: TIMEOUT });
    expect(faults).toEqual([]);
    await context.close();
    await host.close();
  });

  test('is not fetched while a sweep runs', async () => {
    const next = await nextVersion('next');
    const host = await startHost();
    const context = await browser.newContext();
    const { page } = await openClaims(context, host.url);
    await untilKept(page);
    host.show(next.folder);
    await page.goto(`${host.url}#/`);
    await page.reload();
    await page
      .getByText(/[1-9]\d* of 128 runs ended/)
      .first()
      .waitFor({ timeout: TIMEOUT });
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));
    const keptOfNext = async () => {
      const names = await cacheNames(page);
      return page.evaluate(
        async (all) => Promise.all(all.map(async (name) => (await (await caches.open(name)).keys()).length)),
        names,
      );
    };
    expect(Math.min(...(await keptOfNext()), 1000)).toBeLessThan(5);
    await page.getByText('A new version is ready.').waitFor({ timeout: 10 * TIMEOUT });
    await context.close();
    await host.close();
  });

  test('without a service worker retires that of the version before; open pages keep their files', async () => {
    const next = await nextVersion('retired', { isKept: false });
    const host = await startHost();
    const context = await browser.newContext();
    const { page } = await openClaims(context, host.url);
    await untilKept(page);
    const second = await openClaims(context, host.url);
    host.show(next.folder);
    // The first visit after it is still answered by the old one, which then looks for a newer one.
    await page.reload();
    await expect
      .poll(
        async () => {
          await page.reload();
          return versionShown(page);
        },
        { timeout: TIMEOUT },
      )
      .toBe('retired');
    await second.page.evaluate(() => {
      window.location.hash = '#/glossary';
    });
    await second.page.locator('main h2').first().waitFor();
    await second.page.close();
    await page.reload();
    await expect.poll(() => cacheNames(page), { timeout: TIMEOUT }).toEqual([]);
    // Registered once more, as by a page of the version before that was opened meanwhile.
    await page.evaluate(() => navigator.serviceWorker.register('service-worker.js', { scope: './' }));
    const registrations = async () => {
      await page.reload();
      return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    };
    await expect.poll(registrations, { timeout: TIMEOUT }).toBe(0);
    await context.close();
    await host.close();
  });
});
