import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardLinkIn } from '../../src/state/board-link/board-link.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const SPEC = parseSweepSpec({
  version: 1,
  name: 'moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [4] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 32], seeds: 2 },
  budget: { kind: 'epochs', epochs: 10 },
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const openMenuItems = (page: Page) => page.getByRole('menuitem').count();

describe('the header by keyboard', () => {
  test('the first stop skips to the content; a menu opens, moves by arrows, closes and gives the focus back', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
    await finishedOn(page);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the map');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell');
    expect(page.url()).toContain('#sweep=');

    await page.getByRole('button', { name: 'Examples', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('The first sweep');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toMatch(/^Sharpness is a function/);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^A few seconds/);
    await page.keyboard.press('Escape');
    expect(await openMenuItems(page)).toBe(0);
    expect(await focused(page)).toBe('Examples');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('on a narrow screen all of it is in a menu, which a chosen view closes', async () => {
    const { page } = await openPage(server, { viewport: { width: 390, height: 844 } });
    await page.goto(`${server.url}#/claims`);
    const link = page.getByRole('link', { name: 'Measure' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await link.click();
    await page.getByRole('heading', { name: 'Measure a network trained elsewhere' }).waitFor();
    expect(await link.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });
});

test('Start and workbench show one board: sweep, selection and draft stay, Back and reload return to the page', async () => {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await finishedOn(page);
  await page.getByLabel(/^Seeds/).fill('3');
  await page.getByRole('gridcell').first().click();
  // The address follows within a moment; Back returns to what it held.
  const selected = () => boardLinkIn(new URL(page.url()).hash)?.board.selected?.kind;
  await expect.poll(selected).toBe('cell');
  const fingerprint = await page.locator('.footer-facts').textContent();
  await page.getByRole('link', { name: 'Start' }).click();
  await page.locator('.page-start').waitFor();
  await expect.poll(() => page.url()).toContain('#sweep=');
  expect(selected()).toBe('cell');
  expect(await page.locator('.footer-facts').textContent()).toBe(fingerprint);
  await page.reload();
  await page.locator('.page-start').waitFor();
  await finishedOn(page);
  await page.goBack();
  await page.locator('.page-workbench').waitFor();
  expect(await page.getByLabel(/^Seeds/).inputValue()).toBe('3');
  await expect.poll(() => page.locator('[data-cell][aria-selected=true]').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

test('a view that cannot be fetched says so, and opens once it can', async () => {
  const { page } = await openPage(server);
  await page.route(/assets\/MeasureView-/, (route) => route.abort());
  await page.goto(`${server.url}#/claims`);
  await page.getByRole('link', { name: 'Measure' }).click();
  await page.getByRole('heading', { name: 'This part of the page could not be shown' }).waitFor();
  await page.unroute(/assets\/MeasureView-/);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { name: 'Measure a network trained elsewhere' }).waitFor();
  await page.close();
});
