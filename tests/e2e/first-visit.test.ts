import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spearman } from '../../src/math/ranks.ts';
import { exported, type Row, rowsOf } from '../support/exported-from-page.ts';
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

function groupedBy(rows: readonly Row[], key: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}
const cells = (page: Page) =>
  page.getByRole('gridcell').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));

/** What the map says, the table exports, and the claim of the page holds on: of the first sweep, finished. */
async function expectShownAsExported(page: Page) {
  const rows = rowsOf(await exported(page, /Results, one row per run \(CSV\)/));
  const labels = await cells(page);
  expect(labels.length).toBe(new Set(rows.map((row) => `${row.learning_rate} ${row.batch_size}`)).size);

  // Every cell of the map says what the CSV says: the mean over seeds of λ₁ to three digits, or that it diverged.
  for (const label of labels) {
    const [, learningRate, batchSize, shown] = /^η = (\S+), B = (\d+): ([^,]+)/.exec(label) ?? [];
    const own = rows.filter(
      (row) => Number(row.learning_rate) === Number(learningRate) && row.batch_size === batchSize,
    );
    const values = own.filter((row) => row.outcome !== 'diverged').map((row) => Number(row.sharpness));
    if (values.length === 0) expect(shown).toBe('diverged');
    else expect(Number(shown)).toBeCloseTo(Number((values.reduce((a, b) => a + b) / values.length).toPrecision(3)), 9);
    expect(own.every((row) => row.outcome !== 'running')).toBe(true);
  }

  // The claim of the page, over the cells whose seeds all reached the target loss: λ₁ and the gap fall with η/B.
  const reached = rows.filter((row) => row.outcome === 'reachedTarget');
  const byCell = groupedBy(reached, (row) => `${row.learning_rate} ${row.batch_size}`);
  const seeds = new Set(rows.map((row) => row.seed)).size;
  const whole = byCell.filter((own) => own.length === seeds);
  expect(whole).toHaveLength(labels.length);
  const rhoOf = (quantity: (row: Row) => number) =>
    spearman(
      whole.map(([row]) => Number(row.lr_over_batch)),
      whole.map((own) => own.reduce((sum, row) => sum + quantity(row), 0) / own.length),
    );
  expect(rhoOf((row) => Number(row.sharpness))).toBeLessThanOrEqual(-0.8);
  expect(rhoOf((row) => Number(row.test_loss) - Number(row.train_loss))).toBeLessThanOrEqual(-0.8);
  // … and the panel that opens says so, with an interval that leaves no doubt of the sign.
  const panel = await page.locator('[data-panel="gap"]').getAttribute('aria-label');
  expect(panel).toMatch(
    /^test − train loss .* ρ = −0\.\d\d, 95 % \[−[\d.]+, −[\d.]+\], 16 cells, 8 seeds; conditional/,
  );
  expect(reached.every((row) => row.sharpness_converged === 'true')).toBe(true);
}

test('the first sweep starts on simd, asks no other host, and shows what it exports; then the engines are timed, once', async () => {
  const { page, faults } = await openPage(server);
  const hasAskedForTfjs = watchTfjs(page);
  const hosts = new Set<string>();
  page.context().on('request', (request) => void hosts.add(new URL(request.url()).host));
  await page.goto(`${server.url}#/workbench`);
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
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(server.url).host]);
  const said = outcome.exec(await speeds.innerText())?.[0];

  // It outlives the page: the next one on the same kind of sweep says the same.
  await page.reload();
  await finishedOn(page, { timeout: LONG });
  await expectShownAsExported(page);
  expect(outcome.exec(await (await openEngine(page)).innerText())?.[0]).toBe(said);
  expect(faults).toEqual([]);
  await page.close();
});
