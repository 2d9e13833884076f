import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTensorFile } from '../../src/engine/network-file/tensor-file.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { runCliSync } from '../support/cli-process.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

const SPEC = parseSweepSpec({
  version: 1,
  name: 'Two moons',
  dataset: { source: { kind: 'moons' }, trainCount: 96, testCount: 40 },
  model: { hidden: [10, 6], activation: 'gelu' },
  update: { momentum: 0.5 },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 8 },
});
/** η = 0.4, B = 8, seed 0, in plan order: by B, then η, then seed. */
const RUN = 2;

/** What the command line writes of the same run, by file name. */
function exportedByCli(format: string): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const out = join(folder, 'out');
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
  const spec = join(folder, 'spec.json');
  const { status } = runCliSync('export-run', spec, '--run', String(RUN), '--out', out, '--format', format);
  expect(status).toBe(0);
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
}

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

test.each([
  ['npz', /NPZ for NumPy/],
  ['safetensors', /^safetensors/],
] as const)(
  'a run exported from the microscope as %s holds what the command line writes, to the last bit',
  async (format, item) => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
    await page
      .getByText(/^Finished: /)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.getByRole('gridcell', { name: /^η = 0\.4, B = 8:/ }).dblclick();
    await page.getByRole('dialog', { name: 'Microscope' }).waitFor();
    await page.getByRole('button', { name: 'Export run' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('two-moons-run-2.zip');

    const zip = unzipSync(readFileSync(await saved.path()));
    const cli = exportedByCli(format);
    expect(Object.keys(zip).sort()).toEqual(Object.keys(cli).sort());
    const name = `run.${format}`;
    const [ours, theirs] = [zip, cli].map((files) => readTensorFile({ name, bytes: Uint8Array.from(files[name]) }));
    expect(ours.names).toContain('batches');
    for (const array of theirs.names) expect(ours.array(array), array).toEqual(theirs.array(array));
    expect(ours.metadata).toEqual(theirs.metadata);
    expect(ours.metadata.get('computed_by')).toMatch(/^WebAssembly SIMD, f32 \(.*\), self-check passed/);
    // and so the files themselves, with the program that replays it
    for (const [file, content] of Object.entries(cli)) expect(content.equals(Buffer.from(zip[file])), file).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  },
);
