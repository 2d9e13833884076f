import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkFragment } from '../../src/sweep/link/sweep-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { type CourseFrame, courseHost } from '../support/course-page.ts';
import { isFullSize } from '../support/full-size.ts';
import { launchOptions } from '../support/page-server.ts';
import { verdictShippedOf } from '../support/shipped-verdict.ts';
import { type StaticHost, startHost } from '../support/static-host.ts';

const TIMEOUT = 60_000;
const fragment = linkFragment({ spec: parseSweepSpec(JSON.parse(readFileSync('public/examples/small.json', 'utf8'))) });

let browser: Browser;
let host: StaticHost;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  host = await startHost({ path: '/tools/sgdscope/' });
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

const embedOf = (query: string, rest: Partial<CourseFrame> = {}): CourseFrame => ({
  address: `${host.url}embed.html?embed=${query}`,
  title: query,
  ...rest,
});

/** A course page with embeds; what is said on its console. */
async function openCourse(frames: readonly CourseFrame[], options: { hasScript?: boolean } = {}) {
  const course = await courseHost({ frames, from: host.origin, ...options });
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, serviceWorkers: 'block' });
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(course.url);
  const close = async () => {
    await page.close();
    await course.close();
  };
  return { page, said, close };
}

/** The embed in the frame of a number, scrolled to. */
async function embedIn(page: Page, index: number): Promise<Frame> {
  const element = page.locator('iframe').nth(index);
  await element.scrollIntoViewIfNeeded();
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`frame ${index}: it must be on the course page, and is not.`);
  await frame.locator('.embed-foot').waitFor({ timeout: TIMEOUT });
  return frame;
}

const heightsOf = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height));
const contentHeight = (frame: Frame) =>
  frame.evaluate(() => Math.ceil(document.querySelector('.embed')?.getBoundingClientRect().height ?? 0));

describe('embeds on a page of another origin with a strict policy', () => {
  test('show a claim, panels and a lesson, take their height, train when asked to, and leave the page its keyboard, scroll and history', async () => {
    const { page, said, close } = await openCourse([
      embedOf('claim&claim=J17-3b'),
      embedOf(`panel&panel=gap&theme=dark${fragment}`),
      embedOf(`panel&panel=map&lang=de${fragment}`),
      embedOf('lesson&lesson=start-here'),
    ]);
    await page.locator('#answer').focus();
    const before = await page.evaluate(() => history.length);

    const claim = await embedIn(page, 0);
    await claim.locator(`[data-verdict=${verdictShippedOf('J17-3b')}] .verdict-badge`).waitFor({ timeout: TIMEOUT });
    expect(await claim.locator('svg.figure').count()).toBe(1);
    const link = claim.getByRole('link', { name: 'Open the full page (new tab)' });
    expect(await link.getAttribute('href')).toBe(`${host.url}#/claims/J17-3b`);
    expect(await link.getAttribute('target')).toBe('_blank');

    const gap = await embedIn(page, 1);
    expect(await gap.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    const run = gap.getByRole('button', { name: /^Run 18 networks \(about .+\)$/ });
    await run.waitFor();
    // Nothing trains unasked.
    expect(page.workers()).toHaveLength(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer');
    await run.click();
    await gap.getByText(/^Finished: 18 runs/).waitFor({ timeout: TIMEOUT });
    await gap.getByText(/sgdscope · fingerprint [0-9a-f]{8}/).waitFor();
    expect(await gap.getByRole('link', { name: 'Open the full page (new tab)' }).getAttribute('href')).toBe(
      host.url + fragment,
    );

    const map = await embedIn(page, 2);
    await map.getByRole('link', { name: 'Die ganze Seite öffnen (neuer Tab)' }).waitFor();

    const lesson = await embedIn(page, 3);
    await lesson.getByRole('heading', { level: 1 }).waitFor();
    await lesson.getByRole('button', { name: /^Run / }).waitFor();
    expect(await lesson.getByRole('link', { name: 'Open the full page (new tab)' }).getAttribute('href')).toBe(
      `${host.url}#/lessons/start-here`,
    );

    const frames = [claim, gap, map, lesson];
    for (const [index, frame] of frames.entries())
      await expect
        .poll(async () => (await heightsOf(page))[index], { timeout: TIMEOUT })
        .toBe(await contentHeight(frame));
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
    expect(heard[0]).toEqual({ type: 'sgdscope-embed', version: 1, height: expect.any(Number) });
    expect(await page.evaluate(() => history.length)).toBe(before);

    for (const frame of frames) {
      const { violations } = (await frame.evaluate(`${axe.source}; axe.run()`)) as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    expect(said).toEqual([]);
    await close();
  });

  test('the full page does not open in a frame; its address with ?embed= does, by the document of embeds', async () => {
    const { page, close } = await openCourse([
      { address: host.url, title: 'full' },
      { address: `${host.url}index.html#/claims`, title: 'claims' },
      embedOf('claim&claim=nonesuch'),
      embedOf('panel&panel=gap'),
      embedOf('film&film=1'),
      embedOf('lesson&lesson=nonesuch'),
    ]);
    await expect.poll(() => page.frames().filter((frame) => frame.url().startsWith('chrome-error:')).length).toBe(2);
    await (await embedIn(page, 2)).getByText('There is no claim nonesuch.').waitFor();
    await (await embedIn(page, 3)).getByText('This address holds no sweep.').waitFor();
    await (await embedIn(page, 4)).getByText('names nothing that can be embedded').waitFor();
    await (await embedIn(page, 5)).getByText('There is no lesson ‘nonesuch’.').waitFor();
    await page.goto(`${host.url}?embed=claim&claim=J17-3b`);
    await page.waitForURL(`${host.url}embed.html?embed=claim&claim=J17-3b`);
    await page.locator('.embed-verdict').waitFor();
    await close();
  });

  test.runIf(isFullSize)(
    'in a sandbox: claims are shown; that panels cannot train is said; with allow-same-origin they do',
    async () => {
      const { page, close } = await openCourse(
        [
          embedOf('claim&claim=J17-3b', { sandbox: 'allow-scripts' }),
          embedOf(`panel&panel=gap${fragment}`, { sandbox: 'allow-scripts' }),
          embedOf(`panel&panel=gap${fragment}`, { sandbox: 'allow-scripts allow-same-origin' }),
        ],
        { hasScript: false },
      );
      await (await embedIn(page, 0)).locator('.embed-verdict').waitFor({ timeout: TIMEOUT });
      await (await embedIn(page, 1)).getByText('the frame’s sandbox lacks allow-same-origin').waitFor();
      const whole = await embedIn(page, 2);
      await whole.getByRole('button', { name: /^Run 18/ }).click();
      await whole.getByText(/^Finished: 18 runs/).waitFor({ timeout: TIMEOUT });
      // Without the script the frames keep the height of their HTML.
      expect(new Set(await heightsOf(page))).toEqual(new Set([500]));
      await close();
    },
  );

  test.runIf(isFullSize)('on a host that sends no headers the full page refuses by itself', async () => {
    const plain = await startHost({ headers: () => ({}) });
    const course = await courseHost({ frames: [{ address: plain.url, title: 'full' }], from: plain.origin });
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.goto(course.url);
    await (await embedIn(page, 0)).getByText('The full page does not open in a frame.').waitFor();
    expect(page.workers()).toHaveLength(0);
    await page.close();
    await course.close();
    await plain.close();
  });
});
