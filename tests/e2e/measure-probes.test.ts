import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, type PageServer, servePage } from '../support/page-server.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const TRACE = 'Trace of the Hessian';
const MINUTE = 60_000;
const panel = (page: Page, name: string) => page.getByRole('region', { name });
const offer = (page: Page, name: string) =>
  panel(page, name).getByRole('button', { name: /^Measure it for this sweep, ≈ \d/ });
/** The figure of a panel, and not the reason why it has none. */
const figure = (page: Page, name: string) => panel(page, name).locator('svg[data-panel]').first();

async function addPanel(page: Page, name: string) {
  await page.getByRole('button', { name: '+ Add a panel' }).click();
  const box = page.getByRole('dialog', { name: 'Panels' }).getByRole('checkbox', { name });
  // What it costs stands beside its name.
  expect(await box.evaluate((each) => each.closest('label')?.textContent)).toMatch(/≈ [\d.]+ (s|min)$/);
  await box.check();
  await page.keyboard.press('Escape');
}

/** Waits until the library holds a supplement. */
const untilKept = (page: Page) =>
  page.waitForFunction(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('sgdscope-library'));
    try {
      return (await done(database.transaction('supplements').objectStore('supplements').count())) > 0;
    } finally {
      database.close();
    }
  });

async function exported(page: Page, item: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).first().click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('a probe that the sweep has not recorded is measured on demand, exported, and there after a reload', async () => {
  // axe needs a context of its own.
  const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${server.url}?engine=simd${specFragment(parseSweepSpec(smallSpec))}`);
  await finishedOn(page, { runs: '18 runs' });
  await addPanel(page, TRACE);
  await offer(page, TRACE).waitFor();
  expect(await figure(page, TRACE).count()).toBe(0);
  const { violations } = await new AxeBuilder({ page }).include('.board').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Begun and cancelled, it leaves the offer as it was, with the focus on it.
  await offer(page, TRACE).click();
  const cancel = panel(page, TRACE).getByRole('button', { name: 'Cancel' });
  await panel(page, TRACE).getByRole('progressbar', { name: 'Progress of the measurement' }).waitFor();
  await cancel.click();
  await offer(page, TRACE).waitFor();
  expect(await offer(page, TRACE).evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await figure(page, TRACE).count()).toBe(0);

  await page.keyboard.press('Enter');
  await figure(page, TRACE).waitFor({ timeout: 2 * MINUTE });
  expect(await offer(page, TRACE).count()).toBe(0);
  expect(
    await page.evaluate((name) => document.activeElement?.closest('section')?.textContent?.includes(name), TRACE),
  ).toBe(true);
  const samples = await exported(page, /All samples \(CSV\)/);
  expect(samples.match(/hessianTrace/g)?.length).toBeGreaterThan(18);
  await untilKept(page);
  const file = JSON.parse(await exported(page, /Spec, results and samples/));
  expect([file.fingerprint, file.supplement.tier]).toEqual([SMALL_FINGERPRINT, 'standard']);

  await page.reload();
  await figure(page, TRACE).waitFor({ timeout: MINUTE });
  expect(await offer(page, TRACE).count()).toBe(0);
  // It has the samples of its tier and no others.
  const dearer = 'Curvature relative to the weights';
  await addPanel(page, dearer);
  await offer(page, dearer).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
