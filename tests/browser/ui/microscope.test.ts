import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chebyshevDescent } from '../../../src/claims/chebyshev-descent.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { browserChannel } from '../../../src/worker/browser-channel.ts';
import { createBrowserPool } from '../../../src/worker/browser-pool.ts';
import { remoteInspectors } from '../../../src/worker/remote-inspector.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';
import { all, type FixtureStore, find, mountPage } from './mount.ts';

const MOONS: SweepSpecInput = {
  version: 1,
  name: 'two moons',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 5 },
};

/** The page over a store with real workers, its sweep finished. */
async function sweptPage(spec: SweepSpecInput = MOONS) {
  const refuse = () => Promise.reject(new Error('this test has no such source.'));
  const store = createAppStore({
    initialDraft: parseSweepSpec(spec),
    sources: REFUSING.sources,
    fileWork: REFUSING.fileWork,
    pool: createBrowserPool(browserChannel, 2),
    openInspector: remoteInspectors(browserChannel),
    networks: { measure: refuse },
    runExporter: { exportRun: refuse },
    openLibrary: () => Promise.reject(new Error('no library in this test')),
    referenceFiles: refuse,
    claims: { runner: { run: refuse, heldSize: () => null }, workers: 1, shipped: refuse },
  });
  store.getState().setEnginePreference('simd');
  await store.getState().start();
  expect(store.getState().sweep?.status).toBe('finished');
  return mountPage({ store });
}

let store: FixtureStore;
let unmount = () => {};
beforeEach(async () => {
  ({ store, unmount } = await sweptPage());
});
afterEach(async () => {
  unmount();
  // The pointer would rest on the next page and point at one of its cells.
  await userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } });
});

const looked = () =>
  expect
    .poll(() => [all('.finding').length, all('.finding[aria-busy=true]').length], { timeout: 60_000 })
    .toEqual([5, 0]);
const text = (selector: string) => find(selector)?.textContent ?? '';
const cell = (column: number, row: number) => find<SVGGElement>(`[data-cell="${column},${row}"]`);

/** The first number ± its error in a text. */
function measured(shown: string): { value: number; error: number } {
  const [, value, error, power] = /(−?[\d.]+) ± ([\d.]+)(?:×10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/.exec(shown) ?? [];
  const exponent = Number([...(power ?? '⁰')].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join(''));
  return { value: Number(value?.replace('−', '-')), error: Number(error) * 10 ** -exponent };
}

describe('the microscope', () => {
  test('opens on a double click and measures afresh what the sweep recorded', async () => {
    await expect.poll(() => cell(1, 0)).not.toBeNull();
    await userEvent.dblClick(cell(1, 0)!);
    await looked();
    const { sweep, microscope, selected } = store.getState();
    const run = sweep!.plan.runs[microscope!];
    expect([run.learningRate, run.batchSize]).toEqual([0.4, 8]);
    expect(selected).toMatchObject({ kind: 'cell', learningRate: 0.4, batchSize: 8 });
    const recorded = sweep!.traces.last(run.id, 'sharpness')!;
    const { value, error } = measured(text('svg[data-panel=spectrum]'));
    // the label has six digits
    expect(Math.abs(value - recorded.value)).toBeLessThanOrEqual(error + recorded.error! + 1e-5 * value);
    expect(all('.field-examples circle')).toHaveLength(64);
    expect(all('.slice-level').length).toBeGreaterThan(5);
    expect(text('.step-bar')).toContain('step 40');
    await new Promise((resolve) => setTimeout(resolve, 300)); // until the drawer has come to rest
    const { violations } = await axe.run(find('.mantine-Drawer-content')!, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
  });

  test('scrubs to a step by keyboard: the table shows what was recorded there, the instruments follow', async () => {
    await expect.poll(() => cell(0, 0)).not.toBeNull();
    await userEvent.dblClick(cell(0, 0)!);
    await looked();
    const before = text('svg[data-panel=spectrum]');
    find<HTMLElement>('.step-slider [role=slider]')?.focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(() => text('.step-bar')).toContain('step 0');
    await expect.poll(() => text('svg[data-panel=spectrum]'), { timeout: 60_000 }).not.toBe(before);
    await looked();
    const { sweep, microscope } = store.getState();
    const initial = sweep!.traces.trace(microscope!, 'sharpness')[0];
    const { value, error } = measured(text('svg[data-panel=spectrum]'));
    expect(Math.abs(value - initial.value)).toBeLessThanOrEqual(error + initial.error! + 1e-5 * value);
    expect(measured(text('.probe-table')).value).toBeCloseTo(initial.value, 2);
  });

  test('compares the run with another seed of its cell, or any other run, with the barrier between them', async () => {
    await expect.poll(() => cell(1, 0)).not.toBeNull();
    await userEvent.dblClick(cell(1, 0)!);
    await looked();
    const { sweep, microscope } = store.getState();
    const run = sweep!.plan.runs[microscope!];
    const shown = () => text('svg[data-panel=interpolation]');
    expect(shown()).toContain(`η = 0.4, B = 8, seed ${1 - run.seed}`);
    expect(shown()).toMatch(/barrier: train .* ± .*, test .* ± /);
    await page.getByLabelText('Compare with η').selectOptions('0.1');
    await page.getByLabelText('Compare with B').selectOptions('16');
    await expect.poll(shown).toContain(`η = 0.1, B = 16, seed ${1 - run.seed}`);
    await looked();
    // with itself, at one and the same step: no way, so no barrier
    await page.getByLabelText('Compare with η').selectOptions('0.4');
    await page.getByLabelText('Compare with B').selectOptions('8');
    await page.getByLabelText('Compare with seed').selectOptions(String(run.seed));
    await expect.poll(shown).toContain('its last step');
    await expect.poll(shown).toMatch(/barrier: train 0 ± \S+, test 0 ± /);
  });

  test('by keyboard: Enter keeps a cell, Enter again looks into it, Escape closes and keeps the cell', async () => {
    await expect.poll(() => cell(0, 0)).not.toBeNull();
    cell(0, 0)!.focus();
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Microscope' })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Seed' }).getByText('seed 1').click();
    await expect.poll(() => store.getState().microscope).toBe(1);
    await looked();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => find('.microscope'), { timeout: 10_000 }).toBeNull();
    expect(store.getState().selected).not.toBeNull();
  });

  test('a run with mini-batches is not compared with flows, and the fork says why', async () => {
    await expect.poll(() => cell(0, 0)).not.toBeNull();
    await userEvent.dblClick(cell(0, 0)!);
    await page.getByRole('button', { name: 'Fork from here' }).click();
    await expect.poll(() => text('.fork-fields')).toContain('must be the full batch to be compared with flows');
    expect(text('.fork-fields')).not.toContain('Follow the central flow');
  });

  test('follows the central flow beside a full-batch run, from a step chosen by keyboard, in figures and in a table', async () => {
    unmount();
    ({ store, unmount } = await sweptPage(chebyshevDescent({ learningRate: 0.4, seeds: 1, steps: 80 })));
    await expect.poll(() => cell(0, 0)).not.toBeNull();
    await userEvent.dblClick(cell(0, 0)!);
    await looked();
    find<HTMLElement>('.step-slider [role=slider]')?.focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(() => text('.step-bar')).toContain('step 0');
    await page.getByRole('button', { name: 'Fork from here' }).click();
    await page.getByRole('button', { name: 'Follow the central flow from here' }).click();
    // 80 steps are four windows of 20
    await expect.poll(() => text('.flows [role=status]'), { timeout: 60_000 }).toBe('4 windows of steps');
    for (const quantity of ['loss', 'sharpness', 'distance']) {
      const figure = find(`svg[data-panel=flow-${quantity}]`);
      expect(figure?.getAttribute('aria-label')).toMatch(/gradient flow.*from step 0 to 70/);
      const names = [...(figure?.querySelectorAll('.end-labels text') ?? [])].map((name) => name.textContent);
      expect(names.toSorted()).toEqual(
        [...(quantity === 'distance' ? [] : ['descent']), 'central flow', 'gradient flow'].toSorted(),
      );
    }
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect.poll(() => all('.flows-table tbody tr').length).toBe(4);
    expect(all('.flows-table tbody tr')[3].children).toHaveLength(10);
    const { violations } = await axe.run(find('.flows')!, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => find('.flows')).toBeNull();
  });

  test('says why where it cannot look', async () => {
    const inspect = () => Promise.reject(new Error('worker: it was ended.'));
    store.setState({ inspect });
    await expect.poll(() => cell(0, 0)).not.toBeNull();
    await userEvent.dblClick(cell(0, 0)!);
    await expect.poll(() => all('.finding .panel-empty').length).toBe(5);
    expect(text('.finding .panel-empty')).toContain('worker: it was ended.');
  });
});
