import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { type Plugin, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../.ci/chromium.mjs';
import { policyReports, watchBrowser } from './policy-watch.ts';

/** Serves `dist` (made by `npm run build`; `npm test` does so) on a port of `host`; default: of this machine alone. */
export async function serveDist(plugins: readonly Plugin[] = [], host = '127.0.0.1') {
  if (!existsSync('dist/index.html')) throw new Error('The page must be built before it is tested. Run: npm run build');
  const server = await preview({
    preview: { port: 0, host },
    logLevel: 'error',
    plugins: [policyReports, ...plugins],
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  return { url: local[0] ?? network[0] ?? '', close: () => server.close() };
}

/** The built page on a local port, and a real browser to open it in. */
export interface PageServer {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export function launchOptions(flags: readonly string[] = []) {
  const executablePath = findChromium();
  return { args: [...CHROMIUM_FLAGS, ...flags], ...(executablePath ? { executablePath } : {}) };
}

/** Has no page of a browser keep the page for use without a network: `tests/e2e/offline.test.ts` is about that. */
function keepNothing(browser: Browser): void {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ serviceWorkers: 'block', ...options });
}

/** Serves `dist` and starts Chromium. */
export async function servePage(): Promise<PageServer> {
  const server = await serveDist();
  const browser = await chromium.launch(launchOptions());
  watchBrowser(browser);
  keepNothing(browser);
  return {
    url: server.url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A fresh page that collects what went wrong on it: uncaught errors and error messages. */
export async function openPage(
  server: PageServer,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await server.browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return { page, faults };
}

/** Waits until a page shows a text; the error of a wait in vain says what it shows. */
export async function untilText(page: Page, text: RegExp, timeout: number): Promise<void> {
  try {
    await page.getByText(text).first().waitFor({ timeout });
  } catch (error) {
    const shown = (await page.locator('body').innerText({ timeout: 5000 })).replace(/\s+/g, ' ');
    throw new Error(
      `${text} was not shown within ${timeout} ms; the page shows: ${shown.slice(0, 500)} … ${shown.slice(-1500)}`,
      { cause: error },
    );
  }
}

/** Waits until the sweep on a page's board has finished, all its runs or those of a text: "16 runs". */
export const finishedOn = (page: Page, { runs = '', timeout = 120_000 } = {}): Promise<void> =>
  untilText(page, new RegExp(`^Finished: ${runs}`), timeout);
