import { afterEach, describe, expect, test } from 'vitest';
import { filesDataset } from '../../../src/data/files-dataset.ts';
import { createSources } from '../../../src/data/sources.ts';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { axeFaults } from './axe-faults.ts';
import { all, find, mountPage, openDialog } from './mount.ts';

let unmount = () => {};
afterEach(() => unmount());

const STATES = {
  finished: () => fixtureStore(),
  running: () => fixtureStore(fixtureSweep({ fraction: 0.6 })),
  empty: () => fixtureStore(null),
};

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(Object.keys(STATES) as (keyof typeof STATES)[])(
    'the %s page has no fault that axe finds',
    async (state) => {
      const mounted = await mountPage({ store: STATES[state]() });
      unmount = mounted.unmount;
      document.documentElement.lang = 'en';
      chooseScheme(scheme);
      await expect.poll(() => document.documentElement.dataset.mantineColorScheme).toBe(scheme);
      if (state !== 'empty') await expect.poll(() => all('[role=gridcell]').length).toBe(36);
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(await axeFaults()).toEqual([]);
    },
  );
});

test('on a phone, with the settings open, there is none either', async () => {
  const mounted = await mountPage({ width: 390, height: 844 });
  unmount = mounted.unmount;
  document.documentElement.lang = 'en';
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Settings')?.click();
  await expect.poll(() => openDialog()).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await axeFaults(openDialog()!)).toEqual([]);
});

test('a table that was read, and one with a choice left open, have none either', async () => {
  const bytes = new TextEncoder().encode(
    `id,size,colour,kind\n${Array.from({ length: 30 }, (_, i) => `${i},${i === 3 ? '' : i % 7},${['red', 'blue'][i % 2]},${['ant', 'bee'][i % 2]}`).join('\n')}\n`,
  );
  const sources = createSources();
  const opened = await sources.addFiles([{ name: 'insects.csv', bytes }], { missing: 'drop', words: 'oneHot' });
  const store = fixtureStore(null);
  store.getState().editDraft((draft) => ({ ...draft, dataset: filesDataset(opened, draft.dataset) }));
  const tried = { ...opened.report.reading, task: 'regression' } as const;
  const question = { name: 'insects', message: 'target must be a number', tried };
  const mounted = await mountPage({ store });
  unmount = mounted.unmount;
  document.documentElement.lang = 'en';
  for (const readingQuestion of [
    null,
    { ...question, isNew: false, choice: { fields: ['task'] } },
    { ...question, isNew: true, choice: { fields: ['label', 'ignore'], columns: opened.report.columns ?? [] } },
  ] as const) {
    store.setState({ fileReading: opened, readingQuestion });
    await expect.poll(() => find('[aria-label="How the file was read"]')).not.toBeNull();
    await expect.poll(() => find('[aria-label="How to read insects"]') !== null).toBe(readingQuestion?.isNew === true);
    expect(await axeFaults(find('.controls')!)).toEqual([]);
  }
});
