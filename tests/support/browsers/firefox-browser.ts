import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { BLANK, type TestBrowser, WINDOW } from './test-browser.ts';

/** Any Firefox, over WebDriver BiDi. */
export async function openFirefox(path: string): Promise<TestBrowser> {
  // Firefox refuses to start in a home that is not its user's.
  const home = mkdtempSync(join(tmpdir(), 'sgdscope-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    defaultViewport: WINDOW,
    env: { ...process.env, HOME: home },
  });
  const page = await browser.newPage();
  let faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error instanceof Error ? error.message : error}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  return {
    name: `Firefox ${(await browser.version()).split('/')[1]}`,
    async open(url) {
      await page.goto(BLANK);
      faults = [];
      await page.goto(url);
    },
    evaluate: <A, R>(call: (argument: A) => R | Promise<R>, argument: A) =>
      page.evaluate(call as (argument: unknown) => R, argument) as Promise<R>,
    screenshot: () => page.screenshot(),
    faults: async () => faults,
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
