import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkFragment } from '../../src/sweep/link/sweep-link.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { exported, exportedFile, rowsOf } from '../support/exported-from-page.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const MINUTES = 60_000;
const finished = (page: Page) => finishedOn(page, { timeout: 9 * MINUTES });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (spec: SweepSpecInput, engine = 'auto') =>
  `${server.url}?engine=${engine}${specFragment(parseSweepSpec(spec))}`;

const SMALL: SweepSpecInput = {
  version: 1,
  name: 'small',
  dataset: { source: { kind: 'moons' }, trainCount: 128, testCount: 200 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 32], seeds: 2 },
  budget: { kind: 'epochs', epochs: 20 },
};
const LONG: SweepSpecInput = { ...SMALL, budget: { kind: 'epochs', epochs: 100_000 } };

describe('a sweep on WebGL', () => {
  test('runs to its end in its own worker and says on what', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(link(SMALL, 'webgl'));
    await finished(page);
    await button(page, 'WebGL').click();
    await page.getByText(/^Computed by WebGL, f32/).waitFor();
    await page.keyboard.press('Escape');
    const rows = rowsOf(await exported(page, /Results, one row per run \(CSV\)/));
    expect(rows).toHaveLength(8);
    expect(rows.every((row) => row.outcome === 'budgetSpent' && Number(row.sharpness) > 0)).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('the share of measuring is by the clock of the workers once the sweep has trained', async () => {
  const { page } = await openPage(server);
  await page.goto(link({ ...SMALL, measure: { tier: 'economy' } }, 'simd'));
  await finished(page);
  await button(page, 'Measure').click();
  const text = (await page.locator('[data-shares-by]').textContent()) ?? '';
  expect(text).toMatch(/^Measuring takes \d+ % of this sweep’s time: losses .*, λ₁ .*, economy .* %\.$/);
  expect(Number(/takes (\d+) %/.exec(text)?.[1])).toBeLessThan(100);
  await page.close();
});

describe('the run bar', () => {
  test('pauses, resumes and stops; the board keeps what was measured', async () => {
    const { page } = await openPage(server);
    await page.goto(link(LONG));
    await button(page, 'Pause').click();
    await page
      .getByText(/^Paused/)
      .first()
      .waitFor();
    await page.waitForTimeout(600); // the segment under way ends
    const steps = async () => rowsOf(await exported(page, /Results, one row per run \(CSV\)/)).map((row) => row.steps);
    const before = await steps();
    await page.waitForTimeout(600);
    expect(await steps()).toEqual(before);
    await button(page, 'Resume').click();
    await expect
      .poll(async () => (await steps()).some((step, i) => Number(step) > Number(before[i])), { timeout: MINUTES })
      .toBe(true);
    await button(page, 'Stop').click();
    await page
      .getByText(/^Stopped/)
      .first()
      .waitFor();
    const rows = rowsOf(await exported(page, /Results, one row per run \(CSV\)/));
    expect(rows.every((row) => row.outcome === 'stopped' && Number(row.train_loss) > 0)).toBe(true);
    await page.close();
  });
});

describe('export', () => {
  test('JSON carries spec, engine, samples and the fingerprint; figures are whole SVG, PDF and PNG files', async () => {
    const { page } = await openPage(server);
    await page.goto(link(SMALL, 'simd'));
    await finished(page);
    const file = JSON.parse(await exported(page, /Spec, results and samples/));
    expect(file).toMatchObject({ format: 'sgdscope-sweep', engine: { kind: 'simd' }, spec: parseSweepSpec(SMALL) });
    expect(file.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const { buffer, byteOffset, length } = await exportedFile(page, /All samples \(Parquet\)/);
    const samples = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer });
    expect(samples.map(({ value }) => value)).toEqual(file.samples.map(({ value }: { value: number }) => value));
    expect(file.computedBy).toMatch(/^WebAssembly SIMD, f32 \(.*\), self-check passed \(\d+ quantities\)$/);
    await button(page, 'WebAssembly SIMD').click();
    await page.getByText(`Computed by ${file.computedBy}.`).waitFor();
    await page.keyboard.press('Escape');
    await button(page, 'Export').click();
    await page.getByRole('menuitem', { name: 'Figure for a paper' }).click();
    const dialog = page.getByRole('dialog', { name: 'Figure for a paper' });
    await dialog.getByRole('img', { name: /^Preview: / }).waitFor();
    const saved = async (format: string) => {
      await dialog.getByLabel(format, { exact: true }).check();
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: `Save ${format}` }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await saved('SVG')).toString();
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain(file.computedBy);
    expect(svg).toContain(`fingerprint ${file.fingerprint.slice(0, 8)}`);
    expect((await saved('PDF')).subarray(0, 8).toString()).toBe('%PDF-1.4');
    const png = await saved('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await page.close();
  });
});

describe('a link', () => {
  test('re-derives the same numbers: two visits, one fingerprint', async () => {
    const fingerprints = await Promise.all(
      [0, 1].map(async () => {
        const { page } = await openPage(server);
        await page.goto(link(SMALL, 'simd'));
        await finished(page);
        const { fingerprint } = JSON.parse(await exported(page, /Spec, results and samples/));
        await page.close();
        return fingerprint;
      }),
    );
    expect(fingerprints[0]).toBe(fingerprints[1]);
  });

  test('is copied, or put into the address bar where a page has no clipboard', async () => {
    for (const hasClipboard of [true, false]) {
      const { page } = await openPage(server);
      await page.addInitScript((given) => {
        const copied: string[] = [];
        const clipboard = given ? { writeText: async (text: string) => void copied.push(text) } : undefined;
        Object.defineProperty(navigator, 'clipboard', { value: clipboard });
        Object.assign(window, { copied });
      }, hasClipboard);
      await page.goto(`${server.url}#sweep=abc`); // damaged, so that nothing trains
      await button(page, 'Copy link').click();
      await button(page, hasClipboard ? 'Copied' : 'In the address bar').waitFor();
      const offered = hasClipboard ? await page.evaluate('copied[0]') : page.url();
      expect(offered).toBe(server.url + linkFragment({ spec: parseSweepSpec(DEFAULT_SPEC) }));
      // Nothing has been run, and that is said until it is closed.
      await page.getByRole('status').filter({ hasText: 'no sweep has been run yet' }).waitFor();
      await page.keyboard.press('Escape');
      await button(page, 'Copy link').waitFor();
      await page.close();
    }
  });

  test('that is damaged says so, and offers ways on', async () => {
    const { page } = await openPage(server);
    await page.goto(`${server.url}#sweep=abc`);
    await page.getByText('This link cannot be read').waitFor();
    await page.getByText(/^This link is (incomplete|damaged)/).waitFor();
    await button(page, 'Run the first sweep').click();
    await button(page, /^Pause/).waitFor();
    await page.close();
  });
});
