import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lesson } from '../../src/lessons/lesson.ts';
import { LESSONS } from '../../src/lessons/registry.ts';
import { isFullSize } from '../support/full-size.ts';
import { type PageServer, servePage, untilText } from '../support/page-server.ts';

/** In every run of the tests those whose sweeps take two seconds; at full size all. */
const QUICK = ['noise-and-generalization', 'edge-of-stability'];
const WALKED = LESSONS.filter(({ id }) => isFullSize || QUICK.includes(id));
const SCHEMES = isFullSize ? (['light', 'dark'] as const) : (['light'] as const);

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

/** Presses Tab until what has the focus has a name. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 120; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replaceAll('\u00a0', ' ');
    });
    if (name.test(focused.trim())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

const press = async (page: Page, name: RegExp) => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

/** Answers what the open section asks for, by keyboard: the second point from the end is lowered, or the second answer chosen. */
async function answerAll(page: Page) {
  for (;;) {
    await page.waitForFunction(() => document.querySelector('.lesson-prediction .lesson-soft') === null);
    const open = page.locator('.lesson-options .word-button');
    if ((await open.count()) === 0) return;
    if ((await page.getByRole('button', { name: 'This is my curve' }).count()) > 0) {
      await page.getByRole('slider').last().waitFor();
      await tabTo(page, /^Point 8 of 8$/);
      for (const key of ['Shift+ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1 }).focus();
      await press(page, /^This is my curve$/);
      await untilText(page, /^You expected .*; it ended at .*\[/, 5000);
      continue;
    }
    const second = ((await open.nth(1).textContent()) ?? '').replaceAll('\u00a0', ' ').trim();
    await page.getByRole('heading', { level: 1 }).focus();
    await press(page, new RegExp(`^${second.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    await page.locator('.lesson-prediction [role=status]').last().waitFor();
  }
}

/** Reads a lesson from its first section to its last. */
async function walk(page: Page, lesson: Lesson) {
  await page.goto(`${server.url}?engine=simd#/lessons/${lesson.id}`);
  await page.locator('.lesson').waitFor();
  if ((await page.locator('.lesson-start').count()) > 0) await press(page, /^Run its \d+ networks$/);
  await untilText(page, /^Every number here is computed/, 120_000);
  // The same numbers as in Node, to the last bit.
  expect(await page.locator('.lesson-figure-foot').innerText()).toContain(lesson.fingerprint);
  for (const [index, { title }] of lesson.sections.entries()) {
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await answerAll(page);
    // Nothing is left open, no text is missing, and every branch is the one that its author wrote.
    expect(await page.locator('.lesson-text .lesson-pending').count(), title).toBe(0);
    for (const branch of await page.locator('[data-finding]').all()) {
      const name = (await branch.getAttribute('data-finding')) ?? '';
      expect(await branch.getAttribute('data-branch'), name).toBe(lesson.findings[name]?.expected);
    }
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide, title).toBe(window);
    if (index < lesson.sections.length - 1) await press(page, /^Next: /);
  }
}

describe.each(SCHEMES)('in %s', (colorScheme) => {
  test.each(WALKED.map((lesson) => [lesson.id, lesson] as const))(
    'the lesson %s is walked from start to end by keyboard alone',
    async (_, lesson) => {
      const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      await walk(page, lesson);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    240_000,
  );
});

test('the instructor’s sheet of every lesson prints on one page of A4, and of Letter', async () => {
  const page = await server.browser.newPage();
  for (const { id } of LESSONS) {
    await page.goto(`${server.url}#/lessons/${id}/sheet`);
    await page.locator('.sheet').waitFor();
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, `${id}, ${format}`).toBe(1);
    }
  }
  await page.close();
}, 60_000);
