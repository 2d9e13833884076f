import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { App } from '../../../src/ui/App.tsx';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { madeUpSweep, SMALL_GRID } from '../../support/made-up-sweep.ts';
import { axeFaults } from './axe-faults.ts';
import { all, type FixtureStore, find } from './mount.ts';

const SPEC = { ...SMALL_GRID, grid: { ...SMALL_GRID.grid, batchSizes: [32, 64, 128] } };

/** λ₁ = 1, 1/2, 1/4 … along η/B: a sweep that supports the headline. */
const effect = ({ learningRate, batchSize, seed }: Run) => ({
  sharpness: (1 + 0.01 * seed) / ((learningRate / batchSize) * 1280),
  gap: 0.16 - 0.01 * Math.log2((learningRate / batchSize) * 1280) * (1 + 0.01 * seed),
});

let unmount = () => {};
afterEach(() => unmount());

async function open(store: FixtureStore, { width = 1440, height = 900 } = {}) {
  await page.viewport(width, height);
  localStorage.clear();
  window.location.hash = '#/';
  document.documentElement.lang = 'en';
  document.body.innerHTML = '';
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(createElement(App, { store }));
  unmount = () => root.unmount();
  await expect.poll(() => all('[role=gridcell]').length).toBeGreaterThan(0);
  await expect.poll(() => find('.start-caption')).not.toBeNull();
  // Away from where the test before left it.
  await userEvent.hover(page.getByRole('contentinfo'));
  return store;
}

const finished = () => fixtureStore(madeUpSweep(effect, { spec: SPEC }), SPEC);
/** The text of an element, with plain spaces. */
const text = (selector: string) => (find(selector)?.textContent ?? '').replaceAll('\u00a0', ' ');

describe('the start view', () => {
  test('says beside the setting which data are made for the next sweep, with their progress where it is known', async () => {
    const store = await open(finished());
    const { dataset } = parseSweepSpec(DEFAULT_SPEC);
    store.setState({ preparation: { dataset, progress: null } });
    const spaced = (dataset.trainCount + dataset.testCount).toLocaleString('en-US').replaceAll(',', ' ');
    await expect.poll(() => text('.start-notice')).toBe(`Preparing the data: ${spaced} glyphs …`);
    store.setState({ preparation: { dataset, progress: 0.419 } });
    await expect.poll(() => text('.start-notice')).toBe(`Preparing the data: ${spaced} glyphs, 41 % …`);
    store.setState({ preparation: null });
    await expect.poll(() => text('.start-notice')).not.toContain('Preparing');
  });

  test('says what the sweep shows, and lights a diagonal before anyone points', async () => {
    await open(finished());
    await expect
      .poll(() => text('h1'))
      .toBe('Train 27 networks. Those with equal learning rate ÷ batch size end up alike.');
    await expect.poll(() => all('.start-rings rect').length).toBe(3);
    await expect
      .poll(() => text('.start-caption'))
      .toContain('As η/B grows over the map, sharpness falls from 1.01 to 0.063');
    await expect.poll(() => text('.start-figure-gap h2')).toBe('More noise, smaller gap');
  });

  test('a ratio that is pointed at is lit in every figure; a click keeps it, Escape lets it go', async () => {
    const store = await open(finished());
    await userEvent.hover(page.getByRole('button', { name: 'η/B = 1/640, two cells' }));
    await expect.poll(() => all('.start-rings rect').length).toBe(2);
    await expect.poll(() => text('.start-caption')).toContain('On 1/640');
    await userEvent.click(page.getByRole('button', { name: 'η/B = 1/640, two cells' }));
    expect(store.getState().selected).toMatchObject({ kind: 'ratio' });
    await userEvent.keyboard('{Escape}');
    expect(store.getState().selected).toBeNull();
  });

  test('the keyboard walks along ratios and over cells', async () => {
    const store = await open(finished());
    find<SVGGElement>('[aria-label="η/B = 1/320, three cells"]')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect
      .poll(() => store.getState().hovered, { timeout: 3000 })
      .toMatchObject({ kind: 'ratio', ratio: 0.2 / 32 });
    find<SVGGElement>('[data-cell="0,0"]')?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    await expect
      .poll(() => store.getState().hovered, { timeout: 3000 })
      .toEqual({ kind: 'cell', learningRate: 0.2, batchSize: 64 });
  });

  test('the dashed + adds the next value, and a B beyond the data is refused with the reason', async () => {
    const store = await open(finished());
    await userEvent.click(page.getByRole('button', { name: 'Add η = 0.8' }));
    expect(store.getState().draft.grid.learningRates).toEqual([0.1, 0.2, 0.4, 0.8]);
    await expect.poll(() => all('.start-cell-planned').length).toBe(3);
    expect(text('.start-notice')).toContain('The board shows the previous setting');
    await expect.element(page.getByRole('main').getByRole('button', { name: 'Run 36 networks' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'B = 128', exact: true }));
    await userEvent.keyboard('1024{Enter}');
    await expect.poll(() => text('.start-chip-fault')).toContain('B = 1 024 is more than the 512 training examples');
    expect(store.getState().draft.grid.batchSizes).toEqual([32, 64, 128]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => find('.start-chip-fault')).toBeNull();
    expect(store.getState().draft.grid.batchSizes).toEqual([32, 64, 128]);
  });

  test('a word of the setting opens the fields that set it; what is wrong is said at the field', async () => {
    const store = await open(finished());
    await userEvent.click(page.getByRole('button', { name: '3 seeds' }));
    const field = page.getByRole('textbox', { name: 'Seeds' });
    await userEvent.fill(field, '-1');
    await expect.poll(() => text('.start-popover:popover-open [role=alert]')).not.toBe('');
    expect(store.getState().draft.grid.seeds).toBe(3);
    await userEvent.fill(field, '5');
    expect(store.getState().draft.grid.seeds).toBe(5);
    await expect.poll(() => text('.start-word-changed')).toBe('5 seeds');
  });

  test('a guess is kept and answered', async () => {
    const store = await open(finished());
    await userEvent.click(page.getByRole('button', { name: 'Place your guess' }));
    await userEvent.click(page.getByRole('radio', { name: 'B = 32' }));
    expect(store.getState().guess).toEqual({ learningRate: 0.8, batchSize: 32 });
    const larger = { ...SPEC, grid: { ...SPEC.grid, learningRates: [0.1, 0.2, 0.4, 0.8] } };
    store.setState({ sweep: madeUpSweep(effect, { spec: larger }) });
    await expect.poll(() => text('.start-turn')).toContain('You guessed right: B = 32 ends flattest');
  });

  test('Enter opens a cell in the microscope', async () => {
    await open(finished());
    find<SVGGElement>('[data-cell="1,1"]')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => find('[role=dialog][aria-label="Microscope"]')).not.toBeNull();
    await expect.poll(() => text('.microscope-head h2')).toContain('η = 0.2, B = 64');
  });

  test('the board of before stays, dimmed, until the next has something to show', async () => {
    const store = await open(finished());
    const next = madeUpSweep(effect, { spec: { ...SPEC, grid: { ...SPEC.grid, seeds: 4 } } });
    const unstarted = { ...next, traces: createTraceStore(), finished: new Map(), status: 'preparing' as const };
    store.setState({ sweep: unstarted });
    await expect.poll(() => find('.start-board-previous')).not.toBeNull();
    expect(all('.start-cell-complete')).toHaveLength(9);
    expect(text('.start-notice')).toContain('the board shows the previous sweep');
    store.setState({ sweep: { ...unstarted, traces: next.traces, status: 'running' } });
    await expect.poll(() => find('.start-board-previous')).toBeNull();
    await expect.poll(() => text('.start-caption')).toContain('0 of 36 networks are trained');
  });

  test('the tables behind the figures have a row for every cell', async () => {
    await open(finished());
    await expect.poll(() => find('.start-numbers summary')).not.toBeNull();
    find<HTMLElement>('.start-numbers summary')?.click();
    await expect.poll(() => all('.start-tables table').length).toBe(2);
    expect(all('.start-tables table:first-child tbody tr')).toHaveLength(9);
  });

  test('everything is on the screen at 1280 × 720, with cells of 44 px or more', async () => {
    await open(fixtureStore(fixtureSweep({ spec: DEFAULT_SPEC }), DEFAULT_SPEC), { width: 1280, height: 720 });
    await expect.poll(() => find('.start-figure-gap svg')).not.toBeNull();
    for (const selector of ['.start-map-figure', '.start-figure-curves', '.start-figure-gap', '.start-caption'])
      expect(find(selector)?.getBoundingClientRect().bottom, selector).toBeLessThanOrEqual(720);
    expect(Number(find('.start-ground')?.getAttribute('width'))).toBeGreaterThanOrEqual(44);
  });
});

const STATES = {
  finished,
  training: () => fixtureStore(fixtureSweep({ fraction: 0.6 })),
  empty: () => fixtureStore(null),
  diverged: () =>
    fixtureStore(
      madeUpSweep(() => ({ outcome: 'diverged' as const, step: 12 }), { spec: SPEC }),
      SPEC,
    ),
};

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(Object.keys(STATES) as (keyof typeof STATES)[])('axe finds no fault in the %s view', async (state) => {
    await open(STATES[state]());
    chooseScheme(scheme);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await axeFaults()).toEqual([]);
  });
});

test('at 390 px figures are tabs, and axe finds no fault', async () => {
  await open(finished(), { width: 390, height: 844 });
  await userEvent.click(page.getByRole('tab', { name: 'Gap' }));
  await expect.poll(() => find('.start-figure-gap svg')).not.toBeNull();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  expect(await axeFaults()).toEqual([]);
});
