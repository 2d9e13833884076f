import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { runCliSync as cli, freshFolder } from '../support/cli-process.ts';
import { interruptSweep } from '../support/interrupt-sweep.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n');

/** Two η, two B, two seeds on each of two data sets. */
const SPEC = parseSweepSpec({
  version: 1,
  name: 'Two data sets',
  dataset: { source: { kind: 'glyphs' }, trainCount: 128, testCount: 500, seed: 3, seeds: 2 },
  model: { hidden: [16] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 20 },
});

function written(change: Partial<typeof SPEC> = {}): string {
  const path = join(freshFolder(), 'spec.json');
  writeFileSync(path, JSON.stringify({ ...SPEC, ...change }));
  return path;
}

const whole = freshFolder();
let fingerprint: string;
let server: PageServer;
beforeAll(async () => {
  const { stdout, status } = cli('sweep', written(), '--out', whole, '--workers', '1');
  expect(status).toBe(0);
  fingerprint = stdout.trim();
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  server = await servePage();
});
afterAll(() => server.close());

test('the tables and the saved sweep name the data set of every run; each has the rows of a sweep of its own', () => {
  const [header, ...rows] = lines(join(whole, 'runs.csv')).map((line) => line.split(','));
  const at = header.indexOf('data_seed');
  expect(rows.map((row) => row[at])).toEqual([...Array(8).fill('3'), ...Array(8).fill('4')]);
  const { results } = JSON.parse(readFileSync(join(whole, 'sweep.json'), 'utf8'));
  expect(results.map(({ run }: { run: { dataSeed: number } }) => String(run.dataSeed))).toEqual(
    rows.map((row) => row[at]),
  );
  const alone = freshFolder();
  const { seeds: _two, ...dataset } = SPEC.dataset;
  cli('sweep', written({ dataset: { ...dataset, seed: 4 } }), '--out', alone);
  const [plain, ...own] = lines(join(alone, 'runs.csv')).map((line) => line.split(','));
  expect(plain).toEqual(header.toSpliced(at, 1));
  const withoutIds = (table: readonly string[][]) => table.map(([, ...row]) => row);
  expect(withoutIds(rows.slice(8).map((row) => row.toSpliced(at, 1)))).toEqual(withoutIds(own));
});

test('on two workers, interrupted, and gone on with on three, it has the fingerprint of one worker', async () => {
  const spec = written({ budget: { kind: 'epochs', epochs: 4000 } });
  const out = freshFolder();
  await interruptSweep(spec, out, 'SIGTERM');
  expect(existsSync(join(out, 'sweep.json'))).toBe(false);
  expect(cli('sweep', spec, '--out', out, '--workers', '3').stdout).toBe(
    cli('sweep', spec, '--out', freshFolder(), '--workers', '1').stdout,
  );
});

test('the page gives the fingerprint of the command line, and exports a run on its own data set', async () => {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await page
    .getByText(/^Finished: 16 runs/)
    .first()
    .waitFor({ timeout: 120_000 });
  await page
    .getByText(`fingerprint ${fingerprint.slice(0, 8)}`)
    .first()
    .waitFor({ timeout: 10_000 });
  expect(await page.getByRole('img', { name: /conditional on these seeds/ }).count()).toBe(1);

  await page.getByRole('gridcell', { name: /^η = 0\.2, B = 16:/ }).dblclick();
  const microscope = page.getByRole('dialog', { name: 'Microscope' });
  await microscope.waitFor();
  await microscope.getByRole('combobox', { name: 'Data seed' }).selectOption('data seed 4');
  await microscope.getByText(/of 500 test images misclassified/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Export run' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /NPZ for NumPy/ }).click();
  const zip = unzipSync(readFileSync(await (await download).path()));
  const out = join(freshFolder(), 'run');
  // Plan order: by data seed, then B, then η, then seed.
  expect(cli('export-run', join(whole, 'sweep.json'), '--run', '14', '--out', out).status).toBe(0);
  for (const name of readdirSync(out))
    expect(readFileSync(join(out, name)).equals(Buffer.from(zip[name])), name).toBe(true);
  expect(faults).toEqual([]);
  await page.close();
});
