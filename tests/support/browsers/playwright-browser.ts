import playwright from 'playwright';
import type { EngineName } from '../../../.ci/browsers.mjs';
import { CHROMIUM_FLAGS } from '../../../.ci/chromium.mjs';
import { BLANK, type TestBrowser, WINDOW } from './test-browser.ts';

const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'Playwright’s WebKit' };

/** Chromium, or Playwright's own build of another engine. */
export async function openWithPlaywright(engine: EngineName, path: string | undefined): Promise<TestBrowser> {
  const browser = await playwright[engine].launch({
    args: engine === 'chromium' ? CHROMIUM_FLAGS : [],
    ...(path && { executablePath: path }),
  });
  const page = await browser.newPage({ viewport: WINDOW });
  let faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(`uncaught: ${message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  return {
    name: `${TITLES[engine]} ${browser.version()}`,
    async open(url) {
      await page.goto(BLANK);
      faults = [];
      await page.goto(url);
    },
    evaluate: <A, R>(call: (argument: A) => R | Promise<R>, argument: A) =>
      page.evaluate(call as (argument: unknown) => R, argument),
    screenshot: () => page.screenshot(),
    faults: async () => faults,
    close: () => browser.close(),
  };
}
