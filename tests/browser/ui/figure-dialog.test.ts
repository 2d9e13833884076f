import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { printFigure } from '../../../src/figure/print/print-figure.ts';
import { DEFAULT_VIEW } from '../../../src/state/default-view.ts';
import { panelContents } from '../../../src/ui/figures/content/panel-contents.ts';
import { dataFile, figureFile, pixelsOf } from '../../../src/ui/figures/figure-files.ts';
import { loadTypeface } from '../../../src/ui/figures/load-typeface.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, find, mountPage } from './mount.ts';

const board = { sweep: fixtureSweep(), compared: null, view: DEFAULT_VIEW };
const about = { title: 'λ₁', description: 'D', keywords: ['k'] };

describe('the dialog', () => {
  let unmount = () => {};
  beforeEach(async () => {
    ({ unmount } = await mountPage());
    await expect.poll(() => all('svg[data-panel]').length).toBe(4);
  });
  afterEach(() => unmount());

  const openFrom = async (panel: string) => {
    const button = find<HTMLElement>(`[data-panel-key="${panel}"] [aria-haspopup=menu]`);
    button?.focus();
    button?.click();
    await page.getByRole('menuitem', { name: 'Figure for a paper' }).click();
    await expect.poll(() => find('.figure-paper img')).not.toBeNull();
  };
  const preview = () => find<HTMLImageElement>('.figure-paper img');
  const caption = () => find('.figure-preview figcaption')?.textContent ?? '';

  test('opens from a panel with that panel chosen, in its width, with the size of the file', async () => {
    await openFrom('loss');
    await expect.poll(() => preview()?.alt).toBe('Preview: Loss');
    await expect.poll(() => preview()?.naturalWidth).toBe(321); // 85 mm at 96 dots per inch
    await expect.poll(caption).toMatch(/^85 × \d+ mm, \d+ kB$/);
    await page.getByLabelText('180 mm, both columns').click();
    await expect.poll(() => preview()?.naturalWidth).toBe(680);
  });

  test('several panels become one figure, and a width of one’s own has its bounds', async () => {
    await openFrom('loss');
    await page.getByLabelText('Gap against η/B').click();
    await expect.poll(() => preview()?.alt).toBe('Preview: Loss; Gap against η/B');
    await page.getByLabelText('own', { exact: true }).click();
    await page.getByLabelText('Own width in mm').fill('20');
    await expect.element(page.getByLabelText('Own width in mm')).toHaveAttribute('aria-invalid', 'true');
    // What is drawn meanwhile is the nearest that can be.
    await expect.poll(caption).toMatch(/^40 × /);
    await page.getByLabelText('Own width in mm').fill('100');
    await expect.poll(caption).toMatch(/^100 × /);
  });

  test('the choice is kept for the next figure; Escape closes it and the focus is where it was', async () => {
    await openFrom('loss');
    await page.getByLabelText('PNG').click();
    await page.getByLabelText('greyscale').click();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => find('.figure-dialog')).toBeNull();
    await expect.poll(() => document.activeElement?.closest('[data-panel-key=loss]') != null).toBe(true);
    await openFrom('map');
    await expect.element(page.getByLabelText('PNG')).toBeChecked();
    await expect.element(page.getByLabelText('greyscale')).toBeChecked();
    await expect.poll(caption).toMatch(/^85 × \d+ mm, \d+ kB · 1 004 × [\d ]+ pixels$/);
  });

  test('has methods, BibTeX and the command, in English, and no fault of accessibility', async () => {
    await openFrom('loss');
    find<HTMLElement>('.figure-texts summary')?.click();
    await expect.poll(() => find('.figure-texts details')?.hasAttribute('open')).toBe(true);
    const texts = all('.figure-texts section p').map(({ textContent }) => textContent ?? '');
    expect(texts[0]).toContain('Sweep “Sharpness follows η/B”. Data: 512 training');
    expect(texts[1]).toMatch(/^@misc\{sgdscope-/);
    expect(texts[2]).toMatch(/^npm run --silent sgdscope -- sweep '#sweep=/);
    for (const text of all('.figure-texts section p')) expect(text.getAttribute('lang')).toBe('en');
    await expect.poll(caption).toMatch(/kB$/);
    expect(await axeFaults(find('.figure-dialog') ?? document.body)).toEqual([]);
    for (const target of all('.figure-dialog label, .figure-dialog button'))
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  });
});

test('a PNG has the dots of its physical size, says so, and is not empty', async () => {
  const typeface = await loadTypeface();
  const scene = printFigure(panelContents({ kind: 'gap' }, board), { typeface, width: 85, isGrey: false });
  const choice = { format: 'png', text: 'outlined', resolution: 300 } as const;
  const file = await figureFile(scene, { about, typeface, choice });
  const bitmap = await createImageBitmap(file);
  expect([bitmap.width, bitmap.height]).toEqual([1004, pixelsOf(scene, 300).height]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(37, 41))).toBe('pHYs');
  expect(new DataView(bytes.buffer).getUint32(41)).toBe(11_811);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() };
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4)
    colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  expect(colours.size).toBeGreaterThan(50);
  expect([...data.slice(0, 4)]).toEqual([255, 255, 255, 255]);
});

test('the numbers of one panel are a CSV, of several an archive that is the same whenever it is made', async () => {
  const gap = panelContents({ kind: 'gap' }, board);
  const one = dataFile(gap, 'Sharpness follows η/B');
  expect(one.name).toBe('sharpness-follows-η-b-gap.csv');
  const lines = (await one.blob.text()).trimEnd().split('\r\n');
  expect(lines[0]).toBe('learning_rate,batch_size,ratio,lossGap,low,high,units,in_correlation');
  expect(lines).toHaveLength(1 + (gap[0]?.data.rows.length ?? 0));
  const two = [...gap, ...panelContents({ kind: 'map' }, board)];
  const [first, second] = await Promise.all([0, 1].map(() => dataFile(two, 'x').blob.text()));
  expect(first).toBe(second);
  expect(first).toContain('a-gap.csv');
  expect(first).toContain('b-map.csv');
});
