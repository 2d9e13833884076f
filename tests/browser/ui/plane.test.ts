import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pointsOfSource } from '../../../src/data/generators/points.ts';
import { type ClassPoint, encodePoints } from '../../../src/data/points/point-text.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { App } from '../../../src/ui/App.tsx';
import { FIXTURE_SPEC } from '../../support/board-fixture.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';
import { axeFaults } from './axe-faults.ts';
import { find } from './mount.ts';

const POINTS: readonly ClassPoint[] = [
  [-0.5, 0.5, 0],
  [-0.6, 0.5, 0],
  [-0.5, 0.6, 0],
  [0.5, -0.5, 1],
  [0.6, -0.5, 1],
];

let unmount = () => {};
afterEach(() => unmount());

/** The start page without a sweep; its draft has a source of the plane. */
async function open(source: object, { width = 1440, height = 900 } = {}) {
  await page.viewport(width, height);
  localStorage.clear();
  window.location.hash = '#/';
  document.documentElement.lang = 'en';
  document.body.innerHTML = '';
  const initialDraft = parseSweepSpec({
    ...FIXTURE_SPEC,
    dataset: { source, trainCount: 4, testCount: 1 },
    grid: { ...FIXTURE_SPEC.grid, batchSizes: [2] },
  });
  const store = createAppStore({ ...REFUSING, initialDraft });
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(createElement(App, { store }));
  unmount = () => root.unmount();
  const name = initialDraft.dataset.source.kind === 'points' ? 'Draw points' : 'Type a formula';
  await userEvent.click(page.getByRole('button', { name }));
  await expect.poll(() => find('.start-own:popover-open .plane-editor')).not.toBeNull();
  return store;
}
const drawn = () => open({ kind: 'points', points: encodePoints(POINTS) });
type Store = Awaited<ReturnType<typeof open>>;
const points = (store: Store) => {
  const { source } = store.getState().draft.dataset;
  return source.kind === 'points' ? pointsOfSource(source) : [];
};
const plane = () => find<HTMLElement>('.plane') as HTMLElement;
const said = () => find('.plane-said')?.textContent;

/** A stroke through places of the square. */
function stroke(pointerType: string, ...places: readonly (readonly [number, number])[]) {
  const { left, top, width } = plane().getBoundingClientRect();
  const unit = (width - 40) / 2;
  const fire = (type: string, [x1, x2]: readonly [number, number]) =>
    plane().dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        pointerType,
        button: type === 'pointermove' ? -1 : 0,
        clientX: left + width / 2 + unit * x1,
        clientY: top + width / 2 - unit * x2,
      }),
    );
  // The pointer is made up, and none to capture.
  plane().setPointerCapture = () => {};
  const [from, ...others] = places;
  fire('pointerdown', from ?? [0, 0]);
  for (const place of others) fire('pointermove', place);
  fire('pointerup', places.at(-1) ?? [0, 0]);
}

describe('points', () => {
  test('are drawn by pointer: a click is one, a drag one per stride, a stroke one step to undo', async () => {
    const store = await drawn();
    await userEvent.click(page.getByRole('radio', { name: 'Class 1' }), { force: true });
    await userEvent.click(plane());
    await expect.poll(() => points(store).length).toBe(6);
    // The middle of the plane, but for the pixel that was hit.
    const [x1, x2, label] = points(store)[5] ?? [];
    expect([Math.abs(x1 ?? 1) < 0.02, Math.abs(x2 ?? 1) < 0.02, label]).toEqual([true, true, 1]);
    stroke('mouse', [0, 0.8], [0.31, 0.8]);
    await expect.poll(() => points(store).length).toBe(12);
    expect(store.getState().draft.dataset).toMatchObject({ trainCount: 10, testCount: 2 });
    await userEvent.click(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => points(store).length).toBe(6);
    await userEvent.click(page.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => points(store)).toEqual(POINTS);
    await userEvent.click(page.getByRole('button', { name: 'Redo' }));
    await expect.poll(() => points(store).length).toBe(6);
  });

  test('are sprayed and erased by touch at 390 px, where nothing scrolls under the finger', async () => {
    const store = await open({ kind: 'points', points: encodePoints(POINTS) }, { width: 390, height: 844 });
    expect(getComputedStyle(plane()).touchAction).toBe('none');
    await userEvent.selectOptions(page.getByLabelText('Tool'), 'spray');
    stroke('touch', [0.5, 0.5]);
    await expect.poll(() => points(store).length).toBe(10);
    await userEvent.selectOptions(page.getByLabelText('Tool'), 'erase');
    stroke('touch', [-0.7, 0.6], [-0.4, 0.6]);
    await expect.poll(() => points(store).some(([x1, x2]) => x1 === -0.5 && x2 === 0.6)).toBe(false);
    expect(points(store).length).toBeGreaterThanOrEqual(8);
  });

  test('are drawn by keys, and what a key did is said', async () => {
    const store = await drawn();
    plane().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}');
    await expect.poll(said).toBe('x1 = 0.1, x2 = 0.05');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}1 ');
    await expect.poll(said).toBe('1 point of class 1 added, 6 in all.');
    expect(points(store)[5]).toEqual([0.09, 0.05, 1]);
    await userEvent.keyboard('{Delete}');
    await expect.poll(said).toBe('1 point erased, 5 left.');
    await userEvent.keyboard('{Delete}');
    await expect.poll(said).toBe('No point here.');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => points(store).length).toBe(6);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(() => points(store)).toEqual(POINTS);
  });

  test('that are not valid yet stay in the editor, block the run, and leave the draft as it was', async () => {
    const store = await drawn();
    plane().focus();
    await userEvent.keyboard('2{Enter}');
    await expect
      .poll(() => find('.plane-fault')?.textContent)
      .toBe(
        'Class 2 has 1 point; every class up to the largest needs at least 2. The last valid points stay in use until then.',
      );
    expect(points(store)).toEqual(POINTS);
    await expect.poll(() => find('.start-notice')?.textContent).toContain('Correct the setting that is marked');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.poll(() => points(store).length).toBe(7);
    expect(find('.plane-fault')).toBeNull();
  });

  test('are edited and pasted as text, with faults by line; presets replace them', async () => {
    const store = await drawn();
    await userEvent.click(page.getByText('Points as text'));
    const field = page.getByRole('textbox');
    await expect.element(field).toHaveValue(POINTS.map((point) => point.join(', ')).join('\n'));
    await userEvent.fill(field, '0\t0\t0\n0,5\t0\t0\n1\t1\t1\n1\tx\t1');
    await expect
      .poll(() => find('.plane-table .plane-fault')?.textContent)
      .toContain('Line 4: x2 must be a number in [−1, 1], not “x”.');
    expect(points(store)).toEqual(POINTS);
    await userEvent.fill(field, '0\t0\t0\n0,5\t0\t0\n1\t1\t1\n1\t0\t1');
    await expect.poll(() => points(store).length).toBe(4);
    expect(points(store)[1]).toEqual([0.5, 0, 0]);
    await userEvent.selectOptions(page.getByLabelText('Start from'), 'spirals');
    await expect.poll(() => points(store).length).toBe(120);
    expect(find('.plane-editor')?.textContent).toContain(
      'Of 120 points 96 are for training and 24 for testing, chosen by data seed 0.',
    );
  });

  test('break no rule of axe', async () => {
    await drawn();
    expect(await axeFaults()).toEqual([]);
  });
});

describe('a formula', () => {
  const field = () => page.getByRole('textbox', { name: 'f(x₁, x₂) =' });

  test('is drawn while it is typed; a fault says where, and the draft keeps the last formula', async () => {
    const store = await open({ kind: 'formula' });
    await userEvent.fill(field(), 'x1^2 + x2');
    await expect.poll(() => store.getState().draft.dataset.source).toMatchObject({ formula: 'x1^2 + x2' });
    // Cell centres at ±59/60.
    await expect
      .poll(() => find('.plane-still svg')?.getAttribute('aria-label'))
      .toBe('Picture of f: f from −0.983 to 1.95 over the square');
    await userEvent.fill(field(), 'x1^2 + * x2');
    await expect.poll(() => find('.formula-place')?.textContent).toBe('x1^2 + * x2\n       ^');
    await expect
      .poll(() => find('.plane-editor [role=alert]')?.textContent)
      .toContain('character 8: a value is expected, not "*"');
    expect(store.getState().draft.dataset.source).toMatchObject({ formula: 'x1^2 + x2' });
    await userEvent.fill(field(), 'log(x1)');
    await expect
      .poll(() => find('.plane-editor [role=alert]')?.textContent)
      .toContain('f must be finite at every example, got NaN at x1 = -0');
  });

  test('gives classes by its sign or by thresholds, and the model’s loss fits them', async () => {
    const store = await open({ kind: 'formula', thresholds: [0] });
    await userEvent.selectOptions(page.getByLabelText('Target'), 'thresholds');
    await userEvent.fill(page.getByRole('textbox', { name: 'Thresholds' }), '-0.5, 0, 0.5');
    await expect.poll(() => store.getState().draft.dataset.source).toMatchObject({ thresholds: [-0.5, 0, 0.5] });
    await expect.poll(() => find('.plane-counts')?.textContent).toMatch(/^Class 0: \d+ training examples?.*Class 3/);
    await userEvent.selectOptions(page.getByLabelText('Target'), 'value');
    await expect.poll(() => store.getState().draft.model.loss).toBe('squaredError');
    await userEvent.selectOptions(page.getByLabelText('Examples'), '4');
    await expect
      .poll(() => store.getState().draft.dataset.source)
      .toMatchObject({ formula: 'x1^2 + x2^2 - 0.5', thresholds: [0] });
    expect(await axeFaults()).toEqual([]);
  });
});
