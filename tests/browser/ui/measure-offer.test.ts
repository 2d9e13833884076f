import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { loadSimdEngineInBrowser } from '../../../src/engine/simd/load-browser.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { localPool } from '../../support/local-pool.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';
import { axeFaults } from './axe-faults.ts';
import { type FixtureStore, find, mountPage } from './mount.ts';

let unmount = () => {};
afterEach(() => unmount());

const engine = await loadSimdEngineInBrowser();

/** The workbench with panels of probes that its sweep has not recorded. */
async function open(store: FixtureStore = fixtureStore()) {
  store.getState().setView({
    panels: [{ kind: 'probe', probe: 'hessianTrace' }, { kind: 'stability' }, { kind: 'eigenvalues' }],
  });
  const mounted = await mountPage({ store });
  unmount = mounted.unmount;
  return store;
}
const panel = (name: string) => page.getByRole('region', { name });
const board = () => find('.board') ?? document.body;
const TRACE = 'Trace of the Hessian';
const offer = (name = TRACE) =>
  panel(name).getByRole('button', { name: /^Measure it for this sweep, ≈ [\d.]+ (s|min|h)$/ });

describe('a panel of a probe that was not recorded', () => {
  test('says what the probe is, what measuring it takes and what else comes with it; so do panels of several probes', async () => {
    await open();
    for (const name of [TRACE, 'Sharpness against non-uniformity', 'Top eigenvalues'])
      await expect.element(offer(name)).toBeVisible();
    await expect.element(panel(TRACE)).toHaveTextContent('This sweep did not record tr H');
    await expect.element(panel(TRACE)).toHaveTextContent('All probes of the tier “Standard”');
    await expect.element(panel('Sharpness against non-uniformity')).toHaveTextContent('the tier “Full”');
    expect(await axeFaults(board())).toEqual([]);
  });

  test.each(['running', 'paused', 'preparing'] as const)(
    'of a sweep that is %s can be measured later',
    async (status) => {
      await open(fixtureStore(fixtureSweep({ fraction: 0.5, status })));
      await expect
        .element(panel(TRACE))
        .toHaveTextContent(/It can be measured once the sweep has ended, ≈ [\d.]+ (s|min|h)\./);
      expect(offer().elements()).toEqual([]);
    },
  );

  test('shows the progress of its tier with a way to cancel; a panel of another tier waits', async () => {
    const store = await open();
    const cancelSupplement = vi.fn();
    store.setState({
      cancelSupplement,
      supplementTask: { state: 'running', tier: 'standard', fraction: 0.42, secondsLeft: 9 },
    });
    const bar = panel(TRACE).getByRole('progressbar', { name: 'Progress of the measurement' });
    await expect.element(bar).toHaveAttribute('value', '42');
    await expect.element(panel(TRACE)).toHaveTextContent('42 % · 9 s left');
    await expect
      .element(panel('Sharpness against non-uniformity'))
      .toHaveTextContent('The tier “Standard” is being measured.');
    expect(await axeFaults(board())).toEqual([]);
    await panel(TRACE).getByRole('button', { name: 'Cancel' }).click();
    expect(cancelSupplement).toHaveBeenCalledOnce();
  });

  test('says why it could not be measured, and offers it again', async () => {
    const store = await open();
    const measureSupplement = vi.fn(() => Promise.resolve());
    const message = 'every number of the sweep must come out again';
    store.setState({ measureSupplement, supplementTask: { state: 'failed', tier: 'standard', message } });
    await expect.element(panel(TRACE).getByRole('alert')).toHaveTextContent(message);
    await expect.element(offer('Sharpness against non-uniformity')).toBeVisible();
    expect(await axeFaults(board())).toEqual([]);
    await panel(TRACE)
      .getByRole('button', { name: /^Try again, ≈/ })
      .click();
    expect(measureSupplement).toHaveBeenCalledWith('standard');
  });
});

test('measuring goes on while panels come and go, ends in a figure, and a double click does not cancel it', async () => {
  const spec = parseSweepSpec({
    version: 1,
    dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
    model: { hidden: [8] },
    grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
    budget: { kind: 'steps', steps: 100 },
  });
  const store = createAppStore({ ...REFUSING, pool: localPool(engine), initialDraft: spec });
  await store.getState().start();
  await open(store);
  await userEvent.dblClick(offer());
  store.getState().setView({ panels: [{ kind: 'map' }] });
  await expect.poll(() => store.getState().sweep?.supplement?.tier, { timeout: 30_000 }).toBe('standard');
  store.getState().setView({ panels: [{ kind: 'probe', probe: 'hessianTrace' }] });
  await expect.poll(() => find('svg[data-panel="probe-hessianTrace"]')).not.toBeNull();
  expect(offer().elements()).toEqual([]);
});

test('in the list of panels what was not recorded has its cost beside it, and adding it starts nothing', async () => {
  const store = await open();
  await page.getByRole('button', { name: '+ Add a panel' }).click();
  const list = page.getByRole('dialog', { name: 'Panels' });
  const box = list.getByRole('checkbox', { name: 'Output margin, 10 % quantile' });
  await expect.element(box).toHaveAccessibleName(/≈ [\d.]+ (s|min|h)$/);
  await expect.element(list.getByRole('checkbox', { name: 'Training loss' })).toHaveAccessibleName('Training loss');
  await expect
    .element(list.getByRole('checkbox', { name: /Sharpness against non-uniformity/ }))
    .toHaveAccessibleName(/≈/);
  await box.click();
  expect(store.getState().view.panels).toHaveLength(4);
  expect(store.getState().supplementTask).toEqual({ state: 'idle' });
});
