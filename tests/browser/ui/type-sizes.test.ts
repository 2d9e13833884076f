import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { START_LINK } from '../../../src/ui/route.ts';
import { fixtureStore } from '../../support/board-fixture.ts';
import { all, mountPage } from './mount.ts';

let unmount = () => {};
afterEach(() => {
  unmount();
  window.location.hash = '';
});

/** Size of type of every element that has text of its own, with the first text of that size. */
function sizesOnPage(): Record<string, string> {
  const sizes: Record<string, string> = {};
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ textContent }) => textContent?.trim()).join('');
    if (text !== '' && !['STYLE', 'SCRIPT'].includes(element.tagName))
      sizes[getComputedStyle(element).fontSize] ??= text;
  }
  return sizes;
}

const SIZES = ['13px', '15px', '26px'];

describe('no text has a size other than the three on screen, which that in figures is one of', () => {
  test.each([1280, 1440])('the board at %i px, its menus and settings', async (width) => {
    ({ unmount } = await mountPage({ width, height: 800 }));
    await expect.poll(() => all('svg[role=img][data-panel]').length).toBe(3);
    await page.getByRole('button', { name: 'Export' }).click();
    await expect.element(page.getByRole('menuitem').first()).toBeVisible();
    // Where there is no room beside the board they are hidden until they are asked for.
    if (all('.controls-column').length === 0) await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabelText(/^Momentum/).fill('1.5');
    await expect.poll(() => all('.mantine-InputWrapper-error').length).toBe(1);
    expect(Object.entries(sizesOnPage()).filter(([size]) => !SIZES.includes(size))).toEqual([]);
  });
  test.each([
    [1440, '26px'],
    [390, '24px'],
  ])('Start at %i px', async (width, title) => {
    ({ unmount } = await mountPage({ width }));
    window.location.hash = START_LINK;
    await expect.poll(() => all('.page-start h1').length).toBe(1);
    const sizes = ['13px', '15px', title];
    expect(Object.entries(sizesOnPage()).filter(([size]) => !sizes.includes(size))).toEqual([]);
  });
  test('a board without a sweep', async () => {
    ({ unmount } = await mountPage({ store: fixtureStore(null) }));
    expect(Object.entries(sizesOnPage()).filter(([size]) => !SIZES.includes(size))).toEqual([]);
  });
  test.each(['#/claims', '#/claims/J17-1', '#/measure'])('%s', async (hash) => {
    ({ unmount } = await mountPage());
    window.location.hash = hash;
    await expect.poll(() => all('main.claims, main.measure').length).toBe(1);
    expect(Object.entries(sizesOnPage()).filter(([size]) => !SIZES.includes(size))).toEqual([]);
  });
  test('all of them larger by one factor on a large screen', async () => {
    ({ unmount } = await mountPage({ width: 1920, height: 1080 }));
    await expect.poll(() => all('svg[role=img][data-panel]').length).toBe(3);
    const scaled = SIZES.map((size) => `${1.125 * Number.parseFloat(size)}px`);
    expect(Object.entries(sizesOnPage()).filter(([size]) => !scaled.includes(size))).toEqual([]);
  });
});
