import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSweepSpec } from '../../src/sweep/spec.ts';
import { specFragment } from '../../src/sweep/spec-link.ts';
import { dropFiles, namedBuffer } from '../support/drop-files.ts';
import { idxPair } from '../support/idx-files.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

const MNIST = '../shared/data/mnist';
const SPEC = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 200, testCount: 100 },
  model: { hidden: [16] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [16, 64], seeds: 1 },
  budget: { kind: 'epochs', epochs: 10 },
});

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const finished = (page: Page) =>
  page
    .getByText(/^Finished: /)
    .first()
    .waitFor({ timeout: 120_000 });

/** Waits until the dataset in the controls bears this name. */
const chosen = (page: Page, name: RegExp) =>
  expect
    .poll(() => page.getByLabel('Data set').locator('option:checked').textContent(), { timeout: 20_000 })
    .toMatch(name);

/** Runs the draft and returns what the exported file says of its data and its results. */
async function runAndExport(page: Page) {
  await page.getByRole('button', { name: /^Run / }).click();
  await page.waitForTimeout(200);
  await finished(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Spec, results and samples/ }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
}

async function opened() {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await finished(page);
  return { page, faults };
}

describe('own data', () => {
  const { images, labels } = idxPair(300, 8, 5);

  test('a generated IDX pair dropped on the page becomes the dataset, and a sweep on it finishes', async () => {
    const { page, faults } = await opened();
    await dropFiles(page, [
      namedBuffer('bars-images-idx3-ubyte', images),
      namedBuffer('bars-labels-idx1-ubyte.gz', gzipSync(labels)),
    ]);
    await chosen(page, /bars/);
    const { spec, results } = await runAndExport(page);
    expect(spec.dataset).toMatchObject({ source: { kind: 'file' }, trainCount: 200, testCount: 100 });
    expect(results).toHaveLength(4);
    // Bars are separable: a network that saw them labels nearly all test images rightly.
    expect(Math.max(...results.map((result: { testAccuracy: number }) => result.testAccuracy))).toBeGreaterThan(0.9);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a truncated file says what is wrong with it; the dataset stays', async () => {
    const { page } = await opened();
    await dropFiles(page, [
      namedBuffer('bars-images-idx3-ubyte', images.subarray(0, 500)),
      namedBuffer('bars-labels-idx1-ubyte', labels),
    ]);
    await page
      .getByText(/bars-images-idx3-ubyte.*got/)
      .first()
      .waitFor();
    const { spec } = await runAndExport(page);
    expect(spec.dataset.source.kind).toBe('moons');
    await page.close();
  });

  test.skipIf(!existsSync(MNIST))(
    'real MNIST files dropped on the page train (skipped where ../shared/data is absent)',
    async () => {
      const { page } = await opened();
      const names = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
      await dropFiles(
        page,
        names.map((name) => namedBuffer(name, readFileSync(`${MNIST}/${name}`))),
      );
      await chosen(page, /t10k/);
      const { spec, results } = await runAndExport(page);
      expect(spec.dataset.source.kind).toBe('file');
      expect(results.every((result: { testAccuracy: number }) => result.testAccuracy > 0.3)).toBe(true);
      await page.close();
    },
  );
});
