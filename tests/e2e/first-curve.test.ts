import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishedOn, openPage, type PageServer, servePage, untilText } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const LONG = 540_000;
/** The code of tfjs: a chunk of the built page that names one of its parts. */
const TFJS = /\/assets\/[^/]*(webgl|tfjs|cpu-device|Unique_impl|create-)[^/]*\.js$/i;
/** Whether the tfjs engine is among the files that the page has asked for, its workers included. */
function watchTfjs(page: Page): () => boolean {
  const asked: string[] = [];
  page.context().on('request', (request) => void asked.push(request.url()));
  return () => asked.some((url) => TFJS.test(url));
}
const openEngine = async (page: Page) => {
  await page.getByRole('contentinfo').getByRole('button', { name: 'WebAssembly SIMD' }).click();
  return page.getByRole('region', { name: 'Speed of the engines' });
};

test('the first sweep starts on simd and ends before any code of tfjs is asked for; then the engines are timed, once', async () => {
  const { page, faults } = await openPage(server);
  const hasAskedForTfjs = watchTfjs(page);
  await page.goto(server.url);
  await untilText(page, /of 128 runs ended|^Finished/, LONG);
  expect(hasAskedForTfjs()).toBe(false);
  const speeds = await openEngine(page);
  expect(await speeds.innerText()).toContain('not timed yet: a first sweep of this kind starts on WebAssembly SIMD');
  await finishedOn(page, { timeout: LONG });
  expect(hasAskedForTfjs()).toBe(false);
  // Whether unasked or not depends on how long the sweep took.
  const button = speeds.getByRole('button', { name: 'Time the engines' });
  await button.click({ timeout: 1000 }).catch(() => {});
  const outcome =
    /^(WebAssembly SIMD|WebGL): [\d.]+ times as fast as (WebGL|WebAssembly SIMD) here, timed on 20\d\d-\d\d-\d\d on a sweep of this kind/m;
  await expect.poll(() => speeds.innerText(), { timeout: LONG }).toMatch(outcome);
  expect(hasAskedForTfjs()).toBe(true);
  const said = outcome.exec(await speeds.innerText())?.[0];

  // It outlives the page: the next one on the same kind of sweep says the same.
  await page.reload();
  await finishedOn(page, { timeout: LONG });
  expect(outcome.exec(await (await openEngine(page)).innerText())?.[0]).toBe(said);
  expect(faults).toEqual([]);
  await page.close();
});
