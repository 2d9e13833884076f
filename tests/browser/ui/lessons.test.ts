import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lessonOf } from '../../../src/lessons/registry.ts';
import type { BoardSweep } from '../../../src/state/app-state.ts';
import { App } from '../../../src/ui/App.tsx';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { PROGRESS_KEY } from '../../../src/ui/lessons/kept-progress.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, find } from './mount.ts';

const LESSON = lessonOf('start-here')!;
/** Made-up results for the spec of the lesson: λ₁ falls with η/B. */
const finished = () => fixtureSweep({ spec: LESSON.spec });

let unmount = () => {};
afterEach(() => unmount());

async function open(
  hash: string,
  { sweep = finished(), isFresh = true }: { sweep?: BoardSweep | null; isFresh?: boolean } = {},
) {
  const store = fixtureStore(sweep, LESSON.spec);
  await page.viewport(1440, 900);
  if (isFresh) localStorage.clear();
  window.location.hash = hash;
  document.documentElement.lang = 'en';
  document.body.innerHTML = '';
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(createElement(App, { store }));
  unmount = () => root.unmount();
  await expect.poll(() => find('main.lessons')).not.toBeNull();
  return store;
}

const text = (selector: string) => (find(selector)?.textContent ?? '').replaceAll('\u00a0', ' ');

/** Presses Tab until an element has the focus, as one without a mouse does. */
async function tabTo(matches: (element: Element) => boolean) {
  for (let presses = 0; presses < 80; presses++) {
    if (document.activeElement && matches(document.activeElement)) return;
    await userEvent.tab();
  }
  throw new Error(`no Tab reached it; the focus is on ${document.activeElement?.outerHTML.slice(0, 200)}`);
}
const named = (name: RegExp) => (element: Element) =>
  name.test((element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll('\u00a0', ' '));
const pressNext = async () => {
  await tabTo(named(/^Next: /));
  await userEvent.keyboard('{Enter}');
};

describe('a lesson by keyboard alone', () => {
  test('is read from section to section; a curve is drawn with the arrow keys and scored', async () => {
    await open('#/lessons/start-here');
    await expect.poll(() => text('h1')).toBe('Two knobs');
    await pressNext();
    await pressNext();
    await expect.poll(() => text('h1')).toBe('Predict the sharpness');
    // The focus is on the heading, from where the text is read on.
    expect(document.activeElement?.tagName).toBe('H1');
    // What is to be predicted is neither in the figure nor in the text.
    expect(text('.lesson-figure')).not.toContain('B = 8');
    expect(all('[data-finding]').length).toBe(0);
    expect(all('[role=slider]').length).toBe(8);
    await tabTo((element) => element.getAttribute('aria-label') === 'Point 8 of 8');
    const before = Number(document.activeElement?.getAttribute('aria-valuenow'));
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{ArrowDown}');
    await expect
      .poll(() => Number(document.activeElement?.getAttribute('aria-valuenow')))
      .toBeCloseTo(before / 1.25 / 1.05, 6);
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Point 7 of 8');
    document.querySelector<HTMLElement>('h1')?.focus();
    await tabTo(named(/^This is my curve$/));
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => text('.lesson-figure h2'))
      .toMatch(/^You expected [\d.]+; it ended at [\d.]+ \[[\d.]+, [\d.]+\]$/);
    expect(text('.lesson-figure-foot')).toMatch(/stayed in the 95 % band for \d+(\.\d+)? % of the way and ended /);
    expect(find('[data-finding=smallBatch]')?.getAttribute('data-branch')).toBe('lower');
  });

  test('has four ends to choose from in place of drawing, and goes on without a prediction', async () => {
    await open('#/lessons/start-here');
    await expect.poll(() => text('h1')).toBe('Two knobs');
    await tabTo(named(/^Predict the sharpness$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('.lesson-options button').length).toBe(4);
    await tabTo(named(/^ends 2 times lower, at /));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => text('.lesson-figure h2')).toMatch(/^You expected /);
    await pressNext();
    await expect.poll(() => text('h1')).toBe('One ratio');
    await tabTo(named(/^Show it without predicting$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => text('.lesson-prediction')).toContain('You went on without predicting.');
    expect(text('.lesson-prediction')).toContain('Measured: ');
  });

  test('a choice is answered with the measured number', async () => {
    await open('#/lessons/start-here');
    await tabTo(named(/^One ratio$/));
    await userEvent.keyboard('{Enter}');
    await tabTo(named(/^about the same$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => text('.lesson-prediction')).toMatch(/You chose: about the same\./);
    await expect
      .poll(() => text('.lesson-prediction [role=status]'))
      .toMatch(/^Measured: [\d.]+ \[[\d.]+, [\d.]+\]\. /);
    // A word-button sets the figure, and says that it does.
    await tabTo(named(/^1\/160$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => all('.start-rings rect').length).toBeGreaterThan(0);
  });
});

test('where one was and what one predicted are kept', async () => {
  await open('#/lessons/start-here');
  await tabTo(named(/^One ratio$/));
  await userEvent.keyboard('{Enter}');
  await tabTo(named(/^much lower$/));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => text('.lesson-prediction')).toContain('You chose: much lower.');
  unmount();
  await open('#/lessons/start-here', { isFresh: false });
  await expect.poll(() => text('h1')).toBe('One ratio');
  expect(text('.lesson-prediction')).toContain('You chose: much lower.');
  unmount();
  localStorage.setItem(PROGRESS_KEY, '{"start-here":{"section":7}}');
  await open('#/lessons/start-here', { isFresh: false });
  await expect.poll(() => text('h1')).toBe('Two knobs');
});

describe('the run of a lesson', () => {
  test('is offered before there is one; numbers wait for it, and the text is there', async () => {
    await open('#/lessons/start-here', { sweep: null });
    await expect.poll(() => all('.primary-button').length).toBe(1);
    expect(text('.primary-button')).toBe('Run its 80 networks');
    await tabTo(named(/^Predict the sharpness$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => text('.lesson-text')).toContain('the networks end at …');
    expect(text('.lesson-pending')).toContain('not measured yet');
    expect(text('.lesson-prediction')).toContain('Run the networks first');
  });

  test('is asked about while another sweep runs, which it then replaces', async () => {
    const running = fixtureSweep({ fraction: 0.4 });
    const store = await open('#/lessons/start-here', { sweep: running });
    await expect
      .poll(() => text('.lesson-start'))
      .toContain(`The board is running “${running.plan.spec.name}”. It is saved as it is`);
    expect(text('.primary-button')).toBe('Run the lesson’s networks now');
    expect(store.getState().sweep).toBe(running);
  });

  test('shows how far it has got, and curves as they come', async () => {
    await open('#/lessons/start-here', { sweep: fixtureSweep({ spec: LESSON.spec, fraction: 0.7 }) });
    await expect.poll(() => text('.lesson-progress')).toMatch(/^Training: \d+ of 80 networks ended/);
    expect(all('[data-panel=lesson-curves] path').length).toBeGreaterThan(0);
  });
});

test('the list has every lesson; a lesson that there is not says so', async () => {
  await open('#/lessons');
  await expect.poll(() => all('.lesson-list li').length).toBeGreaterThanOrEqual(8);
  expect(find('nav [aria-current=page]')?.textContent).toBe('Lessons');
  expect(await axeFaults()).toEqual([]);
  unmount();
  await open('#/lessons/no-such');
  await expect.poll(() => text('h1')).toBe('There is no lesson “no-such”');
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('a lesson has no fault that axe finds: while one draws, after it, and with the map', async () => {
    chooseScheme(scheme);
    await open('#/lessons/start-here');
    chooseScheme(scheme);
    await expect.poll(() => document.documentElement.dataset.mantineColorScheme).toBe(scheme);
    await tabTo(named(/^Predict the sharpness$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('[role=slider]').length).toBe(8);
    expect(await axeFaults()).toEqual([]);
    await tabTo(named(/^This is my curve$/));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => all('[data-finding]').length).toBe(1);
    expect(await axeFaults()).toEqual([]);
    unmount();
    await open('#/lessons/start-here/sheet');
    await expect.poll(() => find('.sheet')).not.toBeNull();
    expect(await axeFaults()).toEqual([]);
  });
});
