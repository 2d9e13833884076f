import { expect } from 'vitest';
import type { TestBrowser } from './test-browser.ts';

/** Waits until the page shows a text. */
export const untilShown = (browser: TestBrowser, text: RegExp, timeout = 60_000) =>
  expect.poll(() => browser.evaluate(() => document.body.innerText, null), { timeout, interval: 200 }).toMatch(text);

/** Waits until the sweep on the board has trained to its end; a failed one ends the waiting. */
export async function untilFinished(browser: TestBrowser, timeout = 60_000): Promise<void> {
  await untilShown(browser, /Finished: |Failed: /, timeout);
  await untilShown(browser, /Finished: /, 1);
}

interface Target {
  readonly selector: string;
  /** What its text begins with, where the selector fits several. */
  readonly text?: string;
}

/** Clicks the first element that fits, once there is one. */
export const click = (browser: TestBrowser, target: Target) =>
  expect
    .poll(
      () =>
        browser.evaluate(({ selector, text = '' }) => {
          const all = [...document.querySelectorAll<HTMLElement>(selector)];
          const found = all.find((element) => element.textContent?.trim().startsWith(text));
          found?.click();
          return found !== undefined;
        }, target),
      { timeout: 20_000, interval: 200 },
    )
    .toBe(true);

/** Double-clicks the first element that fits. */
export const doubleClick = (browser: TestBrowser, selector: string) =>
  browser.evaluate((sought) => {
    const event = new MouseEvent('dblclick', { bubbles: true });
    return document.querySelector(sought)?.dispatchEvent(event) ?? false;
  }, selector);

/** Drops a text file on the page, as a person does. */
export const dropText = (browser: TestBrowser, file: { readonly name: string; readonly text: string }) =>
  browser.evaluate(({ name, text }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, file);

/** A part of what the footer opens on the engine: its text, once there is one. */
async function engineDetail(browser: TestBrowser, part: { readonly selector: string; readonly pattern: string }) {
  const shown = () =>
    browser.evaluate(
      ({ selector, pattern }) => document.querySelector(selector)?.textContent?.match(new RegExp(pattern))?.[0] ?? '',
      part,
    );
  await click(browser, { selector: '.engine-button' });
  await expect.poll(shown, { timeout: 20_000 }).not.toBe('');
  const text = await shown();
  await click(browser, { selector: '.engine-button' });
  return text;
}

/** The fingerprint of the sweep on the board. */
export const fingerprintShown = (browser: TestBrowser) =>
  engineDetail(browser, { selector: '.engine-details', pattern: '[0-9a-f]{64}' });

/** The engine of the sweep on the board, with its precision and self-check. */
export const engineShown = (browser: TestBrowser) =>
  engineDetail(browser, { selector: '.engine-popover .origin', pattern: '.+' });

/** Clicks what makes a file, once it is there, and returns the name and the first bytes of the file, which is not saved. */
async function fileOf(browser: TestBrowser, item: { readonly selector: string; readonly text: string }) {
  const choose = () =>
    browser.evaluate(async ({ selector, text }) => {
      const items = [...document.querySelectorAll<HTMLElement>(`${selector}:not(:disabled)`)];
      const found = items.find((entry) => entry.textContent?.startsWith(text));
      if (!found) return null;
      // The page's policy lets nobody fetch the address of a blob, so the blob itself is kept.
      const blobs = new Map<string, Blob>();
      const addressOf = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        const address = addressOf.call(URL, blob);
        if (blob instanceof Blob) blobs.set(address, blob);
        return address;
      };
      const save = HTMLAnchorElement.prototype.click;
      const link = new Promise<HTMLAnchorElement>((resolve) => {
        HTMLAnchorElement.prototype.click = function () {
          resolve(this);
        };
      });
      found.click();
      const { download, href } = await link;
      HTMLAnchorElement.prototype.click = save;
      URL.createObjectURL = addressOf;
      const bytes = new Uint8Array((await blobs.get(href)?.arrayBuffer()) ?? []);
      return { name: download, size: bytes.length, start: String.fromCharCode(...bytes.subarray(0, 8)) };
    }, item);
  let file: Awaited<ReturnType<typeof choose>> = null;
  await expect
    .poll(
      async () => {
        file ??= await choose();
        return file;
      },
      { timeout: 20_000 },
    )
    .not.toBeNull();
  return file;
}

/** The file of an item of the export menu. */
export async function exported(browser: TestBrowser, text: string) {
  await click(browser, { selector: 'button', text: 'Export' });
  return fileOf(browser, { selector: '[role=menuitem]', text });
}

/** The files of a figure for a paper, one for each format. */
export async function figureFiles(browser: TestBrowser, formats: readonly string[]) {
  await click(browser, { selector: 'button', text: 'Export' });
  await click(browser, { selector: '[role=menuitem]', text: 'Figure for a paper' });
  const files: Awaited<ReturnType<typeof fileOf>>[] = [];
  for (const format of formats) {
    await click(browser, { selector: '.figure-dialog label', text: format });
    files.push(await fileOf(browser, { selector: '.figure-dialog button', text: `Save ${format}` }));
  }
  await click(browser, { selector: '.figure-dialog button', text: 'Close' });
  return files;
}
