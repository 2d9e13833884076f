import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LAYOUTS } from '../../../src/state/board-panel.ts';
import { resultsOf } from '../../../src/state/selectors.ts';
import { bestRates } from '../../../src/sweep/results/best-rate.ts';
import { formatRate } from '../../../src/ui/charts/format.ts';
import { vectorLayersOf } from '../../../src/ui/export/vector-layers.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { all, find, mountPage } from './mount.ts';

let unmount = () => {};
async function open(options: Parameters<typeof mountPage>[0] = {}) {
  const mounted = await mountPage(options);
  unmount = mounted.unmount;
  return mounted.store;
}
afterEach(() => unmount());

const cell = (column: number, row: number) => find<SVGGElement>(`[data-cell="${column},${row}"]`);

describe('the board', () => {
  test('shows every cell and every panel, and fits 1440 × 900 without scrolling', async () => {
    await open();
    await expect.poll(() => all('[role=gridcell]').length).toBe(36);
    await expect.poll(() => all('svg[role=img][data-panel]').length).toBe(3);
    for (const svg of all('svg[data-panel]')) {
      const { right, bottom, width } = svg.getBoundingClientRect();
      expect(width).toBeGreaterThan(300);
      expect([right <= 1440, bottom <= 900]).toEqual([true, true]);
    }
    expect(document.documentElement.scrollWidth).toBe(1440);
  });

  test.each([
    [1280, 720],
    [1440, 900],
    [1920, 1080],
  ])('keeps controls and notes inside their panels at %i × %i', async (width, height) => {
    await open({ width, height });
    await expect.poll(() => all('.map-svg').length).toBe(1);
    for (const panel of all('.panel')) {
      const box = panel.getBoundingClientRect();
      for (const part of panel.querySelectorAll('.panel-head > *, .map-notes, .plot-svg')) {
        const { right, bottom } = part.getBoundingClientRect();
        const name = `${part.className}: ${part.textContent?.slice(0, 30)}`;
        expect(right, name).toBeLessThanOrEqual(box.right + 0.5);
        expect(bottom, name).toBeLessThanOrEqual(box.bottom + 0.5);
      }
    }
    const map = find('.map-svg')?.getBoundingClientRect();
    expect(map?.bottom).toBeLessThanOrEqual(find('.map-notes')?.getBoundingClientRect().top ?? 0);
    expect(document.documentElement.scrollWidth).toBe(width);
  });

  test('is one column without sideways scrolling on a phone', async () => {
    await open({ width: 390, height: 844 });
    await expect.poll(() => all('[role=gridcell]').length).toBe(36);
    expect(document.documentElement.scrollWidth).toBe(390);
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
  });

  test('says what will appear before there is a sweep', async () => {
    await open({ store: fixtureStore(null) });
    expect(all('.panel-empty')).toHaveLength(4);
  });

  test('keeps its panels in place while samples stream in', async () => {
    const store = await open({ store: fixtureStore(fixtureSweep({ fraction: 0.2 })) });
    await expect.poll(() => all('svg[data-panel]').length).toBe(4);
    const boxes = () => all('svg[data-panel]').map((svg) => JSON.stringify(svg.getBoundingClientRect()));
    const before = boxes();
    const { plan } = store.getState().sweep!;
    for (const fraction of [0.4, 0.6, 0.8]) {
      store.setState({ sweep: { ...fixtureSweep({ fraction }), plan } });
      await new Promise(requestAnimationFrame);
    }
    expect(boxes()).toEqual(before);
  });

  test('names a failed sweep and its reason', async () => {
    await open({
      store: fixtureStore({ ...fixtureSweep({ fraction: 0.4, status: 'failed' }), error: 'the GPU was lost.' }),
    });
    await expect.element(page.getByText('Failed: the GPU was lost.').first()).toBeVisible();
  });
});

test('the figures of tuning have a table: the best η of every B, and what new seeds give there', async () => {
  const store = await open();
  store.getState().setView({ panels: LAYOUTS.tuning });
  await page.getByRole('button', { name: /^More for Best η/ }).click();
  await page.getByRole('menuitem', { name: 'Show the numbers' }).click();
  const rows = () =>
    all('.panel-numbers tbody tr').map((row) => [...row.children].map(({ textContent }) => textContent));
  await expect.poll(() => rows().length).toBe(6);
  const best = bestRates(fixtureSweep().plan, resultsOf(fixtureSweep()), 'testAccuracy');
  expect(rows().map(([size, rate]) => [size, rate])).toEqual(
    best.map(({ batchSize, learningRate }) => [String(batchSize), formatRate(learningRate)]),
  );
  for (const [i, { crossFitted, interval }] of best.entries())
    expect(rows()[i]?.[3]).toBe(
      `${(100 * crossFitted).toFixed(1)} [${(100 * interval.low).toFixed(1)}, ${(100 * interval.high).toFixed(1)}]`,
    );
});

describe('pointing', () => {
  test('at the name of a diagonal lights its cells and dims the rest', async () => {
    const store = await open();
    await page.getByRole('button', { name: /Diagonal η\/B = 1\/80,/ }).hover();
    await expect.poll(() => all('.map-cell-lit').length).toBe(6);
    await new Promise(requestAnimationFrame);
    const { under = [] } = vectorLayersOf(find<SVGSVGElement>('svg[data-panel=map]')!);
    const placesOf = (isFaint: boolean) =>
      new Set(
        under
          .filter(({ x, opacity }) => x !== undefined && (opacity === 0.28) === isFaint)
          .map(({ x, y }) => `${x},${y}`),
      );
    const places = all('.map-cell-lit').map((lit) => lit.getAttribute('transform')?.slice('translate('.length, -1));
    for (const place of places) expect(placesOf(true)).not.toContain(place);
    expect(placesOf(true).size).toBeGreaterThan(20);
    expect(store.getState().hovered).toMatchObject({ kind: 'ratio' });
    await expect.element(page.getByText('η/B = 1/80: 6 cells, 18 runs')).toBeVisible();
  });

  test('by keyboard: one tab stop, arrows move, Enter keeps, Escape lets go', async () => {
    const store = await open();
    await expect.poll(() => all('[role=gridcell][tabindex="0"]').length).toBe(1);
    cell(0, 0)?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(cell(1, 1));
    await userEvent.keyboard('{Enter}');
    expect(store.getState().selected).toEqual({ kind: 'cell', learningRate: 0.1, batchSize: 8 });
    await expect.poll(() => cell(1, 1)?.getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Escape}');
    expect(store.getState().selected).toBeNull();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell(0, 0));
  });

  test('in a panel finds the nearest cell or run and gives its value', async () => {
    const store = await open();
    const svg = find<SVGSVGElement>('svg[data-panel=sharpness]')!;
    const box = svg.getBoundingClientRect();
    svg.dispatchEvent(
      new PointerEvent('pointermove', { clientX: box.x + 200, clientY: box.y + box.height / 2, bubbles: true }),
    );
    await expect.poll(() => find('.tip')?.textContent).toMatch(/λ₁.*\[.*\].*Mean over 3 seeds/);
    expect(store.getState().hovered?.kind).toBe('cell');
    store.getState().setView({ curves: 'runs' });
    await new Promise(requestAnimationFrame);
    svg.dispatchEvent(
      new PointerEvent('pointermove', { clientX: box.x + 201, clientY: box.y + box.height / 2, bubbles: true }),
    );
    await expect.poll(() => find('.tip')?.textContent).toMatch(/λ₁.*±.*Lanczos/);
    expect(store.getState().hovered?.kind).toBe('run');
  });

  test('space pauses and resumes, unless a control has the focus', async () => {
    const store = await open({ store: fixtureStore(fixtureSweep({ fraction: 0.5 })) });
    const pause = vi.fn();
    store.setState({ pause });
    await userEvent.keyboard(' ');
    expect(pause).toHaveBeenCalledTimes(1);
    find<HTMLSelectElement>('.controls-column select')?.focus();
    await userEvent.keyboard(' ');
    expect(pause).toHaveBeenCalledTimes(1);
  });
});

describe('controls', () => {
  test('a good number reaches the draft and the Run button counts anew', async () => {
    const store = await open();
    const seeds = page.getByLabelText(/^Seeds/);
    await seeds.fill('5');
    expect(store.getState().draft.grid.seeds).toBe(5);
    await expect.element(page.getByRole('button', { name: 'Run 180 runs' })).toBeEnabled();
  });

  test('a bad one stays in its field, says why, leaves the draft alone and stops Run', async () => {
    const store = await open();
    const field = page.getByLabelText(/^Momentum/);
    await field.fill('1.5');
    await expect.element(field).toHaveValue('1.5');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(store.getState().draft.update.momentum).toBe(0);
    await expect.element(page.getByRole('button', { name: /^Run/ })).toBeDisabled();
    await field.fill('0.9');
    expect(store.getState().draft.update.momentum).toBe(0.9);
    await expect.element(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  });

  test('a draft that comes from elsewhere replaces what was typed, right or wrong', async () => {
    const store = await open();
    const field = page.getByLabelText(/^Momentum/);
    await field.fill('1.5');
    store.getState().editDraft((draft) => ({ ...draft, update: { ...draft.update, momentum: 0.5 } }));
    await expect.element(field).toHaveValue('0.5');
    await expect.element(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  });

  test('another data set brings its own parameters and drops what only images have', async () => {
    const store = await open();
    await page.getByLabelText('Data set', { exact: true }).selectOptions('moons');
    expect(store.getState().draft.dataset.source).toEqual({ kind: 'moons', noise: 0.15 });
    await expect
      .poll(() => all('.controls-column label').some((label) => label.textContent?.startsWith('Pooling')))
      .toBe(false);
  });

  test('a public data set is fetched first', async () => {
    const store = await open();
    const chooseDataset = vi.fn(() => Promise.resolve());
    store.setState({ chooseDataset });
    await page.getByLabelText('Data set', { exact: true }).selectOptions('remote:mnist');
    expect(chooseDataset).toHaveBeenCalledWith(expect.objectContaining({ source: { kind: 'remote', id: 'mnist' } }));
    expect(store.getState().draft.dataset.source.kind).toBe('glyphs');
  });

  test('a list of learning rates becomes a range and back', async () => {
    const store = await open();
    await page.getByRole('radiogroup', { name: 'Learning rate η as' }).getByText('range').click();
    expect(store.getState().draft.grid.learningRates).toEqual({ from: 0.05, to: 1.6, count: 6 });
    await page.getByRole('radiogroup', { name: 'Learning rate η as' }).getByText('list').click();
    expect(store.getState().draft.grid.learningRates).toEqual([0.05, 0.1, 0.2, 0.4, 0.8, 1.6]);
  });

  test('files dropped anywhere are opened', async () => {
    const store = await open();
    const openFiles = vi.fn(() => Promise.resolve('data' as const));
    store.setState({ openFiles });
    await new Promise(requestAnimationFrame);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1,2'], 'own.csv'));
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
    await expect.poll(() => find('.drop-overlay')).not.toBeNull();
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    expect(openFiles).toHaveBeenCalledTimes(1);
    await expect.poll(() => find('.drop-overlay')).toBeNull();
  });
});
