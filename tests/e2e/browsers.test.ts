import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { canInstallPackages } from '../../.ci/apt.mjs';
import { ENGINE_TITLES, ENGINES, type EngineName, HOW_TO_GET } from '../../.ci/browsers.mjs';
import smallSpec from '../../public/examples/small.json';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { openBrowser } from '../support/browsers/open-browser.ts';
import {
  click,
  doubleClick,
  dropText,
  exported,
  fingerprintShown,
  untilFinished,
  untilShown,
} from '../support/browsers/page-actions.ts';
import { withRecorder } from '../support/browsers/record-faults.ts';
import type { TestBrowser } from '../support/browsers/test-browser.ts';
import { localPool } from '../support/local-pool.ts';
import { serveDist } from '../support/page-server.ts';
import { smallFingerprint } from '../support/small-sweep.ts';

/** Also trains the first sweep of the page to its end, in Node and in every browser: about two minutes. */
const TRAINS_FIRST_SWEEP = process.env.TEST_FIRST_SWEEP === '1';
/** A toy that is played in a second. */
const QUICK_CLAIM = 'Z18-2';
/** Where `npm test` finds what to say of each browser. */
const REPORTS = 'tests/.out/browsers';

const MOONS: SweepSpecInput = {
  version: 1,
  name: 'two moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 5 },
};

let server: Awaited<ReturnType<typeof serveDist>>;
/** What Node computes, by the name of the sweep. */
const expected: { small: string | null; first?: string } = { small: null };

beforeAll(async () => {
  mkdirSync(REPORTS, { recursive: true });
  server = await serveDist([
    {
      name: 'record-faults',
      configurePreviewServer: ({ middlewares }) =>
        void middlewares.use((request, response, next) => {
          if (new URL(request.url ?? '', 'http://page').pathname !== '/') return next();
          response.setHeader('Content-Type', 'text/html');
          response.end(withRecorder(readFileSync('dist/index.html', 'utf8')));
        }),
    },
  ]);
  expected.small = await smallFingerprint(localPool(await loadSimdEngineInNode()));
  if (TRAINS_FIRST_SWEEP) expected.first = fingerprintByCommand(DEFAULT_SPEC);
});
afterAll(() => server.close());

function fingerprintByCommand(spec: SweepSpecInput): string {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const path = join(folder, 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  const command = ['run', '--silent', 'sgdscope', '--', 'sweep', path, '--out', join(folder, 'out')];
  const { status, stdout, stderr } = spawnSync('npm', command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sweep ended with status ${status}: ${stderr}`);
  return stdout.trim();
}

const link = (spec: SweepSpecInput, engine = 'simd') =>
  `${server.url}?engine=${engine}${specFragment(parseSweepSpec(spec))}`;
const engineShown = (browser: TestBrowser) =>
  browser.evaluate(() => document.querySelector('.origin')?.textContent ?? '', null);

describe.each(ENGINES)('%s', (engine: EngineName) => {
  let opened: TestBrowser | undefined;
  const fingerprints: Record<string, string> = {};
  let absence = `${ENGINE_TITLES[engine]}: not tested, there is none here. To get it: ${HOW_TO_GET[engine]}`;

  beforeAll(async () => {
    try {
      opened = await openBrowser(engine);
    } catch (error) {
      if (canInstallPackages()) throw error;
      absence = `${ENGINE_TITLES[engine]}: not tested, it did not start. To get it: ${HOW_TO_GET[engine]} ${error}`;
    }
  });
  afterAll(async () => {
    const report = opened ? { name: opened.name, fingerprints } : { absence };
    writeFileSync(`${REPORTS}/${engine}.json`, JSON.stringify(report));
    await opened?.close();
  });

  /** The browser; where there is none the test is skipped with the reason, or fails where one could be installed. */
  function browserFor({ skip }: TestContext): TestBrowser {
    if (opened) return opened;
    if (canInstallPackages()) throw new Error(absence);
    return skip(absence);
  }

  test('trains the small example to the fingerprint that Node gives, without a fault', async (context) => {
    const browser = browserFor(context);
    await browser.open(link(smallSpec as SweepSpecInput));
    await untilFinished(browser);
    fingerprints.small = await fingerprintShown(browser);
    expect(fingerprints.small).toBe(expected.small);
    expect(await engineShown(browser)).toMatch(/^Computed by WebAssembly SIMD, f32 .*, self-check passed/);
    expect(await browser.faults()).toEqual([]);
  });

  if (TRAINS_FIRST_SWEEP)
    test('trains the first sweep to the fingerprint that Node gives', { timeout: 600_000 }, async (context) => {
      const browser = browserFor(context);
      await browser.open(`${server.url}?engine=simd`);
      await untilFinished(browser, 580_000);
      fingerprints.first = await fingerprintShown(browser);
      expect(fingerprints.first).toBe(expected.first);
      expect(await browser.faults()).toEqual([]);
    });

  test('a table dropped on the page becomes its data and trains', async (context) => {
    const browser = browserFor(context);
    await browser.open(link(MOONS));
    await untilFinished(browser);
    const rows = Array.from({ length: 90 }, (_, i) => `${i % 3},${(i * 7) % 10},${i % 3 ? 1 : 0}`);
    await dropText(browser, { name: 'thirds.csv', text: ['x,y,label', ...rows].join('\n') });
    const dataset = () =>
      browser.evaluate(
        () => [...document.querySelectorAll('option:checked')].map((option) => option.textContent),
        null,
      );
    await expect.poll(dataset, { timeout: 20_000 }).toContainEqual(expect.stringContaining('thirds'));
    await click(browser, { selector: 'button', text: 'Run ' });
    await untilShown(browser, /Training|of 8 runs ended|Preparing/, 20_000);
    await untilFinished(browser);
    expect(await browser.faults()).toEqual([]);
  });

  test('asked for WebGL it trains on that, or says that there is none and trains on simd', async (context) => {
    const browser = browserFor(context);
    await browser.open(link({ ...MOONS, grid: { learningRates: [0.1], batchSizes: [16], seeds: 1 } }, 'webgl'));
    await untilFinished(browser);
    const origin = await engineShown(browser);
    const hasWebgl = await browser.evaluate(() => new OffscreenCanvas(1, 1).getContext('webgl2') !== null, null);
    if (hasWebgl) expect(origin).toMatch(/^Computed by WebGL, f32 .*self-check passed \(\d+ quantities\)\.$/);
    else {
      expect(origin).toMatch(/^Computed by WebAssembly SIMD, /);
      expect(origin).toMatch(/WebGL 2 is not available in this browser\.$/);
      await click(browser, { selector: '.engine-badge' });
      await untilShown(
        browser,
        /WebGL 2 is not available in this browser; training runs on the WebAssembly SIMD engine\./,
      );
    }
    expect(await browser.faults()).toEqual([]);
  });

  test('opens every view: panels, exports, microscope, a claim that it tests, measuring', async (context) => {
    const browser = browserFor(context);
    await browser.open(link(MOONS));
    await untilFinished(browser);
    for (const set of ['Curvature', 'Noise', 'Stability', 'Tuning', 'Overview'])
      await click(browser, { selector: '.mantine-SegmentedControl-label', text: set });
    expect(await exported(browser, { name: 'Results' })).toMatchObject({
      name: 'two-moons-results.csv',
      start: expect.stringMatching(/^run,/),
    });
    expect(await exported(browser, { name: 'Loss' })).toMatchObject({ name: 'two-moons-loss.svg' });
    expect(await exported(browser, { name: 'Loss', nth: 1 })).toMatchObject({
      name: 'two-moons-loss.png',
      start: '\x89PNG\r\n\x1a\n',
    });
    await doubleClick(browser, '[data-cell]');
    const findings = () =>
      browser.evaluate(
        () => ['.finding', '.finding[aria-busy=true]'].map((sought) => document.querySelectorAll(sought).length),
        null,
      );
    await expect.poll(findings, { timeout: 60_000 }).toEqual([5, 0]);
    expect(await browser.faults()).toEqual([]);

    await browser.open(`${server.url}#/claims/${QUICK_CLAIM}`);
    await click(browser, { selector: 'button', text: 'Run quick' });
    await untilShown(browser, /run here/);
    expect(await browser.faults()).toEqual([]);

    await browser.open(`${server.url}#/measure`);
    await untilShown(browser, /Measure a network trained elsewhere/);
    expect(await browser.faults()).toEqual([]);
  });
});
