export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A browser that is here, and what drives it; without a path, Playwright's own build. */
export type FoundBrowser =
  | { readonly by: 'playwright'; readonly path?: string }
  | { readonly by: 'puppeteer'; readonly path: string }
  | { readonly by: 'webdriver'; readonly path: string };

export const ENGINES: readonly EngineName[];
export const ENGINE_TITLES: Readonly<Record<EngineName, string>>;
export const HOW_TO_GET: Readonly<Record<EngineName, string>>;
export function findBrowser(engine: EngineName): FoundBrowser | undefined;
export function ensureBrowser(engine: 'firefox' | 'webkit'): void;
