import { expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { loadSimdEngineInBrowser } from '../../../src/engine/simd/load-browser.ts';
import type { Library } from '../../../src/library/library.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { tierOf } from '../../../src/state/recorded-probes.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { localPool } from '../../support/local-pool.ts';
import { hundredSteps, OwnLibraries } from '../../support/own-libraries.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const SPEC = hundredSteps('hundred steps');
const FIFTY = { ...SPEC, name: 'fifty steps', budget: { kind: 'steps', steps: 50 } } as const;

const libraries = new OwnLibraries();
const engine = await loadSimdEngineInBrowser();

/** A page over the library of this test, and how often it has trained. */
async function opened(linked: string | null = null) {
  let pools = 0;
  const pool = localPool(engine);
  const store = createAppStore({
    ...REFUSING,
    pool: {
      ...pool,
      choose(...asked) {
        pools++;
        return pool.choose(...asked);
      },
    },
    initialDraft: SPEC,
    openLibrary: libraries.open,
  });
  if (linked !== null) store.getState().followLink(linked, { isOwn: false, engine: null });
  await store.getState().restore({ linked: store.getState().followed, startsSweep: false });
  if (linked !== null) await store.getState().startFollowed();
  return { ...store, trained: () => pools };
}
const finished = ({ getState }: Pick<StoreApi<AppState>, 'getState'>, count: number) =>
  expect
    .poll(() => getState().storedSweeps.filter(({ status }) => status === 'finished').length, { timeout: 30_000 })
    .toBe(count);
const idOf = ({ getState }: Pick<StoreApi<AppState>, 'getState'>, wanted: string) =>
  getState().storedSweeps.find((sweep) => sweep.name === wanted)?.id ?? '';

/** A page that has trained both sweeps; the one of fifty steps is on the board. */
async function withBoth() {
  const store = await opened();
  await store.getState().start();
  await finished(store, 1);
  store.getState().editDraft(() => FIFTY);
  await store.getState().start();
  await finished(store, 2);
  return store;
}
const texts = ({ getState }: Pick<StoreApi<AppState>, 'getState'>) =>
  getState()
    .notices.map(({ text }) => text)
    .join('\n');

test('a stored sweep stands beside the board’s, with every sample, and nothing is trained for it', async () => {
  const store = await withBoth();
  const { getState, trained } = store;
  const board = getState().sweep;
  const before = trained();
  const id = idOf(store, 'hundred steps');
  await getState().compareWith(id);
  const { compared, comparedId, sweep } = getState();
  expect(sweep).toBe(board);
  expect(comparedId).toBe(id);
  expect(compared).toMatchObject({ status: 'finished', engine: { kind: 'simd' } });
  expect(compared?.fingerprint).toBe(getState().storedSweeps.find((each) => each.id === id)?.fingerprint);
  expect(compared?.plan.runs.map((run) => compared.traces.last(run.id, 'trainLoss')?.step)).toEqual([
    100, 100, 100, 100,
  ]);
  expect(trained()).toBe(before);
  getState().stopComparing();
  expect(getState()).toMatchObject({ compared: null, comparedId: null });
});

test('it has what was measured on it after it had ended', async () => {
  const store = await opened();
  const { getState } = store;
  await getState().start();
  await finished(store, 1);
  const bytes = () => getState().storedSweeps.find((each) => each.name === 'hundred steps')?.bytes ?? 0;
  const before = bytes();
  await getState().measureSupplement('standard');
  await expect.poll(bytes).toBeGreaterThan(before);
  const traces = getState().sweep?.traces.all();
  getState().editDraft(() => FIFTY);
  await getState().start();
  await finished(store, 2);
  await getState().compareWith(idOf(store, 'hundred steps'));
  const { compared } = getState();
  expect(compared && tierOf(compared)).toBe('standard');
  expect(compared?.traces.all()).toEqual(traces);
});

test('it leaves when it is deleted, and when the board shows the same', async () => {
  const store = await withBoth();
  const { getState } = store;
  const id = idOf(store, 'hundred steps');
  await getState().compareWith(id);
  await getState().openSweep(id);
  expect(getState().compared).toBeNull();
  await getState().compareWith(idOf(store, 'fifty steps'));
  expect(getState().compared).not.toBeNull();
  await getState().deleteSweep(idOf(store, 'fifty steps'));
  await expect.poll(() => getState().compared).toBeNull();
});

test('another sweep on the board does not end it; the sweep on the board is not compared with itself', async () => {
  const store = await withBoth();
  const { getState } = store;
  await getState().compareWith(idOf(store, 'hundred steps'));
  const { compared } = getState();
  getState().editDraft(() => ({ ...FIFTY, name: 'twenty steps', budget: { kind: 'steps', steps: 20 } }));
  await getState().start();
  await finished(store, 3);
  expect(getState().compared).toBe(compared);
  getState().stopComparing();
  await getState().compareWith(idOf(store, 'twenty steps'));
  expect(getState().compared).toBeNull();
  expect(texts(store)).toContain('That is the sweep on the board');
});

test('one that cannot be read, or only in part, is said to be so', async () => {
  const store = await withBoth();
  const { getState } = store;
  const id = idOf(store, 'hundred steps');
  await getState().compareWith('no such sweep');
  expect(texts(store)).toContain('could not be read');
  const [{ database } = {} as Library] = libraries.opened;
  const rows = await database.cohorts.toArray();
  const [row] = rows.filter(({ sweep }) => sweep === id);
  await database.cohorts.put({ ...(row as (typeof rows)[number]), samples: 1 });
  await getState().compareWith(id);
  expect(texts(store)).toContain('is damaged in the library');
  expect(getState().compared).toMatchObject({ status: 'stopped', fingerprint: null });
});

test('a link compares with what this library has, by its fingerprint, else it says what is missing', async () => {
  const first = await withBoth();
  await first.getState().compareWith(idOf(first, 'hundred steps'));
  first.getState().setView({ comparison: 'difference' });
  const offer = first.getState().offerLink();
  const fragment = offer.kind === 'link' ? offer.fragment : '';
  const fingerprint = first.getState().compared?.fingerprint;
  const second = await opened(fragment);
  await expect.poll(() => second.getState().compared?.fingerprint).toBe(fingerprint);
  expect(second.getState().view.comparison).toBe('difference');
  expect(second.trained()).toBe(0);
  // Back to an address without it.
  first.getState().stopComparing();
  const plain = first.getState().offerLink();
  second.getState().followLink(plain.kind === 'link' ? plain.fragment : '', { isOwn: true, engine: null });
  expect(second.getState().compared).toBeNull();
  libraries.name += '-of-another';
  const elsewhere = await opened(fragment);
  await expect.poll(() => texts(elsewhere), { timeout: 30_000 }).toContain(`fingerprint ${fingerprint?.slice(0, 8)}`);
  expect(elsewhere.getState().compared).toBeNull();
});
