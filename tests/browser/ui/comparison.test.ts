import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LAYOUTS } from '../../../src/state/board-panel.ts';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { COMPARISON, PANEL_ACTIONS } from '../../../src/ui/workbench/words.ts';
import { sharpened } from '../../support/altered-sweep.ts';
import { FIXTURE_SPEC, fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { libraryWith, storedSweeps } from '../../support/library-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, find, mountPage, setState } from './mount.ts';

let unmount = () => {};
afterEach(() => unmount());

const GRID = { learningRates: [0.1, 0.2, 0.4], batchSizes: [8, 16, 32], seeds: 4 };
const small = fixtureSweep({ spec: { ...FIXTURE_SPEC, name: 'small', grid: GRID } });
const wider = sharpened(
  fixtureSweep({
    spec: {
      ...FIXTURE_SPEC,
      name: 'wider',
      model: { hidden: [64, 32] },
      grid: { ...GRID, learningRates: [0.1, 0.2, 0.8] },
    },
  }),
  1.4,
);

/** A page with `small` on the board and `wider` beside it. */
async function openCompared({ width = 1440, height = 900 } = {}) {
  const store = fixtureStore(small);
  setState(store, { ...libraryWith(), openedSweep: 'a', compared: wider, comparedId: 'c' });
  ({ unmount } = await mountPage({ store, width, height }));
  await expect.poll(() => find('.compare-strip')).not.toBeNull();
  return store;
}
const cellNamed = (text: string) => `[role="gridcell"][aria-label*="${text}"]`;

describe('two sweeps', () => {
  test('are named, with what was changed, and one click shows the board’s alone again', async () => {
    const store = await openCompared();
    const strip = find('.compare-strip');
    expect(strip?.textContent).toContain(storedSweeps()[0]?.name);
    expect(strip?.textContent).toContain(COMPARISON.changed);
    expect(strip?.textContent).toContain('64');
    await userEvent.click(page.getByRole('button', { name: COMPARISON.stop }));
    expect(store.getState().compared).toBeNull();
    await expect.poll(() => find('.compare-strip')).toBeNull();
  });

  test('share one map: both numbers in a cell, and cells of one sweep say so', async () => {
    await openCompared();
    const label = find(cellNamed('η = 0.1, B = 8'))?.getAttribute('aria-label') ?? '';
    expect(label).toMatch(/: A [\d.]+, B [\d.]+; B ÷ A [\d.]+, 95 % \[/);
    expect(find(cellNamed('η = 0.4, B = 8'))?.textContent).toContain(COMPARISON.onlyIn('A'));
    expect(find(cellNamed('η = 0.8, B = 8'))?.textContent).toContain(COMPARISON.onlyIn('B'));
    expect(all('[role="gridcell"]')).toHaveLength(12);
  });

  test('as a difference: every cell has a number or says why not, and what is decided is marked by more than colour', async () => {
    await openCompared();
    await userEvent.click(page.getByRole('button', { name: COMPARISON.displays.difference }));
    await expect.poll(() => all(`${cellNamed('A ')} .map-cell-decided`).length).toBeGreaterThan(0);
    for (const cell of all('[role="gridcell"]')) {
      const isDecided = cell.getAttribute('aria-label')?.includes(COMPARISON.decided) === true;
      expect(cell.querySelector('.map-cell-decided') !== null).toBe(isDecided);
      expect(/[▲▼]/.test(cell.textContent)).toBe(isDecided);
    }
  });

  test('side by side: a cell that is pointed at lights in both maps', async () => {
    const store = await openCompared();
    await userEvent.click(page.getByRole('button', { name: COMPARISON.displays.sideBySide }));
    await expect.poll(() => all(cellNamed('η = 0.1, B = 8')).length).toBe(2);
    const [cell] = all(cellNamed('η = 0.1, B = 8'));
    await userEvent.hover(cell as HTMLElement);
    await expect.poll(() => all('.map-cell-lit').length).toBe(2);
    expect(store.getState().hovered).toEqual({ kind: 'cell', learningRate: 0.1, batchSize: 8 });
    expect(find('.compared-table')?.textContent).toContain('B ÷ A');
    // Two figures of the same name would be one in the list of exports.
    const names = all('svg[data-panel]').map((svg) => svg.getAttribute('data-panel'));
    expect(new Set(names).size).toBe(names.length);
  });

  test('as numbers: a row for every cell of either, with B against A', async () => {
    await openCompared();
    await userEvent.click(page.getByRole('button', { name: PANEL_ACTIONS.more('η × B map') }));
    await userEvent.click(page.getByText(PANEL_ACTIONS.asTable, { exact: true }).first());
    await expect.poll(() => all('.panel-numbers tbody tr').length).toBe(12);
    const [row] = all('.panel-numbers tbody tr').map((tr) =>
      [...tr.children].map(({ textContent }) => textContent ?? ''),
    );
    expect(row?.slice(0, 3)).toEqual(['0.1', '8', '1/80']);
    const [a, b, contrast] = row?.slice(3).map((text) => Number.parseFloat(text)) ?? [];
    expect((b ?? 0) / (a ?? 1)).toBeCloseTo(contrast ?? 0, 1);
  });

  test('panels that show the board’s alone say so, and only while there are two', async () => {
    const store = await openCompared();
    store.getState().setView({ panels: LAYOUTS.tuning });
    await expect.poll(() => all('.panel-of-one').length).toBe(2);
    expect(find('[data-panel-key="bestRate"] .panel-of-one')?.textContent).toBe(COMPARISON.showsA);
    store.getState().stopComparing();
    await expect.poll(() => all('.panel-of-one').length).toBe(0);
  });

  test('runs that are selected light their cell and are read in both', async () => {
    const store = await openCompared();
    const { plan } = small;
    store.getState().select({ kind: 'runs', runs: [plan.runs[0]?.id ?? 0] });
    await expect.poll(() => find('.compared-table')).not.toBeNull();
    const { learningRate, batchSize } = plan.runs[0] ?? { learningRate: 0, batchSize: 0 };
    await expect.poll(() => all('.map-cell-lit').length).toBe(1);
    expect(find('.map-cell-lit')?.getAttribute('aria-label')).toContain(`η = ${learningRate}, B = ${batchSize}`);
  });

  test('are compared by keyboard alone', async () => {
    const store = await openCompared();
    find<HTMLElement>('.compare-display')?.focus();
    await userEvent.keyboard('{Tab}{Enter}');
    expect(store.getState().view.comparison).toBe('sideBySide');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(store.getState().view.comparison).toBe('difference');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(store.getState().compared).toBeNull();
  });
});

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  test.each(['overlay', 'sideBySide', 'difference'] as const)(
    '%s has no fault of accessibility',
    async (comparison) => {
      chooseScheme(scheme);
      const store = await openCompared();
      store.getState().setView({ comparison });
      store.getState().select({ kind: 'cell', learningRate: 0.1, batchSize: 8 });
      await expect.poll(() => find('.compared-table')).not.toBeNull();
      expect(await axeFaults()).toEqual([]);
      for (const button of all('.compare-strip button')) {
        const { width, height } = button.getBoundingClientRect();
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      }
      chooseScheme('system');
    },
  );
});
