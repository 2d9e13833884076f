import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { loadSimdEngineInBrowser } from '../../../src/engine/simd/load-browser.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { tierOf } from '../../../src/state/recorded-probes.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { localPool } from '../../support/local-pool.ts';
import { hundredSteps, OwnLibraries } from '../../support/own-libraries.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const SPEC = hundredSteps('supplemented');

const libraries = new OwnLibraries();
const engine = await loadSimdEngineInBrowser();

/** The store of a page that has just been opened. */
async function opened({ hasLibrary = true } = {}): Promise<StoreApi<AppState>> {
  const store = createAppStore({
    ...REFUSING,
    pool: localPool(engine),
    initialDraft: SPEC,
    async openLibrary() {
      if (!hasLibrary) throw new Error('none in this test');
      return libraries.open();
    },
  });
  await store.getState().restore({ linked: null, startsSweep: false });
  return store;
}
const sweepOf = ({ getState }: StoreApi<AppState>) => {
  const { sweep } = getState();
  if (!sweep) throw new Error('no sweep on the board');
  return sweep;
};
const row = (store: StoreApi<AppState>) => {
  const [stored] = store.getState().storedSweeps;
  if (!stored) throw new Error('no sweep in the library');
  return stored;
};
const statusIs = (store: StoreApi<AppState>, status: string) =>
  expect.poll(() => store.getState().storedSweeps[0]?.status, { timeout: 30_000 }).toBe(status);

/** A finished sweep in the library, with a supplement. */
async function supplemented(): Promise<StoreApi<AppState>> {
  const store = await opened();
  await store.getState().start();
  await statusIs(store, 'finished');
  const before = row(store).bytes;
  await store.getState().measureSupplement('standard');
  await expect.poll(() => row(store).bytes).toBeGreaterThan(before);
  return store;
}

test('a supplement is there again on another page, with the fingerprint of the sweep', async () => {
  const store = await supplemented();
  const { traces, fingerprint } = sweepOf(store);
  const other = await opened();
  await other.getState().openSweep(row(store).id);
  expect(sweepOf(other)).toMatchObject({ status: 'finished', fingerprint });
  expect(tierOf(sweepOf(other))).toBe('standard');
  expect(sweepOf(other).traces.all()).toEqual(traces.all());
  // A dearer one takes its place.
  await other.getState().measureSupplement('full');
  await expect.poll(async () => tierOf((await reopened(row(store).id)).sweep)).toBe('full');
});

async function reopened(id: string) {
  const store = await opened();
  await store.getState().openSweep(id);
  return { sweep: sweepOf(store), store };
}

test('it goes with a copy and with an exported file, into a library and without one; it is removed with its sweep', async () => {
  const store = await supplemented();
  const { traces, fingerprint } = sweepOf(store);
  const { id } = row(store);
  await store.getState().duplicateSweep(id);
  await expect.poll(() => store.getState().storedSweeps.length).toBe(2);
  const copy = store.getState().storedSweeps.find((each) => each.id !== id);
  expect((await reopened(copy?.id ?? '')).sweep.traces.all()).toEqual(traces.all());

  const file = await store.getState().exportSweep(id);
  for (const hasLibrary of [true, false]) {
    const other = await opened({ hasLibrary });
    expect(await other.getState().openFiles([new File([file?.text ?? ''], 'sweep.json')])).toBe('sweep');
    expect(sweepOf(other)).toMatchObject({ status: 'finished', fingerprint });
    expect(sweepOf(other).traces.all()).toEqual(traces.all());
  }
  const [library] = libraries.opened;
  if (!library) throw new Error('no library');
  const rows = async (sweep: string) =>
    (await library.database.supplements.toArray()).filter((each) => each.sweep === sweep);
  expect(await rows(id)).not.toEqual([]);
  await library.remove(id);
  expect(await rows(id)).toEqual([]);
  expect(await rows(copy?.id ?? '')).not.toEqual([]);
});

test('a file whose supplement was changed is opened without it, and says so', async () => {
  const store = await supplemented();
  const file = await store.getState().exportSweep(row(store).id);
  const content = JSON.parse(file?.text ?? '');
  content.supplement.samples[0].value += 1;
  for (const hasLibrary of [true, false]) {
    const other = await opened({ hasLibrary });
    await other.getState().openFiles([new File([JSON.stringify(content)], 'sweep.json')]);
    expect(sweepOf(other)).toMatchObject({ status: 'finished', supplement: null });
    expect(other.getState().notices.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('measure it again'),
    );
  }
});

test('that of a stopped sweep is kept as long as the sweep is as it was', async () => {
  const store = await opened();
  store.getState().editDraft((draft) => ({ ...draft, budget: { kind: 'steps', steps: 20_000 } }));
  const started = store.getState().start();
  const unsubscribe = store.subscribe(({ sweep }) => {
    if (sweep?.status === 'running' && sweep.progress.fraction > 0) store.getState().stop();
  });
  await started;
  unsubscribe();
  await statusIs(store, 'stopped');
  await store.getState().measureSupplement('economy');
  const { id } = row(store);
  const { sweep, store: other } = await reopened(id);
  expect(sweep.status).toBe('stopped');
  expect(sweep.traces.all()).toEqual(sweepOf(store).traces.all());
  expect(tierOf(sweep)).toBe('economy');

  await other.getState().openSweep(id, { goesOn: true });
  await expect.poll(() => other.getState().sweep?.status, { timeout: 60_000 }).toBe('finished');
  await statusIs(other, 'finished');
  expect(sweepOf(other).supplement).toBeNull();
  expect((await reopened(id)).sweep.supplement).toBeNull();
  const [library] = libraries.opened;
  expect(await library?.database.supplements.count()).toBe(0);
}, 120_000);

test('a library of schema 1 is taken over, with its sweeps, and can hold supplements', async () => {
  const before = await opened();
  await before.getState().start();
  await statusIs(before, 'finished');
  const { fingerprint } = row(before);
  libraries.close();
  // The same tables as that schema had them.
  const current = await new Dexie(libraries.name).open();
  const names = ['sweeps', 'cohorts', 'samples'] as const;
  const contents = await Promise.all(names.map((table) => current.table(table).toArray()));
  await current.delete();
  const old = new Dexie(libraries.name);
  old.version(1).stores({
    sweeps: '&id',
    cohorts: '[sweep+cohort], [sweep+sequence]',
    samples: '[sweep+sequence]',
    leases: '&sweep',
    claims: '&id',
    networks: '&id',
  });
  await Promise.all(names.map((table, i) => old.table(table).bulkAdd(contents[i] ?? [])));
  old.close();

  const store = await opened();
  expect(row(store).fingerprint).toBe(fingerprint);
  await store.getState().openSweep(row(store).id);
  await store.getState().measureSupplement('economy');
  expect(tierOf((await reopened(row(store).id)).sweep)).toBe('economy');
});
