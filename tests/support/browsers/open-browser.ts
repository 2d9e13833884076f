import { type EngineName, findBrowser } from '../../../.ci/browsers.mjs';
import { openFirefox } from './firefox-browser.ts';
import { openWithPlaywright } from './playwright-browser.ts';
import type { TestBrowser } from './test-browser.ts';
import { openWebkitGtk } from './webkitgtk-browser.ts';

/** Starts an engine's browser; undefined where there is none. */
export async function openBrowser(engine: EngineName): Promise<TestBrowser | undefined> {
  const found = findBrowser(engine);
  switch (found?.by) {
    case 'playwright':
      return openWithPlaywright(engine, found.path);
    case 'puppeteer':
      return openFirefox(found.path);
    case 'webdriver':
      return openWebkitGtk(found.path);
  }
  return undefined;
}
