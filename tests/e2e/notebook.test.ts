import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchOptions } from '../support/page-server.ts';
import { SAVED_FINGERPRINT, savedSweepText } from '../support/saved-sweeps.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';
import { type StaticHost, startHost } from '../support/static-host.ts';

const TIMEOUT = 60_000;
const SPEC = readFileSync('public/examples/small.json', 'utf8');

/** What the page of the test holds: the model of a widget, with the events of anywidget's. */
interface Held {
  model: { set(name: string, value: unknown): void; listeners(): number };
  clean(): void;
}
declare const held: Held;
declare function renderBoard(address: string, fields: Readonly<Record<string, unknown>>): Promise<void>;

/** What anywidget does with a module: it imports it, and renders it for a model. */
const HOST_SCRIPT = `
globalThis.renderBoard = async (address, given) => {
  const { default: board } = await import(address);
  const values = { ...given };
  const listeners = new Map();
  const model = {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      for (const tell of listeners.get('change:' + name) ?? []) tell();
    },
    on: (event, tell) => listeners.set(event, (listeners.get(event) ?? new Set()).add(tell)),
    off: (event, tell) => listeners.get(event)?.delete(tell),
    listeners: () => [...listeners.values()].reduce((sum, each) => sum + each.size, 0),
  };
  globalThis.held = { model, clean: board.render({ model, el: document.querySelector('#cell') }) };
};`;

let browser: Browser;
let host: StaticHost;
/** A page of another origin, as a notebook is. */
let notebook: StaticHost;
let page: Page;
let said: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  host = await startHost({ path: '/tools/sgdscope/' });
  const folder = mkdtempSync(join(tmpdir(), 'notebook-'));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><link rel="icon" href="data:,"><title>Notebook</title><div id="cell"></div><script>${HOST_SCRIPT}</script>`,
  );
  notebook = await startHost({ folder, headers: () => ({}) });
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await notebook.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 900 }, serviceWorkers: 'block' });
  said = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(notebook.url);
  return () => page.close();
});

/** Renders a board. */
const render = (fields: Readonly<Record<string, unknown>>) =>
  page.evaluate(([address, given]) => renderBoard(address, given), [`${host.url}notebook/board.js`, fields] as const);

async function frameOf(): Promise<Frame> {
  const frame = await (await page.locator('#cell iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('the cell must have a frame, and has none.');
  return frame;
}

const frameHeight = () => page.locator('#cell iframe').evaluate((frame) => frame.getBoundingClientRect().height);
const set = (name: string, value: unknown) =>
  page.evaluate(([field, given]) => held.model.set(field, given), [name, value] as const);

describe('board.js on a page of another origin', () => {
  test('shows a result, whose numbers are checked, without training anything', async () => {
    await render({ page: host.url, content: savedSweepText('4'), theme: 'dark', height: 0 });
    const frame = await frameOf();
    await frame.getByText(`fingerprint ${SAVED_FINGERPRINT.slice(0, 8)}`).waitFor({ timeout: TIMEOUT });
    expect(await frame.locator('.embed-figure').count()).toBe(4);
    expect(await frame.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await frame.getByRole('button', { name: /^Run / }).count()).toBe(0);
    await expect
      .poll(frameHeight, { timeout: TIMEOUT })
      .toBe(
        await frame.evaluate(() => Math.ceil(document.querySelector('.embed')?.getBoundingClientRect().height ?? 0)),
      );
    // The full page opens with its spec.
    expect(await frame.getByRole('link', { name: /Open the full page/ }).getAttribute('href')).toContain('#sweep=4.');
    expect(said).toEqual([]);
  });

  test('runs a spec when it is asked to; fields that change are followed; at its end nothing is left', async () => {
    await render({ page: host.url.replace(/\/$/, ''), content: SPEC, show: 'gap', height: 640, width: '500px' });
    const run = (await frameOf()).getByRole('button', { name: /^Run 18 networks/ });
    await run.waitFor({ timeout: TIMEOUT });
    expect(page.workers().length).toBeLessThanOrEqual(1); // that which read the file, but none that trains
    await run.click();
    const frame = await frameOf();
    await frame.getByText(`fingerprint ${SMALL_FINGERPRINT.slice(0, 8)}`).waitFor({ timeout: TIMEOUT });
    expect(await page.locator('#cell iframe').boundingBox()).toMatchObject({ width: 500, height: 640 });

    await set('height', 700);
    expect(await frameHeight()).toBe(700);
    await set('show', 'map');
    await (await frameOf()).locator('.map-panel').waitFor({ timeout: TIMEOUT });
    await set('content', savedSweepText('4'));
    await (await frameOf()).getByText(`fingerprint ${SAVED_FINGERPRINT.slice(0, 8)}`).waitFor({ timeout: TIMEOUT });

    expect(await page.evaluate(() => held.model.listeners())).toBe(7);
    await page.evaluate(() => held.clean());
    expect(await page.evaluate(() => held.model.listeners())).toBe(0);
    expect(await page.locator('#cell').innerHTML()).toBe('');
    expect(said).toEqual([]);
  });

  test('says what cannot be shown', async () => {
    await render({ page: 'dist', content: SPEC });
    expect(await page.getByRole('alert').textContent()).toContain('page must be the http address of a folder');
    await set('page', host.url);
    await set('show', 'nonesuch');
    await (await frameOf()).getByText('There is no panel ‘nonesuch’.').waitFor({ timeout: TIMEOUT });
    await set('show', 'map');
    for (const [content, why] of [
      [SPEC.replace('"budget"', '"budgets"'), /must be a spec or a finished sweep/],
      [savedSweepText('4').replace('"value": 0.1', '"value": 0.2'), /must be a spec or a finished sweep/],
      ['x,y\n1,2\n', /must be a spec or a finished sweep/],
    ] as const) {
      await set('content', content);
      await (await frameOf()).getByText(why).waitFor({ timeout: TIMEOUT });
    }
  });

  test('what other windows send is not opened', async () => {
    await render({ page: host.url, content: '' });
    const frame = await frameOf();
    await frame.locator('main.embed-loading').waitFor({ state: 'attached', timeout: TIMEOUT });
    await frame.evaluate((text) => window.postMessage({ type: 'sgdscope-open', version: 1, text }), SPEC);
    await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage({ type: 'other' }, '*'));
    await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await frame.locator('main.embed-loading').count()).toBe(1);
  });
});
