import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Lecture } from '../../../src/state/lecture/lecture.ts';
import { lecturesOf } from '../../../src/state/lectures-of.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { FIXTURE_SPEC } from '../../support/board-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, type FixtureStore, find, mountPage } from './mount.ts';

const LECTURE: Lecture = {
  title: 'Three steps',
  language: 'en',
  sweeps: [{ spec: parseSweepSpec(FIXTURE_SPEC) }],
  steps: [
    { title: 'All {count} cells', caption: 'Over all: {range of B}.', sweep: 0, board: {} },
    {
      title: 'One ratio',
      caption: '{count on η/B = 1/160} cells',
      sweep: 0,
      board: { selected: { kind: 'ratio', ratio: 1 / 160 } },
    },
    {
      title: 'The gap',
      caption: 'alone',
      sweep: 0,
      board: { view: { page: 'workbench', panels: [{ kind: 'gap' }, { kind: 'stability' }], maximised: 'gap' } },
    },
  ],
};

let mounted: Awaited<ReturnType<typeof mountPage>>;
let store: FixtureStore;
beforeEach(async () => {
  mounted = await mountPage({ width: 1280, height: 720 });
  store = mounted.store;
  const lectures = await lecturesOf(store);
  lectures.getState().create(LECTURE);
});
afterEach(() => mounted.unmount());

const title = () => find('.present-title')?.textContent;
const caption = () => find('.present-caption')?.textContent;
const key = (name: string) => userEvent.keyboard(`{${name}}`);

async function present(step = 1) {
  window.location.hash = `#/present?step=${step}`;
  await expect.poll(title).toBeTruthy();
}

describe('a presentation', () => {
  test('shows the steps at the keys of people and of presenters, and says in the address where it is', async () => {
    await present();
    expect(title()).toBe('All 36 cells');
    expect(caption()).toBe('Over all: 4–128.');
    expect(find('header.app-header, footer.app-footer, nav.app-navigation')).toBeNull();
    for (const [name, shown] of [
      ['ArrowRight', 'One ratio'],
      ['PageDown', 'The gap'],
      ['PageDown', 'The gap'],
      ['PageUp', 'One ratio'],
      ['ArrowLeft', 'All 36 cells'],
      [' ', 'One ratio'],
      ['End', 'The gap'],
      ['Home', 'All 36 cells'],
    ] as const) {
      await key(name);
      await expect.poll(title).toBe(shown);
    }
    await key('End');
    await expect.poll(() => window.location.hash).toBe('#/present?step=3');
    expect(all('.hall-svg').map((figure) => figure.getAttribute('data-panel'))).toEqual(['gap']);
  });

  test('leaves the board as it was, and Escape leads back to it', async () => {
    const { view, selected, sweep } = store.getState();
    await present(2);
    expect(all('.hall-ring')).toHaveLength(5);
    await key('Escape');
    await expect.poll(() => find('.start-board')).not.toBeNull();
    const after = store.getState();
    expect([after.view, after.selected, after.sweep]).toEqual([view, selected, sweep]);
  });

  test('a dot leads to its step and gives the keys back; each is large enough to hit', async () => {
    await present();
    const dots = all('.present-dots button') as HTMLElement[];
    expect(dots.map((dot) => dot.getAttribute('aria-label'))).toEqual(
      ['All – cells', 'One ratio', 'The gap'].map((text, i) => `Step ${i + 1}: ${text}`),
    );
    for (const dot of dots) expect(Math.min(dot.offsetWidth, dot.offsetHeight)).toBeGreaterThanOrEqual(24);
    await userEvent.click(dots[2] as HTMLElement);
    await expect.poll(title).toBe('The gap');
    await key(' ');
    await key('ArrowLeft');
    await expect.poll(title).toBe('One ratio');
  });

  test('the training time moves with Shift and arrows, and with its own bar', async () => {
    await present();
    const time = () => find('.present-time')?.textContent ?? '';
    const values = () =>
      all('.hall-value')
        .map((value) => value.textContent)
        .join(' ');
    const [end, atEnd] = [time(), values()];
    await key('Shift>}{ArrowLeft}{/Shift');
    await expect.poll(time).not.toBe(end);
    for (let i = 0; i < 20; i++) await key('Shift>}{ArrowLeft}{/Shift');
    await expect.poll(values).not.toBe(atEnd);
    expect(title()).toBe('All 36 cells');
    await key('ArrowRight');
    await expect.poll(time).toBe(end);
  });

  test('q opens the link as a code, and Escape closes that alone', async () => {
    await present();
    await key('q');
    await expect.poll(() => find('dialog.present-code[open] .present-code-svg')).not.toBeNull();
    expect(find('dialog.present-code')?.textContent).toMatch(/on this computer only/);
    await key('Escape');
    await expect.poll(() => find('dialog.present-code')).toBeNull();
    expect(title()).toBe('All 36 cells');
  });

  test('can be read from far away: no type of a figure below 22 px, no line below 3 px', async () => {
    await present(2);
    await expect.poll(() => all('.hall-svg').length).toBe(2);
    for (const figure of all('.hall-svg')) {
      const svg = figure as SVGSVGElement;
      const scale = svg.getScreenCTM()?.a ?? 0;
      for (const text of svg.querySelectorAll('text'))
        expect(scale * Number.parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(21.9);
      for (const line of svg.querySelectorAll('.hall-line, .hall-miniature-line'))
        expect(scale * Number.parseFloat(getComputedStyle(line).strokeWidth)).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(['light', 'dark'])('axe finds nothing, %s', async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    await present(2);
    await expect.poll(() => all('.hall-svg').length).toBe(2);
    expect(await axeFaults(find('#main') ?? undefined)).toEqual([]);
    delete document.documentElement.dataset.mantineColorScheme;
  });
});

describe('writing a lecture', () => {
  const current = async () => (await lecturesOf(store)).getState().current?.lecture;
  const button = (name: string | RegExp) =>
    all('.lecture-panel button, .lecture-panel a').find((each) =>
      typeof name === 'string'
        ? (each.getAttribute('aria-label') ?? each.textContent) === name
        : name.test(each.getAttribute('aria-label') ?? each.textContent ?? ''),
    ) as HTMLElement;
  const titles = async () => (await current())?.steps.map((step) => step.title);

  async function openPanel() {
    const menu = all('.header-end button').find((each) => each.textContent === 'Lecture') as HTMLElement;
    await userEvent.click(menu);
    const item = all('[role=menuitem]').find((each) => each.textContent === 'Edit the steps …') as HTMLElement;
    await userEvent.click(item);
    await expect.poll(() => find('.lecture-panel')).not.toBeNull();
  }

  test('a adds the board as it is seen', async () => {
    store.getState().select({ kind: 'ratio', ratio: 1 / 160 });
    store.getState().setView({ timeAxis: 'epochs' });
    await key('a');
    await expect.poll(async () => (await current())?.steps.length).toBe(4);
    const step = (await current())?.steps[3];
    expect(step?.title).toBe('η/B = 1/160');
    expect(step?.board).toEqual({
      view: { timeAxis: 'epochs' },
      selected: { kind: 'ratio', ratio: 1 / 160 },
    });
    expect((await current())?.sweeps).toHaveLength(1);
  });

  test('steps are moved, deleted and had back, replaced by the board, and reworded', async () => {
    await openPanel();
    await userEvent.click(button('Move step 1 down'));
    await expect.poll(titles).toEqual(['One ratio', 'All {count} cells', 'The gap']);
    await userEvent.click(button('Delete step 2'));
    await expect.poll(titles).toEqual(['One ratio', 'The gap']);
    await userEvent.click(button('Undo'));
    await expect.poll(titles).toEqual(['One ratio', 'All {count} cells', 'The gap']);
    store.getState().setView({ mapQuantity: 'steps' });
    await userEvent.click(button('Replace step 1 by the board'));
    await expect.poll(async () => (await current())?.steps[0]?.board.view?.mapQuantity).toBe('steps');
    await userEvent.fill(all('.lecture-step-text textarea')[0] as HTMLElement, 'now {cout}');
    await expect.poll(() => find('.lecture-step-fault')?.textContent).toMatch(/“\{cout\}” is no value/);
    expect((await current())?.steps[0]?.caption).toBe('now {cout}');
    await userEvent.click(button('Save as a file'));
    await expect
      .poll(() => find('.lecture-panel')?.textContent)
      .toMatch(/Correct the values between braces in step 1 first/);
    expect(await axeFaults(find('.lecture-panel') ?? undefined)).toEqual([]);
    await key('Escape');
    await expect.poll(() => find('.lecture-panel')).toBeNull();
  });
});
