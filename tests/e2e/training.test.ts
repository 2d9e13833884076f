import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const SPEC: SweepSpecInput = {
  version: 1,
  name: 'small',
  dataset: { source: { kind: 'moons' }, trainCount: 128, testCount: 200 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 32], seeds: 2 },
  budget: { kind: 'steps', steps: 60 },
};
const link = (spec: SweepSpecInput) => `${server.url}?engine=simd${specFragment(parseSweepSpec(spec))}`;
const finished = (page: Page, runs: number) => finishedOn(page, { runs: `${runs} runs`, timeout: 180_000 });

/** The file behind an item of the export menu. */
async function exported(page: Page, item: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).first().click();
  return readFileSync(await (await download).path(), 'utf8');
}
const runsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
/** η, B, seed and losses of a row. */
const identity = (row: readonly string[]) => row.slice(1, 3).concat(row[4]).join(' ');

test('a fork with nothing changed ends where the run would have, and one with another η does not', async () => {
  const { page, faults } = await openPage(server);
  await page.goto(link({ ...SPEC, budget: { kind: 'steps', steps: 120 } }));
  await finished(page, 8);
  const whole = runsOf(await exported(page, /Results, one row per run \(CSV\)/)).find(
    (row) => identity(row) === '0.1 8 0',
  );

  const { page: second, faults: faultsOfSecond } = await openPage(server);
  await second.goto(link(SPEC));
  await finished(second, 8);
  await second.getByRole('gridcell', { name: /η = 0\.1, B = 8:/ }).dblclick();
  await second.getByRole('button', { name: 'Fork from here' }).click();
  const form = second.locator('.fork-fields');
  await form.getByLabel(/Learning rates/).fill('0.1, 0.3');
  await form.getByLabel(/Batch sizes/).fill('8');
  await form.getByLabel(/^Seeds/).fill('0');
  await form.getByLabel(/^Steps/).fill('60');
  await form.getByRole('button', { name: /Run the fork: 2 runs/ }).click();
  await finished(second, 2);
  const [same, other] = runsOf(await exported(second, /Results, one row per run \(CSV\)/));
  // Losses and accuracies at the end: the same digits, to the last. λ₁ is found from another start within its residual.
  expect(same.slice(7, 13)).toEqual(whole?.slice(7, 13));
  expect(other.slice(7, 13)).not.toEqual(whole?.slice(7, 13));
  expect([...faults, ...faultsOfSecond]).toEqual([]);
});

test('schedules, rules and tuning chosen in the controls are in the sweep, and the best η is shown', async () => {
  const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(link(SPEC));
  await finished(page, 8);
  await page.getByRole('button', { name: /Schedule, rule, start/ }).click();
  await page.getByLabel('η along a run').selectOption('cosine');
  await page.getByLabel('B along a run').selectOption('cyclic');
  await page.getByLabel('Training rule').selectOption('sam');
  await page.getByLabel('Find the best η of every B').selectOption('testLoss');
  await page.getByRole('button', { name: /^Run 8 runs/ }).click();
  await finished(page, 8);
  const { spec, results } = JSON.parse(await exported(page, /spec|JSON/i));
  expect(results.every(({ outcome }: { outcome: string }) => outcome === 'budgetSpent')).toBe(true);
  expect(spec).toMatchObject({
    schedule: { rate: { kind: 'cosine' }, batch: { kind: 'cyclic' } },
    rule: { kind: 'sam' },
    tune: 'testLoss',
  });
  await page.getByRole('button', { name: '+ Add a panel' }).click();
  await page.getByRole('button', { name: 'Tuning', exact: true }).click();
  await page.getByRole('img', { name: /Best learning rate of every batch size/ }).waitFor();
  await page.getByRole('combobox', { name: 'Compare runs at' }).selectOption('epochs');
  await page.getByText(/best η by test loss at equal epochs/).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});
