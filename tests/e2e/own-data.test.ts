import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { dropFiles, namedBuffer } from '../support/drop-files.ts';
import { idxPair } from '../support/idx-files.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';

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

/** Waits until the dataset in the controls bears this name. */
const chosen = (page: Page, name: RegExp) =>
  expect
    .poll(() => page.getByLabel('Data set', { exact: true }).locator('option:checked').textContent(), {
      timeout: 20_000,
    })
    .toMatch(name);

/** Runs the draft and returns what the exported file says of its data and its results. */
async function runAndExport(page: Page) {
  const fingerprints = () =>
    page
      .getByRole('contentinfo')
      .getByText(/^fingerprint [0-9a-f]{8}/)
      .allTextContents();
  const before = await fingerprints();
  await page.getByRole('button', { name: /^Run / }).click();
  // The sweep of before stays on the board until the data of the next are there.
  await expect.poll(fingerprints, { timeout: 120_000, interval: 20 }).not.toEqual(before);
  await finishedOn(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Spec, results and samples/ }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
}

async function opened() {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await finishedOn(page);
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

  test('a table with a missing value asks what to do; its label can be changed; a sweep on it finishes', async () => {
    const { page, faults } = await opened();
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i === 7 ? '' : i % 10},${(i * 7) % 12},${['wet', 'dry', 'dew'][i % 3]},${['ant', 'bee'][i % 2]}`,
    );
    const table = `width,depth,weather,kind\n${rows.join('\n')}\n`;
    const panel = page.getByRole('complementary', { name: 'Spec of the next sweep' });
    await dropFiles(page, [namedBuffer('insects.csv', Buffer.from(table))]);
    await panel
      .getByRole('alert')
      .getByText(/insects\.csv, line 2, column 3 \("weather"\)/)
      .waitFor();
    expect(await page.getByLabel('Data set', { exact: true }).inputValue()).toBe('moons');
    await panel.getByLabel('Columns of words').selectOption({ label: 'no inputs' });
    await panel
      .getByRole('alert')
      .getByText(/insects\.csv, line 9, column 1 \("width"\)/)
      .waitFor();
    await panel.getByLabel('Missing values').selectOption({ label: 'leave those rows out' });
    await chosen(page, /insects/);
    const summary = panel.getByRole('region', { name: 'How the file was read' });
    await summary.getByText('59, 20 % held out for testing').waitFor();
    await summary.getByText('ant 30, bee 29').waitFor();
    await summary.getByText('1 row of 60 with missing values is left out.').waitFor();

    // A choice that cannot be made says so beside itself and changes nothing.
    await panel.getByLabel('Task').selectOption({ label: 'a number to predict' });
    await panel.getByText(/target must be a number, for a regression, got "ant"/).waitFor();
    await summary.getByText('ant 30, bee 29').waitFor();
    await panel.getByRole('button', { name: 'Undo the choice' }).click();
    expect(await panel.getByText(/target must be a number/).count()).toBe(0);

    await panel.getByLabel('Label column').selectOption({ label: 'weather' });
    await summary.getByText(/dew 20, dry \d+, wet \d+/).waitFor();
    const { spec, results } = await runAndExport(page);
    expect(spec.dataset).toMatchObject({
      source: { kind: 'file', name: 'insects', reading: { label: 'weather', missing: 'drop', words: 'ignore' } },
      trainCount: 48,
      testCount: 11,
      standardise: 'perFeature',
    });
    // Batches of 64 do not fit 48 examples.
    expect(spec.grid.batchSizes).toEqual([16]);
    expect(results).toHaveLength(2);
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
