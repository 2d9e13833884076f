import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { find, mountPage, setState } from './mount.ts';

let mounted: Awaited<ReturnType<typeof mountPage>>;
beforeEach(async () => {
  document.title = 'Embedding';
  mounted = await mountPage({ store: fixtureStore(fixtureSweep()) });
});
afterEach(() => mounted.unmount());

const html = () => find<HTMLTextAreaElement>('.embed-dialog textarea')?.value ?? '';

test('the menu of a panel gives HTML that shows it elsewhere, with the size and colours that are chosen', async () => {
  await page
    .getByRole('button', { name: /^More for|^More/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Embed …' }).click();
  await expect.poll(html).toContain('<iframe src="');
  expect(html()).toMatch(/embed\.html\?embed=panel&amp;panel=map#sweep=4\./);
  expect(html()).toMatch(/title="[^"]+ \(sgdscope\)" width="100%" height="560"/);

  await page.getByLabelText('Width in px, empty for the full width').fill('640');
  await page.getByLabelText('Height in px').fill('480');
  await page.getByRole('combobox', { name: 'Colours' }).selectOptions('dark');
  await expect.poll(html).toContain('width="640" height="480"');
  expect(html()).toContain('&amp;theme=dark#');
  expect(find('.embed-preview iframe')?.getAttribute('height')).toBe('480');
  expect(find('.embed-preview iframe')?.getAttribute('title')).not.toBe('');

  // A size that no frame has is not taken over.
  await page.getByLabelText('Height in px').fill('12');
  await expect.poll(html).toContain('height="560"');
  // What is in the preview is no part of this page.
  find('.embed-preview iframe')?.remove();
  expect(await axeFaults(find('.embed-dialog') as Element)).toEqual([]);

  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('.embed-dialog')).toBeNull();
});

test('a new version is offered in the last line; while a sweep runs it is opened after it, and that can be taken back', async () => {
  const { store } = mounted;
  setState(store, { sweep: fixtureSweep({ status: 'running', fraction: 0.5 }), newVersion: 'ready' });
  await expect.element(page.getByText('A new version is ready.')).toBeVisible();
  await page.getByRole('button', { name: 'Reload when training has ended' }).click();
  expect(store.getState().newVersion).toBe('asked');
  await expect.element(page.getByText('The page reloads when training has ended.')).toBeVisible();
  await page.getByRole('button', { name: 'Do not reload' }).click();
  expect(store.getState().newVersion).toBe('ready');
  setState(store, { sweep: fixtureSweep() });
  await expect.element(page.getByRole('button', { name: 'Reload', exact: true })).toBeVisible();
  expect(find('.new-version button')?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  expect(await axeFaults(find('footer') as Element)).toEqual([]);
});
