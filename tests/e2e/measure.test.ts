import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameterArrays } from '../../src/engine/network-file/parameter-arrays.ts';
import type { NamedTensor } from '../../src/engine/network-file/tensors.ts';
import { writeNpz } from '../../src/engine/network-file/write-npz.ts';
import { writeSafetensors } from '../../src/engine/network-file/write-safetensors.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { runCliSync } from '../support/cli-process.ts';
import { dropFiles, namedBuffer } from '../support/drop-files.ts';
import { denseNetwork, randomProblem } from '../support/oracle/random-problem.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

/** A network of random weights on random data, as somebody elsewhere may save one. */
const { network, theta, dataset } = randomProblem({
  network: denseNetwork([6, 12, 4], 'gelu', 'squaredError'),
  N: 80,
  seed: 11,
});
const tensors: readonly NamedTensor[] = [
  ...parameterArrays(network, theta),
  { name: 'x_train', shape: [80, 6], values: dataset.train.inputs },
  { name: 'y_train', shape: [80], values: Int32Array.from(dataset.train.labels) },
];
const NOTES = { activation: 'gelu', loss: 'squaredError', batch_size: '10' };
const npz = Buffer.from(writeNpz(tensors, NOTES));
const withoutNotes = Buffer.from(writeSafetensors(tensors, {}));

const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
/** What the command line says of the same file. */
function measuredByCli(name: string, content: Buffer, ...options: string[]) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { stdout, status } = runCliSync('measure', path, '--json', ...options);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const measured = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).waitFor({ timeout: 120_000 });
async function downloaded(page: Page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
}

describe('a network trained elsewhere', () => {
  test('opened on the page gives the JSON of the command line, every number shown, no fault that axe finds', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Measure' }).click();
    await page.locator('.measure input[type=file]').setInputFiles(namedBuffer('net.npz', npz));
    await measured(page, 'net.npz');
    const json = await downloaded(page);
    expect(json).toEqual(measuredByCli('net.npz', npz));
    expect(json).toMatchObject({ engine: 'simd', selfCheck: { passed: true }, unitRoundoff: 2 ** -24 });
    await page.getByText(`Computed by ${json.computedBy}.`).waitFor();

    const titles = await page
      .locator('.quantity-value[title]')
      .evaluateAll((cells) => cells.flatMap((cell) => (cell as HTMLElement).title || []));
    const numbers = Object.values<{ value: number; error: number }>(json.quantities);
    expect(titles.sort()).toEqual(numbers.map(({ value, error }) => `${value} ± ${error}`).sort());
    for (const { id, reason } of json.omitted)
      await page
        .getByText(reason)
        .first()
        .waitFor({ timeout: 2000 })
        .catch(() => expect.fail(`${id}: ${reason}`));
    expect(await page.locator('svg[data-panel=spectrum]').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a state_dict of PyTorch: the mapping is shown, a loss that does not agree, arrays to be ignored', async () => {
    const stateDict = tensors.map((tensor): NamedTensor => {
      const layer = /^([Wb])(\d)$/.exec(tensor.name);
      if (!layer) return tensor;
      const name = `module.${2 * Number(layer[2])}.${layer[1] === 'W' ? 'weight' : 'bias'}`;
      if (layer[1] === 'b') return { ...tensor, name };
      const [from, to] = tensor.shape;
      const values = Float32Array.from(
        tensor.values,
        (_, at) => tensor.values[(at % from) * to + Math.floor(at / from)],
      );
      return { name, shape: [to, from], values };
    });
    const left = { name: 'module.1.running_mean', shape: [12], values: new Float32Array(12) };
    const file = Buffer.from(
      writeSafetensors([...stateDict, left], { ...NOTES, loss: 'MSELoss', train_loss: '0.001' }),
    );
    const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(`${server.url}#/measure`);
    await dropFiles(page, [namedBuffer('torch.safetensors', file)]);
    await page.getByRole('alert').getByText('got module.1.running_mean. Networks here have no normalisation').waitFor();
    await page.getByRole('button', { name: 'Ignore this array' }).click();
    await measured(page, 'torch.safetensors');
    const json = await downloaded(page);
    expect(json).toEqual(measuredByCli('torch.safetensors', file, '--ignore', 'module.1.running_mean'));
    const same = measuredByCli('net.npz', npz);
    expect(json.quantities).toEqual(same.quantities);
    expect(json.mapping[0]).toEqual({
      source: 'module.0.weight',
      sourceShape: [12, 6],
      target: 'W0',
      shape: [6, 12],
      transposed: true,
      reordered: false,
    });
    const row = page.getByRole('row', { name: /module\.2\.weight/ });
    expect(await row.innerText()).toBe('module.2.weight\t[4, 12]\tW1\t[12, 4]\ttransposed');
    await page.getByRole('alert').getByText('the training loss must be the 0.001 that the file notes').waitFor();
    await page.getByRole('alert').getByText('module.1.running_mean is ignored').waitFor();
    await page.getByText('K/2 = 2 times torch.nn.MSELoss').waitFor();
    expect(json.warnings).toHaveLength(2);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('dropped on the board is known by its arrays; the sweep goes on, and is there again', async () => {
    const spec = parseSweepSpec({
      version: 1,
      dataset: { source: { kind: 'moons' }, trainCount: 128, testCount: 50 },
      model: { hidden: [8] },
      grid: { learningRates: [0.1], batchSizes: [8], seeds: 2 },
      budget: { kind: 'epochs', epochs: 60 },
    });
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(spec)}`);
    await page.getByRole('gridcell').first().waitFor();
    await dropFiles(page, [namedBuffer('dropped.npz', npz)]);
    await measured(page, 'dropped.npz');
    expect(page.url()).toContain('#/measure');
    await page.getByRole('link', { name: 'Workbench' }).click();
    await page
      .getByText(/^Finished: 2 runs/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('Data set', { exact: true }).inputValue()).toBe('moons');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('that does not name its activation says so; told, it is measured; a bad one then loses nothing', async () => {
    const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${server.url}#/measure`);
    await dropFiles(page, [namedBuffer('net.safetensors', withoutNotes)]);
    await page.getByRole('alert').getByText('net.safetensors, activation: it must be given').waitFor();
    await page.getByRole('combobox', { name: 'Activation' }).fill('gelu');
    await page.getByLabel('Loss', { exact: true }).selectOption('squaredError');
    await page.getByRole('button', { name: 'Measure again' }).click();
    await measured(page, 'net.safetensors');
    const json = await downloaded(page);
    expect(json).toEqual(
      measuredByCli('net.safetensors', withoutNotes, '--activation', 'gelu', '--loss', 'squaredError'),
    );
    expect(json.omitted.map(({ id }: { id: string }) => id)).toContain('batchSharpness');

    const broken = tensors.map((tensor) =>
      tensor.name === 'b1' ? { ...tensor, shape: [3], values: new Float32Array(3) } : tensor,
    );
    await dropFiles(page, [namedBuffer('broken.npz', Buffer.from(writeNpz(broken, NOTES)))]);
    await page.getByRole('alert').getByText('broken.npz, b1: shape must be [4], got [3]').waitFor();
    await dropFiles(page, [namedBuffer('table.csv', Buffer.from('1,2,0\n3,4,1\n'))]);
    await page.getByRole('alert').getByText('table.csv: the file must be a network as NPZ or safetensors').waitFor();
    expect(await downloaded(page)).toEqual(json);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    await context.close();
  });
});
