import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { type Plugin, preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../.ci/chromium.mjs';

/** Serves `dist` (made by `npm run build`; `npm test` does so) on a local port. */
export async function serveDist(plugins: readonly Plugin[] = []) {
  if (!existsSync('dist/index.html')) throw new Error('The page must be built before it is tested. Run: npm run build');
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error', plugins: [...plugins] });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** The built page on a local port, and a real browser to open it in. */
export interface PageServer {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves `dist` and starts Chromium. */
export async function servePage(): Promise<PageServer> {
  const server = await serveDist();
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  return {
    url: server.url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A fresh page that collects what went wrong on it: uncaught errors, error messages, requests that left this machine. */
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
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost')
      faults.push(`request to ${hostname}`);
  });
  return { page, faults };
}
