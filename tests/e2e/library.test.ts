import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import type { SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { startBrowser } from '../support/browser-process.ts';
import { isFullSize } from '../support/full-size.ts';
import { inParallel, KILLS, type Kill, observerOf } from '../support/kill-page.ts';
import { finishedOn, type PageServer, servePage, untilText } from '../support/page-server.ts';
import { storedSweeps, untilStored } from '../support/stored-sweeps.ts';
import {
  type ExpectedSweep,
  endlessSweep,
  sweepOfSteps,
  sweepsBySpeed,
  uninterrupted,
} from '../support/timed-sweep.ts';

const QUICK = sweepOfSteps(20);
let spec: SweepSpec;
let twiceAsLong: SweepSpec;
let fourTimesAsLong: SweepSpec;
/** Moments of each kind of end. */
const MOMENTS = isFullSize ? 100 : 2;
const WIDTH = 3;

let server: PageServer;
let expected: ExpectedSweep;
beforeAll(async () => {
  server = await servePage();
  const sweepOf = await sweepsBySpeed();
  spec = sweepOf(isFullSize ? 6 : 4);
  twiceAsLong = sweepOf(8);
  fourTimesAsLong = sweepOf(16);
  expected = await uninterrupted(spec);
});
afterAll(() => server.close());

const link = (linked = spec) => `${server.url}?engine=simd${specFragment(linked)}`;
const finished = (page: Page) => finishedOn(page, { runs: '16 runs', timeout: 240_000 });
const isFinished = ({ status }: { status: string }) => status === 'finished';

/** Opens the page and collects what goes wrong on it. */
async function opened(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(url);
  return page;
}

/** The library holds one sweep, whole: the fingerprint that it has without interruption, every sample once. */
async function expectWhole(page: Page, { fingerprint, samples } = expected) {
  await untilStored(page, isFinished);
  expect(await storedSweeps(page)).toMatchObject([{ status: 'finished', fingerprint, samples, doubled: 0 }]);
}

/** Numbers in [0, 1) that look random, the same for the same seed. */
const fractions = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => ((((seed * 7919 + (i + 1) * 104_729) * 0.618_033_988_749_895) % 1) + 1) % 1);

describe('a sweep goes on from what was saved and ends with the fingerprint it would have had', () => {
  test.each(Object.keys(KILLS) as Kill[])('%s, at random moments', async (kill) => {
    const faults: string[] = [];
    let goneOn = 0;
    /** Ends the page some time after it was opened, every other time only once something has been saved. */
    const once = (fraction: number, index: number) => async () => {
      const context = await server.browser.newContext();
      const observer = await observerOf(context, server.url);
      const page = await opened(context, link(), faults);
      if (index % 2 === 0) await untilStored(observer, ({ sequence }) => sequence > 0);
      await page.waitForTimeout(fraction * (index % 2 === 0 ? 1000 : 2000));
      await KILLS[kill](page);
      const [before] = await storedSweeps(observer);
      if (before && !isFinished(before)) goneOn++;
      await finished(await opened(context, link(), faults));
      await expectWhole(observer);
      if (before) expect((await storedSweeps(observer))[0]?.id).toBe(before.id);
      await context.close();
    };
    await inParallel(WIDTH, fractions(Object.keys(KILLS).indexOf(kill), MOMENTS).map(once));
    // A few sweeps may all have ended before anything was saved of them; a hundred do not.
    if (isFullSize) expect(goneOn).toBeGreaterThan(10);
    console.info(`${kill}: ${goneOn} of ${MOMENTS} sweeps had been saved and had not ended`);
    expect(faults).toEqual([]);
  });
});

test('a browser that is killed and started again goes on where it was', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'sgdscope-profile-'));
  const faults: string[] = [];
  const first = await startBrowser(profile);
  const page = await opened(first.context, link(), faults);
  await untilStored(page, ({ sequence }) => sequence > 0);
  await first.kill();
  const second = await startBrowser(profile);
  // Without the link: the page shows what was on the board.
  const again = await opened(second.context, `${server.url}?engine=simd#/workbench`, faults);
  await finished(again);
  await expectWhole(again);
  await second.kill();
  // What the browser’s processes still write is written soon.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  expect(faults).toEqual([]);
});

describe('on one page', () => {
  let context: BrowserContext;
  let faults: string[];
  beforeEach(async () => {
    context = await server.browser.newContext();
    faults = [];
  });
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  test('a second tab follows the first, and goes on with its sweep when that crashes', async () => {
    // Long enough that the second tab is there before the first has finished, on a busy machine too.
    const whole = await uninterrupted(fourTimesAsLong);
    const first = await opened(context, link(fourTimesAsLong), faults);
    await untilStored(first, ({ sequence }) => sequence > 0);
    const second = await opened(context, link(fourTimesAsLong), faults);
    await second.waitForTimeout(1500);
    const workers = second.workers();
    expect((await storedSweeps(second)).map(({ status }) => status)).toEqual(['unfinished']);
    expect(workers).toEqual([]);
    await KILLS['page crashed'](first);
    await finished(second);
    await expectWhole(second, whole);
  });

  test('a second tab shows what the first has finished', async () => {
    const first = await opened(context, link(), faults);
    await untilStored(first, ({ sequence }) => sequence > 0);
    const second = await opened(context, link(), faults);
    await Promise.all([finished(first), finished(second)]);
    await expectWhole(second);
  });

  test('a paused sweep and an edited draft come back after a reload, and a second Run keeps the first sweep', async () => {
    const page = await opened(context, link(twiceAsLong), faults);
    await page.getByRole('button', { name: /^Pause/ }).click();
    await untilStored(page, ({ isPaused }) => isPaused);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByLabel(/^Seeds/).fill('1');
    await page.waitForTimeout(500);
    await page.goto('about:blank');
    await page.goto(`${server.url}?engine=simd#/workbench`);
    await page.getByRole('button', { name: /^Resume/ }).waitFor();
    // Shown as they were left.
    expect(await page.getByLabel(/^Seeds/).inputValue()).toBe('1');
    await page.getByRole('button', { name: /^Run / }).click();
    const isWhole = async () => (await storedSweeps(page)).filter(isFinished).length === 1;
    await expect.poll(isWhole, { timeout: 120_000 }).toBe(true);
    expect(await storedSweeps(page)).toMatchObject([{ status: 'unfinished' }, { status: 'finished' }]);
  });

  test('a sweep whose page ended three times before it could save more is paused', async () => {
    const first = await opened(context, link(endlessSweep), faults);
    await untilStored(first, ({ sequence }) => sequence > 0);
    await first.close();
    // Workers that never start: nothing more is saved.
    await context.route(/\/main-[^/]*\.js$/, () => {});
    const notice = (page: Page) => page.getByText(/The page ended several times while it performed this sweep/).first();
    for (let attempt = 1; attempt <= 3; attempt++) {
      const page = await opened(context, link(endlessSweep), faults);
      await untilText(page, /^Preparing/, 30_000);
      expect(await notice(page).count()).toBe(0);
      await KILLS['page crashed'](page);
    }
    const page = await opened(context, link(endlessSweep), faults);
    await notice(page).waitFor();
    await context.unroute(/\/main-[^/]*\.js$/);
    expect((await storedSweeps(page))[0]?.status).toBe('unfinished');
    await page.close();
  });

  test('a full quota: the sweep ends all the same, and is saved once there is space', async () => {
    const page = await opened(context, `${server.url}reference/linear-mse.json`, faults);
    const session = await context.newCDPSession(page);
    const origin = new URL(server.url).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    await page.goto(link(QUICK));
    await finished(page);
    expect(await storedSweeps(page)).toEqual([]);
    await page
      .getByText(/space that this browser gives to the page is full/)
      .first()
      .waitFor();
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    const { fingerprint, samples } = await uninterrupted(QUICK);
    await untilStored(page, isFinished);
    expect(await storedSweeps(page)).toMatchObject([{ fingerprint, samples, doubled: 0 }]);
  });

  test.each([
    ['missing', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'blocked',
      () => {
        const refuse = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
        for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get: refuse });
      },
    ],
    [
      'refused on opening',
      () => {
        indexedDB.open = () => {
          throw new DOMException(
            'A mutation operation was attempted on a database that did not allow it.',
            'InvalidStateError',
          );
        };
      },
    ],
  ])('storage that is %s is said once, and the sweep is performed', async (_, block) => {
    await context.addInitScript(block);
    const page = await opened(context, link(QUICK), faults);
    await finished(page);
    expect(await page.getByText(/This browser stores nothing for this page/).count()).toBe(1);
  });
});
