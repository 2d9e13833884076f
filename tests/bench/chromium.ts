import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../.ci/chromium.mjs';
import type { Job, Measured } from './jobs.ts';

/** A browser in which each job gets a fresh page. */
export interface BenchBrowser {
  readonly version: string;
  perform(job: Job): Promise<Measured>;
  close(): Promise<void>;
}

/** Serves the built bench page and starts Chromium with the flags of the tests. */
export async function openBenchBrowser(folder: string): Promise<BenchBrowser> {
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
  const url = `${server.resolvedUrls?.local[0]}page.html`;
  return {
    version: browser.version(),
    async perform(job) {
      const page = await browser.newPage();
      try {
        await page.goto(url);
        await page.waitForFunction(() => 'perform' in window);
        return await page.evaluate((given) => window.perform(given), job);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
