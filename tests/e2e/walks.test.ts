import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { dropFiles, namedBuffer } from '../support/drop-files.ts';
import { finishedOn, type PageServer, servePage } from '../support/page-server.ts';

/** Small, so that a walk takes seconds: four cells, three ratios, one diagonal of two. */
const SPEC = parseSweepSpec({
  version: 1,
  name: 'moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 5 },
  budget: { kind: 'epochs', epochs: 12 },
});

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const link = () => `${server.url}?engine=simd${specFragment(SPEC)}`;

/** A page of its own context, which axe needs, with the finished sweep on a view. */
async function opened(view: '#/' | '#/workbench', options: BrowserContextOptions = {}) {
  const context = await server.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(link());
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, view);
  await finishedOn(page);
  return { page, faults, context };
}

const panel = (page: Page, key: string) => page.locator(`[data-panel-key="${key}"]`);
const expectNoFault = async (page: Page, faults: readonly string[]) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
};

test('a student points at a diagonal, reads the sentence, looks up λ₁, and adds a batch size', async () => {
  const { page, faults, context } = await opened('#/');
  const ratio = page.locator('.start-ratio').last();
  await ratio.hover();
  const caption = page.locator('.start-caption').first();
  await expect.poll(() => caption.textContent()).toMatch(/^What this shows\. On\s1\/40/);
  expect(await caption.textContent()).toMatch(/sharpness\s\d/);

  await caption.locator('.term', { hasText: 'sharpness' }).first().click();
  const explained = page.locator('.term-popover:popover-open');
  await explained.getByText(/largest eigenvalue/i).waitFor();
  await explained.getByRole('link').click();
  await page
    .getByRole('heading', { name: /Sharpness/ })
    .first()
    .waitFor();
  await page.goBack();

  await page.getByRole('button', { name: /^Add B = 32/ }).click();
  // The runs of before are not trained again.
  const more = page.getByRole('button', { name: /^Run \d+ more/ }).first();
  const count = Number((await more.textContent())?.match(/\d+/)?.[0]);
  await more.click();
  await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(6);
  await finishedOn(page);
  await page
    .getByText(`Finished: ${3 * count} runs, ${2 * count} of them trained before`)
    .first()
    .waitFor();
  await expectNoFault(page, faults);
  await context.close();
}, 180_000);

test('an instructor chooses an example, maximises a panel by key, and moves the board through time', async () => {
  const { page, faults, context } = await opened('#/workbench', { viewport: { width: 1280, height: 720 } });
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  await page.getByRole('menuitem', { name: /A few seconds/ }).click();
  await expect.poll(() => page.getByRole('gridcell').count(), { timeout: 60_000 }).toBe(9);
  await finishedOn(page);

  // On a projector of 1280 × 720 cells can be read, and nothing is cut off.
  const { width } = (await page.getByRole('gridcell').first().boundingBox()) ?? { width: 0 };
  expect(width).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
  for (const key of ['probe-sharpness', 'loss', 'gap']) {
    const box = await panel(page, key).locator('.plot-svg').boundingBox();
    expect(box?.height, key).toBeGreaterThan(150);
    expect((box?.y ?? 0) + (box?.height ?? 0), key).toBeLessThanOrEqual(720);
  }

  await panel(page, 'probe-sharpness').hover();
  await page.keyboard.press('f');
  await expect.poll(() => page.locator('[data-panel-key]').count()).toBe(1);
  const widthNow = async () => (await panel(page, 'probe-sharpness').locator('.plot-svg').boundingBox())?.width;
  await expect.poll(widthNow).toBeGreaterThan(1100);
  await page.keyboard.press('f');
  await expect.poll(() => page.locator('[data-panel-key]').count()).toBe(4);

  const numbers = () =>
    page.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
  const atEnd = await numbers();
  const slider = page.getByRole('slider', { name: /Time shown by all panels/ });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(numbers).not.toEqual(atEnd);
  await page
    .getByText(/λ₁.* at η·step 0\.\d/)
    .first()
    .waitFor();
  await page.keyboard.press('End');
  await expect.poll(numbers).toEqual(atEnd);
  await page.getByRole('button', { name: 'Play the training' }).click();
  await expect.poll(numbers).not.toEqual(atEnd);
  await page.getByRole('button', { name: 'Pause the playing' }).click();
  await expectNoFault(page, faults);
  await context.close();
}, 180_000);

test('a researcher opens a table, defines a sweep, adds a probe panel, brushes, reads the numbers and exports', async () => {
  const { page, faults, context } = await opened('#/workbench', { viewport: { width: 1440, height: 900 } });
  const rows = Array.from({ length: 120 }, (_, i) => `${Math.sin(i)},${Math.cos(2 * i)},${i % 2 ? 'wet' : 'dry'}`);
  await dropFiles(page, [namedBuffer('mine.csv', Buffer.from(`a,b,kind\n${rows.join('\n')}\n`))]);
  const settings = page.getByRole('complementary', { name: 'Spec of the next sweep' });
  await settings
    .getByRole('region', { name: 'How the file was read' })
    .getByText(/20 % held out for testing/)
    .waitFor();
  // Batch sizes beyond the data are refused where they are written.
  const sizes = settings.getByLabel(/^Values/).nth(1);
  await sizes.fill('8, 1024');
  await settings.getByText(/must be at most \d+, the number of training examples, got 1024/).waitFor();
  await sizes.fill('8, 16');
  await settings.getByLabel(/^Seeds/).fill('3');
  await settings.getByRole('button', { name: 'Measure' }).click();
  await settings.getByLabel('Probe tier').selectOption('economy');
  await page.getByRole('button', { name: /^Run 12 runs/ }).click();
  await finishedOn(page, { runs: '12 runs' });

  await page.getByRole('button', { name: '+ Add a panel' }).click();
  await page.getByRole('checkbox', { name: 'Simple noise scale' }).check();
  await page.keyboard.press('Escape');
  const added = panel(page, 'probe-simpleNoiseScale');
  await added.locator('.plot-svg').waitFor();

  const gap = panel(page, 'gap').locator('.plot-svg');
  const box = await gap.boundingBox();
  if (!box) throw new Error('no gap panel');
  // Across the plot: every point is inside.
  await page.mouse.move(box.x + 56, box.y + 32);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 50);
  await page.mouse.move(box.x + box.width - 20, box.y + box.height - 30);
  await page.mouse.up();
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ runs selected/ })
    .waitFor();

  await panel(page, 'gap')
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Show the numbers' }).click();
  expect(await panel(page, 'gap').getByRole('row').count()).toBe(5);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Results, one row per run \(CSV\)/ }).click();
  // Named after the data, not after the sweep of before.
  expect((await download).suggestedFilename()).toMatch(/^mine/);
  await expectNoFault(page, faults);
  await context.close();
}, 180_000);

describe('by touch, on a phone', () => {
  test('a cell is tapped, the sentence read, a panel maximised from its button, nothing scrolls sideways', async () => {
    const { page, faults, context } = await opened('#/', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole('gridcell').first().tap();
    await expect
      .poll(async () => (await page.locator('.start-caption').allTextContents()).join(' '))
      .toMatch(/η\s=\s0\.\d/);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('link', { name: 'Workbench' }).tap();
    await page.locator('.board').waitFor();
    await page.getByRole('button', { name: 'Maximise Loss' }).tap();
    await expect.poll(() => page.locator('[data-panel-key]').count()).toBe(1);
    await page.getByRole('button', { name: /^Back to all panels/ }).tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    // Every target is large enough for a finger, or stands apart (WCAG 2.2, 2.5.8).
    const small = await page.locator('main button, main select, main input').evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility())
        .map((each) => ({
          name: each.getAttribute('aria-label') ?? each.textContent,
          ...each.getBoundingClientRect().toJSON(),
        }))
        .filter(({ width, height }) => width < 24 || height < 24)
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
    await expectNoFault(page, faults);
    await context.close();
  }, 180_000);
});
