import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAYOUT_NAMES } from '../../src/state/board-panel.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { MEASURE } from '../../src/ui/measure/words.ts';
import { ADD_PANEL, COMPARISON } from '../../src/ui/workbench/words.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';

/** Small, and with every probe, so that each arrangement has something to show. */
const SPEC = parseSweepSpec({
  version: 1,
  name: 'moons',
  dataset: { source: { kind: 'moons' }, trainCount: 32, testCount: 32 },
  model: { hidden: [4] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 3 },
  budget: { kind: 'epochs', epochs: 4 },
  measure: { tier: 'full' },
});

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
type Window = (typeof WINDOWS)[number];

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const show = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

async function showWorkbench(page: Page) {
  await show(page, '#/workbench');
  await page.locator('.board').waitFor();
}

async function showBelow(page: Page, hash: string, ready: string) {
  await show(page, hash);
  await page.locator(ready).first().waitFor();
}

const openPanelList = async (page: Page) => {
  await button(page, ADD_PANEL.button).click();
  await page.locator('.add-panel-list:popover-open').waitFor();
};

/** Opens the list of sweeps, which narrow windows have in their menu. */
async function openSweeps(page: Page) {
  const sweeps = button(page, /^Sweeps/);
  if (!(await sweeps.isVisible())) await button(page, 'Menu').click();
  await sweeps.click();
  await page.getByRole('dialog', { name: 'Sweeps' }).getByRole('listitem').first().waitFor();
}

const pressEscape = (page: Page) => page.keyboard.press('Escape');

interface View {
  readonly name: string;
  readonly open: (page: Page, window: Window) => Promise<unknown>;
  /** Back to what the next view opens from. */
  readonly close?: (page: Page, window: Window) => Promise<unknown>;
}

/** In the order in which they are opened, on one page whose sweep has ended. */
const VIEWS: readonly View[] = [
  { name: 'Start', open: (page) => showBelow(page, '#/', '.page-start .start-caption') },
  ...LAYOUT_NAMES.map((name) => ({
    name: `workbench, ${name}`,
    open: async (page: Page) => {
      await showWorkbench(page);
      await openPanelList(page);
      await page.locator('.add-panel-layouts').getByRole('button', { name: ADD_PANEL.layoutNames[name] }).click();
      await page.locator('.add-panel-list:popover-open').waitFor({ state: 'hidden' });
    },
  })),
  { name: 'list of panels', open: openPanelList, close: pressEscape },
  {
    name: 'export menu',
    open: async (page) => {
      await button(page, 'Export').click();
      await page.getByRole('menuitem').first().waitFor();
    },
    close: pressEscape,
  },
  {
    name: 'maximised panel',
    open: (page) =>
      button(page, /^Maximise /)
        .nth(1)
        .click(),
    close: (page) => button(page, /^Back to all panels/).click(),
  },
  {
    name: 'settings',
    open: async (page, { width }) => {
      // Beside the board they are open from the start.
      if (width < 700) await button(page, 'Settings').click();
      await page.getByRole('textbox', { name: /^Seeds/ }).waitFor();
    },
    close: async (page, { width }) => (width < 700 ? pressEscape(page) : undefined),
  },
  {
    name: 'microscope',
    open: async (page) => {
      await page.getByRole('gridcell').first().dblclick();
      await page.locator('.finding').first().waitFor();
      await page.locator('.finding[aria-busy=true]').first().waitFor({ state: 'detached' });
    },
    close: pressEscape,
  },
  { name: 'list of sweeps', open: openSweeps },
  {
    name: 'comparison',
    open: async (page) => {
      const other = page.getByRole('dialog', { name: 'Sweeps' }).getByRole('listitem').last();
      await other.getByRole('button', { name: /^Actions for/ }).click();
      await page.getByRole('menuitem', { name: COMPARISON.start }).click();
      await page.getByRole('region', { name: COMPARISON.name }).waitFor();
    },
    close: (page) => button(page, COMPARISON.stop).click(),
  },
  {
    name: 'sheet of shortcuts',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.locator('dialog.shortcuts').waitFor();
    },
    close: pressEscape,
  },
  { name: 'list of lessons', open: (page) => showBelow(page, '#/lessons', '.lesson-list') },
  { name: 'lesson', open: (page) => showBelow(page, '#/lessons/start-here', '.lesson-start') },
  { name: 'instructor’s sheet', open: (page) => showBelow(page, '#/lessons/start-here/sheet', '.sheet') },
  { name: 'gallery of claims', open: (page) => showBelow(page, '#/claims', '[data-claim]') },
  { name: 'claim', open: (page) => showBelow(page, '#/claims/J17-3b', '.claim-page') },
  { name: 'glossary', open: (page) => showBelow(page, '#/glossary', '.glossary') },
  { name: 'entry of the glossary', open: (page) => showBelow(page, '#/glossary/sharpness', '.glossary-article') },
  { name: 'measure', open: (page) => showBelow(page, '#/measure', '.measure') },
  {
    name: 'measured network',
    open: async (page) => {
      const example = button(page, MEASURE.tryExample);
      if (await example.isVisible()) await example.click();
      await page.locator('svg[data-panel=spectrum]').waitFor();
    },
  },
];

/** What axe finds wrong, a line a rule. In the dark only colours are other than in the light. */
async function faultsIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  return page.evaluate(async (isLight) => {
    // Colours in the middle of a transition have a contrast of their own; one in a closed part of the page would never end.
    for (const animation of document.getAnimations())
      if (animation.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      runOnly: isLight ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast'] },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.html.slice(0, 200)}`);
  }, colorScheme === 'light');
}

/** Faults put into the page are found: one of a name, one of contrast in the dark. */
async function expectFindsPlanted(page: Page): Promise<void> {
  await page.evaluate(() => {
    const planted = document.createElement('button');
    planted.className = 'planted';
    document.querySelector('main, .app-main')?.append(planted);
  });
  expect((await faultsIn(page, 'light')).join()).toMatch(/button-name: .*planted/);
  await page.locator('.planted').evaluate((planted) => {
    planted.textContent = 'faint';
    planted.style.cssText = 'color: #333; background: #222';
  });
  expect((await faultsIn(page, 'dark')).join()).toMatch(/color-contrast: .*planted/);
  await page.locator('.planted').evaluate((planted) => planted.remove());
}

/** Opens the views one after the other. */
async function walk(page: Page, viewport: Window): Promise<string[]> {
  await page.setViewportSize(viewport);
  const found: string[] = [];
  for (const { name, open, close } of VIEWS) {
    await open(page, viewport);
    for (const colorScheme of ['light', 'dark'] as const)
      found.push(...(await faultsIn(page, colorScheme)).map((fault) => `${name}, ${colorScheme}: ${fault}`));
    await close?.(page, viewport);
  }
  return found;
}

test('no view of the page has a fault that axe finds, wide and narrow, in light and dark', async () => {
  const { page, faults } = await openPage(server);
  await page.goto(`${server.url}?engine=simd${specFragment(SPEC)}`);
  await finishedOn(page);
  // Another sweep, to compare with.
  await page.getByRole('textbox', { name: /^Seeds/ }).fill('2');
  await page.getByRole('button', { name: 'Show 8 networks', exact: true }).click();
  await finishedOn(page, { runs: '8 runs' });
  await page.evaluate(axe.source);
  await expectFindsPlanted(page);
  for (const viewport of WINDOWS) expect(await walk(page, viewport), `${viewport.width} px`).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
}, 180_000);
