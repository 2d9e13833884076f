import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { boardLinkIn } from '../../src/state/board-link/board-link.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { COMPARISON } from '../../src/ui/workbench/words.ts';
import { finishedOn, type PageServer, servePage } from '../support/page-server.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const faultsIn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
};
const labels = (page: Page) =>
  page.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));

test('two sweeps that were trained here are compared in three displays, without a fault, in light and dark', async () => {
  const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${server.url}?engine=simd${specFragment(parseSweepSpec(smallSpec))}`);
  await finishedOn(page);
  const momentum = page.getByRole('textbox', { name: /^Momentum/ });
  await momentum.fill('0.5');
  await momentum.blur();
  await page.getByRole('button', { name: /^Run \d+ runs/ }).click();
  await page.getByRole('button', { name: 'Sweeps 2' }).waitFor({ timeout: 60_000 });
  await finishedOn(page);

  await page.getByRole('button', { name: 'Sweeps 2' }).click();
  const drawer = page.getByRole('dialog', { name: 'Sweeps' });
  const other = drawer.getByRole('listitem').filter({ hasText: SMALL_FINGERPRINT.slice(0, 8) });
  await other.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: COMPARISON.start }).click();
  const strip = page.getByRole('region', { name: COMPARISON.name });
  await strip.waitFor();
  await drawer.waitFor({ state: 'hidden' });
  expect(await strip.innerText()).toContain(SMALL_FINGERPRINT.slice(0, 8));
  expect(await strip.innerText()).toMatch(/momentum 0\.5 → /i);
  await expect
    .poll(() => boardLinkIn(new URL(page.url()).hash)?.board.compared, { timeout: 10_000 })
    .toBe(SMALL_FINGERPRINT);

  const count = (await labels(page)).length;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [display, cells] of [
      ['overlay', count],
      ['sideBySide', 2 * count],
      ['difference', count],
    ] as const) {
      // Reached and chosen by keyboard.
      const choice = strip.getByRole('button', { name: COMPARISON.displays[display] });
      await choice.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => labels(page).then(({ length }) => length)).toBe(cells);
      for (const label of await labels(page)) expect(label).toMatch(/A .+, B .+/);
      // The cells of the first are in the second too; colours are all that differs between schemes.
      if (display === (colorScheme === 'light' ? 'sideBySide' : 'difference'))
        expect(await faultsIn(page), `${display}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.reload();
  await strip.waitFor({ timeout: 60_000 });
  await strip.getByRole('button', { name: COMPARISON.stop }).click();
  await strip.waitFor({ state: 'hidden' });
  expect(faults).toEqual([]);
  await context.close();
});
