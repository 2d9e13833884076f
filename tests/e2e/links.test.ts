import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { boardLinkIn } from '../../src/state/board-link/board-link.ts';
import { linkFragment } from '../../src/sweep/link/sweep-link.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const SMALL = parseSweepSpec(smallSpec);
const MOONS = parseSweepSpec({
  version: 1,
  name: 'two moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 5 },
});

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const linkAt = (page: Page) => {
  const { hash } = new URL(page.url());
  return hash.startsWith('#sweep=') ? boardLinkIn(hash) : null;
};
const until = (page: Page, holds: (link: ReturnType<typeof linkAt>) => boolean) =>
  expect.poll(() => holds(linkAt(page)), { timeout: 120_000 }).toBe(true);
const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).first();
/** What the page shows of its sweep. */
const picture = async (page: Page) => ({
  cells: await page.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label'))),
  panels: await page
    .locator('[data-panel]')
    .evaluateAll((panels) => panels.map((panel) => panel.getAttribute('data-panel'))),
  quantity: await page.getByLabel('Quantity shown by colour').inputValue(),
});

describe('a link to the board', () => {
  test('that the address became opens as the same picture elsewhere and says that it was reproduced exactly', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(SMALL)}`);
    await finishedOn(page);
    await page.getByLabel('Quantity shown by colour').selectOption('lossGap');
    await page.getByRole('button', { name: '+ Add a panel' }).click();
    await page.getByRole('button', { name: 'Gradient noise', exact: true }).click();
    await until(
      page,
      (link) => link?.results?.fingerprint === SMALL_FINGERPRINT && link.board.view?.panels?.length === 4,
    );
    expect(await status(page, /Reproduced/).count()).toBe(0);

    const other = await openPage(server);
    await other.page.goto(page.url().replace('?engine=simd', ''));
    await status(other.page, /Reproduced exactly: same fingerprint as in the link, 2c51a86d/).waitFor({
      timeout: 120_000,
    });
    expect(await picture(other.page)).toEqual(await picture(page));
    expect([...faults, ...other.faults]).toEqual([]);
    await other.page.close();
    await page.close();
  });

  test('survives a reload; another sweep adds an entry to the history, and Back returns to the one before', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(MOONS)}`);
    await finishedOn(page);
    await page.getByLabel('Quantity shown by colour').selectOption('steps');
    await until(page, (link) => link?.board.view?.mapQuantity === 'steps' && link.results !== null);
    await page.reload();
    await finishedOn(page);
    expect(await page.getByLabel('Quantity shown by colour').inputValue()).toBe('steps');

    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    await page.getByRole('menuitem', { name: /A few seconds/ }).click();
    await until(page, (link) => link?.spec.name === SMALL.name && link.results !== null);
    await page.goBack();
    await until(page, (link) => link?.spec.name === MOONS.name);
    await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(4);
    await page.goForward();
    await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(9);
    await page.getByRole('link', { name: 'Claims' }).click();
    await page
      .getByRole('heading', { name: /claims/i })
      .first()
      .waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(9);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('reloaded before its sweep has ended is still compared with what it promised', async () => {
    const { page } = await openPage(server);
    const spec = parseSweepSpec({ ...MOONS, budget: { kind: 'epochs', epochs: 6000 } });
    const empty = { mean: [null, null, null, null], error: [null, null, null, null] };
    const results = {
      fingerprint: 'ab'.repeat(32),
      engine: 'simd' as const,
      digest: { replicates: 2, sharpness: empty, gap: empty },
    };
    await page.goto(`${server.url}?engine=simd${linkFragment({ spec, results })}`);
    const waiting = page.getByText(/The link holds results \(fingerprint abababab/).first();
    await waiting.waitFor();
    await until(page, (link) => link?.results === null);
    await page.reload();
    await waiting.waitFor();
    await page.close();
  });

  test('pasted into the same tab changes the board', async () => {
    const { page } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(MOONS)}`);
    await finishedOn(page);
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, specFragment(SMALL));
    await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(9);
    await finishedOn(page);
    await page.close();
  });
});

describe('an address that cannot be followed', () => {
  test('is left as it is, and said, where the sweep of before is put back on the board', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(MOONS)}`);
    await finishedOn(page);
    await until(page, (link) => link?.results !== null);
    const damaged = page.url().slice(0, -20);
    await page.goto('about:blank');
    await page.goto(damaged);
    await page.getByText(/This link is (incomplete|damaged)/).waitFor();
    await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(4);
    await page.waitForTimeout(1000);
    expect(await page.getByText(/This link is (incomplete|damaged)/).count()).toBe(1);
    expect(page.url()).toBe(damaged);
    expect(faults).toEqual([]);
    await page.close();
  });

  test.each([
    ['a link that was cut', specFragment(MOONS).slice(0, 60), /This link is incomplete: it ends early/],
    ['an unknown view', '#/nowhere', /“#\/nowhere”, which is no view of this page/],
  ])('%s: says what is wrong, starts nothing, and has ways on', async (_what, fragment, text) => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}${fragment}`);
    await page.getByText(text).waitFor();
    const runs = page.getByRole('contentinfo').getByText(/runs ended/);
    expect(await runs.count()).toBe(0);
    await page.getByRole('button', { name: 'Run the first sweep' }).click();
    await runs.waitFor({ timeout: 60_000 });
    expect(await page.getByRole('gridcell').count()).toBe(16);
    expect(await page.getByText(text).count()).toBe(0);
    await until(page, (link) => link?.spec.name === 'Learning rate ÷ batch size');
    expect(faults).toEqual([]);
    await page.close();
  });
});
