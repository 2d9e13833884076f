import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureJupyter, JUPYTER } from '../../.ci/jupyter.mjs';
import { isFullSize } from '../support/full-size.ts';
import { launchOptions } from '../support/page-server.ts';
import { SAVED_FINGERPRINT, savedSweepText } from '../support/saved-sweeps.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const TIMEOUT = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'jupyter-'));

const notebookOf = (cells: readonly string[]) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source })),
  });

/** Starts Jupyter on the first port that is free. Resolves to its address, with its token. */
function startJupyter(): Promise<readonly [ChildProcess, string]> {
  const options = [
    '--no-browser',
    '--ip=127.0.0.1',
    '--port=18888',
    '--port-retries=99',
    '--allow-root',
    `--notebook-dir=${folder}`,
  ];
  const env = { ...process.env, HOME: folder, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(JUPYTER, options, { env });
  let said = '';
  return new Promise((settle, refuse) => {
    child.on('exit', () => refuse(new Error(`jupyter-notebook must start, and ended: ${said}`)));
    child.stderr.on('data', (piece) => {
      said += piece;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\?token=\w+/.exec(said) ?? [];
      if (address) settle([child, address]);
    });
  });
}

describe.skipIf(!isFullSize)('sgdscope.board in Jupyter Notebook', () => {
  let browser: Browser;
  let jupyter: ChildProcess;
  let page: Page;
  beforeAll(async () => {
    ensureJupyter();
    writeFileSync(join(folder, 'sweep.json'), savedSweepText('4'));
    const spec = JSON.stringify(resolve('public/examples/small.json'));
    const cells = [
      `import sys; sys.path.insert(0, ${JSON.stringify(resolve('public/notebook'))})\nimport sgdscope`,
      'sgdscope.board("sweep.json")',
      `sgdscope.board(${spec}, show="gap", theme="dark")`,
    ];
    writeFileSync(join(folder, 'board.ipynb'), notebookOf(cells));
    const [child, address] = await startJupyter();
    jupyter = child;
    browser = await chromium.launch(launchOptions());
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(address);
    await page.goto(address.replace('/?', '/notebooks/board.ipynb?'));
    await page.waitForFunction('globalThis.Jupyter?.notebook?.kernel?.is_connected()', null, { timeout: TIMEOUT });
    await page.evaluate('Jupyter.notebook.execute_all_cells()');
  }, 10 * TIMEOUT);
  afterAll(async () => {
    await browser?.close();
    jupyter?.kill();
  });

  /** The frame in the output of a cell. */
  async function boardIn(cell: number) {
    const element = page.locator('.cell').nth(cell).locator('.output iframe');
    await element.waitFor({ timeout: TIMEOUT });
    await element.scrollIntoViewIfNeeded();
    const frame = await (await element.elementHandle())?.contentFrame();
    if (!frame) throw new Error(`cell ${cell}: its output must have a frame, and has none.`);
    return frame;
  }

  test('a result is shown with its fingerprint, at the height that it needs', async () => {
    const frame = await boardIn(1);
    await frame.getByText(`fingerprint ${SAVED_FINGERPRINT.slice(0, 8)}`).waitFor({ timeout: TIMEOUT });
    const element = page.locator('.cell').nth(1).locator('.output iframe');
    const height = () => frame.evaluate(() => document.querySelector('.embed')?.getBoundingClientRect().height ?? 0);
    await expect
      .poll(async () => (await element.boundingBox())?.height, { timeout: TIMEOUT })
      .toBe(Math.ceil(await height()));
    await page.screenshot({ path: 'tests/.out/jupyter.png' });
  });

  test('a spec is run when that is asked for, to the fingerprint of the command line', async () => {
    const frame = await boardIn(2);
    await frame.getByRole('button', { name: /^Run 18 networks/ }).click({ timeout: TIMEOUT });
    await frame.getByText(`fingerprint ${SMALL_FINGERPRINT.slice(0, 8)}`).waitFor({ timeout: TIMEOUT });
  });
});
