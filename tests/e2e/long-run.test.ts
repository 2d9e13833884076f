import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import type { SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, openPage, type PageServer, servePage, untilText } from '../support/page-server.ts';
import { sweepsBySpeed } from '../support/timed-sweep.ts';

let server: PageServer;
let spec: SweepSpec;
let expected = '';
beforeAll(async () => {
  server = await servePage();
  spec = (await sweepsBySpeed())(4);
  const { page } = await started();
  expected = await fingerprintOf(page);
  await page.close();
});
afterAll(() => server.close());

async function started() {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(spec)}`);
  await untilText(page, /of 16 runs ended/, 60_000);
  return { page, faults, protocol: await page.context().newCDPSession(page) };
}

const untilFinished = (page: Page) => finishedOn(page, { timeout: 180_000 });

async function fingerprintOf(page: Page): Promise<string> {
  await untilFinished(page);
  await page.locator('.engine-button').click();
  const details = page.locator('.engine-details', { hasText: /[0-9a-f]{64}/ });
  return /[0-9a-f]{64}/.exec((await details.textContent()) ?? '')?.[0] ?? '';
}

const lifecycle = (protocol: CDPSession, state: 'frozen' | 'active') =>
  protocol.send('Page.setWebLifecycleState', { state });
test('a hidden tab trains to the end: nothing on the way waits for a frame or a timer of the page', async () => {
  const { page, faults } = await started();
  // What browsers do to a page that is hidden for long: no frames, and timers once a minute.
  await page.evaluate(() => {
    const { requestAnimationFrame: frame, setTimeout: later } = window;
    const setHidden = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', {
        value: hidden ? 'hidden' : 'visible',
        configurable: true,
      });
      window.requestAnimationFrame = hidden ? () => 0 : frame;
      window.setTimeout = hidden ? (((call: () => void) => later(call, 60_000)) as typeof setTimeout) : later;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    Object.assign(window, { setHidden });
    setHidden(true);
  });
  // The end of a sweep is published at once, by no timer.
  await untilFinished(page);
  await page.evaluate('setHidden(false)');
  expect(await fingerprintOf(page)).toBe(expected);
  expect(faults).toEqual([]);
  await page.close();
});

test('frozen and resumed, it ends with the fingerprint that it would have had', async () => {
  const { page, faults, protocol } = await started();
  for (let times = 0; times < 3; times++) {
    await lifecycle(protocol, 'frozen');
    await new Promise((wait) => setTimeout(wait, 400));
    await lifecycle(protocol, 'active');
    await page.waitForTimeout(200);
  }
  expect(await fingerprintOf(page)).toBe(expected);
  expect(faults).toEqual([]);
  await page.close();
});

test('after a night’s sleep it goes on, and the night is not in its time', async () => {
  const { page, faults } = await started();
  const jump = () => {
    const before = performance.now.bind(performance);
    performance.now = () => before() + 8 * 3600 * 1000;
    const date = Date.now;
    Date.now = () => date() + 8 * 3600 * 1000;
  };
  for (const worker of page.workers()) await worker.evaluate(jump);
  await page.evaluate(jump);
  expect(await fingerprintOf(page)).toBe(expected);
  const shown = await page
    .getByText(/^Finished: /)
    .first()
    .textContent();
  expect(shown).toMatch(/, (< 1|\d{1,2}) (s|min)$/);
  expect(faults).toEqual([]);
  await page.close();
});
