import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { canInstallPackages } from '../../.ci/apt.mjs';
import { ENGINE_TITLES, ENGINES, type EngineName, HOW_TO_GET } from '../../.ci/browsers.mjs';
import smallSpec from '../../public/examples/small.json';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { linkInFragment } from '../../src/sweep/link/sweep-link.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { openBrowser } from '../support/browsers/open-browser.ts';
import {
  click,
  doubleClick,
  dropText,
  engineShown,
  exported,
  figureFiles,
  fingerprintShown,
  untilFinished,
  untilShown,
} from '../support/browsers/page-actions.ts';
import { faultRecorder } from '../support/browsers/record-faults.ts';
import type { TestBrowser } from '../support/browsers/test-browser.ts';
import { runCliSync } from '../support/cli-process.ts';
import { isFullSize } from '../support/full-size.ts';
import { localPool } from '../support/local-pool.ts';
import { serveDist } from '../support/page-server.ts';
import { PLANE_SWEEPS } from '../support/plane-sweeps.ts';
import { takeBreaches } from '../support/policy-watch.ts';
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
/** The address that Chromium shows once it has trained the small example; empty where there is no Chromium. */
let linkOfChromium = '';
/** What Node computes, by the name of the sweep. */
const expected: { small: string | null; first?: string } = { small: null };

beforeAll(async () => {
  mkdirSync(REPORTS, { recursive: true });
  server = await serveDist([faultRecorder]);
  expected.small = await smallFingerprint(localPool(await loadSimdEngineInNode()));
  if (TRAINS_FIRST_SWEEP) expected.first = fingerprintByCommand(DEFAULT_SPEC);
});
afterAll(() => server.close());

function fingerprintByCommand(spec: SweepSpecInput): string {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const path = join(folder, 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  const { status, stdout, stderr } = runCliSync('sweep', path, '--out', join(folder, 'out'));
  if (status !== 0) throw new Error(`sweep ended with status ${status}: ${stderr}`);
  return stdout.trim();
}

const link = (spec: SweepSpecInput, engine = 'simd') =>
  `${server.url}?engine=${engine}${specFragment(parseSweepSpec(spec))}`;
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
    if (engine === 'chromium') {
      const address = () => browser.evaluate(() => window.location.href, null);
      await expect
        .poll(async () => linkInFragment(new URL(await address()).hash)?.results, { timeout: 20_000 })
        .toBeDefined();
      linkOfChromium = await address();
    }
    expect(await browser.faults()).toEqual([]);
  });

  test('reproduces the small example from a link that Chromium made, and says so', async (context) => {
    const browser = browserFor(context);
    if (linkOfChromium === '') context.skip('there is no Chromium that makes the link.');
    await browser.open(linkOfChromium);
    await untilFinished(browser);
    await untilShown(browser, /Reproduced exactly: same fingerprint as in the link, 2c51a86d/);
    expect(await browser.faults()).toEqual([]);
  });

  test('computes a formula of every function to the fingerprint of the command line', async (context) => {
    const browser = browserFor(context);
    const [, , { spec, fingerprint }] = PLANE_SWEEPS;
    await browser.open(link(spec));
    await untilFinished(browser);
    expect(await fingerprintShown(browser)).toBe(fingerprint);
    expect(await browser.faults()).toEqual([]);
  });

  if (TRAINS_FIRST_SWEEP)
    test('trains the first sweep to the fingerprint that Node gives', { timeout: 600_000 }, async (context) => {
      const browser = browserFor(context);
      await browser.open(`${server.url}?engine=simd#/workbench`);
      await untilFinished(browser, 580_000);
      fingerprints.first = await fingerprintShown(browser);
      expect(fingerprints.first).toBe(expected.first);
      expect(await browser.faults()).toEqual([]);
    });

  test('obeys the page’s policy, and reports what violates it', async (context) => {
    const browser = browserFor(context);
    await browser.open(`${server.url}#/claims`);
    const colour = await browser.evaluate(() => {
      document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
      return getComputedStyle(document.body).color;
    }, null);
    expect(colour).not.toBe('rgb(1, 2, 3)');
    await expect.poll(() => takeBreaches().join(), { timeout: 20_000, interval: 100 }).toMatch(/policy: style-src/);
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

  // Painting by software takes WebKit twice as long as the others: what is dear is opened there at full size.
  const isDear = engine === 'webkit' && !isFullSize;
  test.skipIf(isDear)(
    'asked for WebGL it trains on that, or says that there is none and trains on simd',
    async (context) => {
      const browser = browserFor(context);
      await browser.open(link({ ...MOONS, grid: { learningRates: [0.1], batchSizes: [16], seeds: 1 } }, 'webgl'));
      await untilFinished(browser);
      const origin = await engineShown(browser);
      const hasWebgl = await browser.evaluate(() => new OffscreenCanvas(1, 1).getContext('webgl2') !== null, null);
      if (hasWebgl) expect(origin).toMatch(/^Computed by WebGL, f32 .*self-check passed \(\d+ quantities\)\.$/);
      else {
        expect(origin).toMatch(/^Computed by WebAssembly SIMD, /);
        expect(origin).toMatch(/WebGL 2 is not available in this browser\.$/);
        await untilShown(
          browser,
          /WebGL 2 is not available in this browser; training runs on the WebAssembly SIMD engine\./,
        );
      }
      expect(await browser.faults()).toEqual([]);
    },
  );

  test.skipIf(isDear)(
    'opens every view: panels, exports, microscope, a claim that it tests, measuring',
    async (context) => {
      const browser = browserFor(context);
      await browser.open(link(MOONS));
      await untilFinished(browser);
      for (const layout of ['Curvature', 'Gradient noise', 'Stability', 'Tuning', 'Overview']) {
        await click(browser, { selector: 'button', text: '+ Add a panel' });
        await click(browser, { selector: '.add-panel-layouts button', text: layout });
      }
      expect(await exported(browser, 'Results')).toMatchObject({
        name: 'two-moons-results.csv',
        start: expect.stringMatching(/^run,/),
      });
      expect(await figureFiles(browser, ['SVG', 'PDF', 'PNG'])).toMatchObject([
        { name: expect.stringMatching(/^two-moons-.*\.svg$/), start: expect.stringMatching(/^<svg/) },
        { name: expect.stringMatching(/^two-moons-.*\.pdf$/), start: '%PDF-1.4' },
        { name: expect.stringMatching(/^two-moons-.*\.png$/), start: '\x89PNG\r\n\x1a\n' },
      ]);
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
    },
  );
});

test('the command line reproduces the small example from a link that Chromium made, and says so', ({ skip }) => {
  if (linkOfChromium === '') skip('there is no Chromium that makes the link.');
  const out = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const { stdout, stderr } = runCliSync('sweep', linkOfChromium, '--out', join(out, 'out'));
  expect(stdout).toBe(`${expected.small}\n`);
  expect(stderr).toContain('Reproduced exactly');
});
