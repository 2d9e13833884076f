import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StoredSweep } from '../../../src/state/library-state.ts';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { fixtureStore } from '../../support/board-fixture.ts';
import { libraryWith, manySweeps, storedSweeps } from '../../support/library-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, chooseFile, find, mountPage, openDialog, setState } from './mount.ts';

let unmount = () => {};
afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

/** A page over a library in memory, whose list changes as the real one's does. */
async function openLibrary(
  sweeps: readonly StoredSweep[] = storedSweeps(),
  options: { width?: number; height?: number } = {},
) {
  const store = fixtureStore();
  let deleted: StoredSweep | null = null;
  const change = (of: (list: readonly StoredSweep[]) => StoredSweep[]) => {
    const { storedSweeps: before } = store.getState();
    setState(store, { storedSweeps: of(before) });
  };
  const openSweep = vi.fn(() => Promise.resolve());
  const exportSweep = vi.fn((id: string) => Promise.resolve({ name: id, text: '{}' }));
  setState(store, {
    ...libraryWith(sweeps),
    openSweep,
    exportSweep,
    renameSweep: async (id: string, name: string) =>
      change((list) => list.map((each) => (each.id === id ? { ...each, name } : each))),
    deleteSweep: async (id: string) => {
      change((list) => list.filter((each) => each.id !== id || void (deleted = each)));
      setState(store, { deletedSweep: deleted });
    },
    undoDeleteSweep: async () => {
      if (deleted) change((list) => [...list, deleted as StoredSweep]);
      setState(store, { deletedSweep: null });
    },
  });
  const mounted = await mountPage({ store, ...options });
  unmount = mounted.unmount;
  document.documentElement.lang = 'en';
  return { store, openSweep, exportSweep };
}
const opener = () => page.getByRole('button', { name: /^Sweeps/ });
const openList = async () => {
  // On a phone it is in the menu of the header.
  if (window.innerWidth < 700) await page.getByRole('button', { name: 'Menu' }).click();
  await opener().click();
  await expect.element(page.getByRole('dialog', { name: 'Sweeps' })).toBeVisible();
  await expect.poll(() => find('.sweep-open')?.contains(document.activeElement)).toBe(true);
};
const names = () => all('.sweep-open').map(({ textContent }) => textContent);
const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('the list of sweeps', () => {
  test('says of each what a reader must know, names with markup as text', async () => {
    await openLibrary();
    await expect.element(opener()).toHaveTextContent('Sweeps5');
    await openList();
    expect(names()).toEqual(storedSweeps().map(({ name }) => name));
    expect(
      all('.sweep-row').map((row) => [...row.querySelectorAll('.badge')].map(({ textContent }) => textContent)),
    ).toEqual([['on the board'], ['unfinished'], ['stopped'], ['mixed engines'], ['paused']]);
    expect(all('.sweep-facts')[1].textContent).toMatch(/13 min ago · 57 of 128 runs · 1\.2 MB.*WebAssembly SIMD/);
    expect(find('time')?.getAttribute('title')).toMatch(/20\d\d.*\d\d:\d\d:\d\d/);
    expect(find('[aria-current=true]')?.textContent).toBe('The first sweep');
    expect(find('.sweeps-foot')?.textContent).toMatch(/12 MB of 2\.1 GB used\. Kept by this browser/);
  });

  test('draws each map in its colours, hatched where there is no value yet', async () => {
    await openLibrary();
    await openList();
    const coloursOf = (index: number) => {
      const canvas = all('.sweep-thumbnail')[index] as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 4).join()));
    };
    await expect.poll(() => coloursOf(0).size).toBeGreaterThanOrEqual(7);
    expect(coloursOf(4)).toEqual(new Set(['0,0,0,0']));
  });

  test('opens one by a click anywhere in its row, and closes', async () => {
    const { openSweep } = await openLibrary();
    await openList();
    await page.getByText('57 of 128 runs').click();
    expect(openSweep).toHaveBeenCalledExactlyOnceWith('b', { goesOn: false });
    await expect.poll(() => openDialog()).toBeNull();
    await expect.element(opener()).toHaveFocus();
  });

  test('is used by keyboard alone: arrows, F2, Escape, Enter, Delete; the focus is never lost', async () => {
    const { openSweep } = await openLibrary();
    await openList();
    const focused = () => document.activeElement?.textContent;
    expect(focused()).toBe('The first sweep');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Momentum 0.9');
    await userEvent.keyboard('{F2}Heavy ball{Escape}');
    await expect.poll(focused).toBe('Momentum 0.9');
    await userEvent.keyboard('{F2}Heavy ball{Enter}');
    await expect.poll(focused).toBe('Heavy ball');
    await userEvent.keyboard('{Delete}');
    await expect.poll(focused).toMatch(/^mine\.csv/);
    await expect.element(page.getByText('Deleted ‘Heavy ball’.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(names()).toContain('Heavy ball');
    await expect.poll(() => all('.undo-bar').length).toBe(0);
    find<HTMLElement>('.sweep-open')?.focus();
    await userEvent.keyboard('{End}');
    expect(focused()).toMatch(/^<b/);
    await userEvent.keyboard('{Enter}');
    expect(openSweep).toHaveBeenCalledExactlyOnceWith('e', { goesOn: false });
    await openList();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => openDialog()).toBeNull();
    await expect.element(opener()).toHaveFocus();
  });

  test('its menu renames, exports and deletes; Escape closes the menu alone', async () => {
    const { exportSweep } = await openLibrary();
    await openList();
    const menu = page.getByRole('button', { name: 'Actions for Edge of stability' });
    await menu.click();
    await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
    expect(await axeFaults(find('[role=menu]:not([popover])')!)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => find('[role=menu]:not([popover])')).toBeNull();
    await expect.element(page.getByRole('dialog', { name: 'Sweeps' })).toBeVisible();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Export as a file' }).click();
    expect(exportSweep).toHaveBeenCalledExactlyOnceWith('d');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByLabelText('New name of Edge of stability').fill('  Edge  ');
    await userEvent.keyboard('{Enter}');
    await expect.poll(names).toContain('Edge');
    await page.getByRole('button', { name: 'Actions for Edge' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.poll(names).not.toContain('Edge');
    await expect.poll(() => document.activeElement?.textContent).toMatch(/^<b/);
  });

  test('of many can be filtered, and says where none fits', async () => {
    await openLibrary(manySweeps(40));
    await openList();
    const filter = page.getByLabelText('Filter by name or fingerprint');
    await filter.fill('sweep 3');
    await expect.poll(() => names().length).toBe(11);
    await filter.fill('glyphs');
    await expect.element(page.getByText('No sweep has “glyphs” in its name or fingerprint.')).toBeVisible();
  });

  test('opens a file of a sweep', async () => {
    const { store } = await openLibrary();
    const openFiles = vi.fn(() => Promise.resolve('data' as const));
    store.setState({ openFiles });
    await openList();
    chooseFile('.sweeps input[type=file]', new File(['{}'], 'saved.sweep.json'));
    expect(openFiles).toHaveBeenCalledTimes(1);
    await expect.poll(() => openDialog()).toBeNull();
  });

  test('lets a reader choose what to delete when storage is nearly full', async () => {
    const { store } = await openLibrary(manySweeps(12));
    setState(store, { storageUse: { usedBytes: 1.9e9, quotaBytes: 2e9, isPersisted: false } });
    await openList();
    await expect.element(page.getByText(/Storage is nearly full/)).toBeVisible();
    await page.getByRole('button', { name: 'Choose what to delete' }).click();
    const boxes = all('.sweep-choice input') as HTMLInputElement[];
    expect(boxes.filter(({ disabled }) => disabled)).toHaveLength(1);
    await page.getByLabelText('Sweep 4', { exact: true }).click();
    await page.getByLabelText('Sweep 7', { exact: true }).click();
    await expect.element(page.getByText('2 sweeps chosen, 500 kB.')).toBeVisible();
    await page.getByRole('button', { name: 'Delete …' }).click();
    await expect.element(page.getByText(/^Delete 2 sweeps, .*cannot be undone/)).toBeVisible();
    expect(store.getState().storedSweeps).toHaveLength(12);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect.poll(() => all('.sweep-choice').length).toBe(10);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(names).not.toContain('Sweep 4');
  });

  test.each([
    ['ready', /No sweeps yet\..*kept here while it runs/],
    ['absent', /keeps nothing for this page\..*export/],
    ['loading', /Reading the sweeps/],
  ] as const)('where the library is %s and empty, it says so', async (library, text) => {
    const { store } = await openLibrary([]);
    setState(store, { library });
    await opener().click();
    await expect.poll(() => find('.sweeps-none')?.textContent).toMatch(text);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each([
    [1440, 900],
    [390, 844],
  ])('the list has no fault that axe finds at %i × %i, and nothing is cut off', async (width, height) => {
    await openLibrary(storedSweeps(), { width, height });
    chooseScheme(scheme);
    await openList();
    await settled();
    expect(await axeFaults(openDialog()!)).toEqual([]);
    const list = find('.sweeps')!;
    expect(list.getBoundingClientRect().width).toBe(Math.min(width, 400));
    expect(list.scrollWidth).toBe(list.clientWidth);
    expect(find('.sweeps-foot')!.getBoundingClientRect().bottom).toBeLessThanOrEqual(height);
    await page.getByRole('button', { name: 'Choose what to delete' }).click();
    await settled();
    expect(await axeFaults(openDialog()!)).toEqual([]);
  });
});
