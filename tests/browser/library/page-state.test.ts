import { expect, test } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { loadSimdEngineInBrowser } from '../../../src/engine/simd/load-browser.ts';
import { recordIn } from '../../../src/evidence/record-file.ts';
import { shippedEvidence } from '../../../src/evidence/shipped-evidence.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { localPool } from '../../support/local-pool.ts';
import { hundredSteps, OwnLibraries } from '../../support/own-libraries.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const SPEC = hundredSteps('first');

const libraries = new OwnLibraries();
const engine = await loadSimdEngineInBrowser();

const shippedFirst = () =>
  shippedEvidence(async (file) =>
    file === 'index.json' ? JSON.stringify([CLAIMS[0]?.id]) : (await fetch(`/evidence/${file}`)).text(),
  );

/** The store of a page that has just been opened. */
async function opened({ startsSweep = false, linked = null as typeof SPEC | null } = {}): Promise<StoreApi<AppState>> {
  const store = createAppStore({
    ...REFUSING,
    claims: { ...REFUSING.claims, shipped: shippedFirst },
    pool: localPool(engine),
    initialDraft: linked ?? SPEC,
    openLibrary: libraries.open,
  });
  await store.getState().restore({ linked, startsSweep });
  return store;
}
const finished = (store: StoreApi<AppState>, count = 1) =>
  expect
    .poll(() => store.getState().storedSweeps.filter(({ status }) => status === 'finished').length, { timeout: 30_000 })
    .toBe(count);

test('runs of one spec leave one sweep; a second spec keeps the first, and either can be opened', async () => {
  const store = await opened();
  const { getState } = store;
  await getState().start();
  await finished(store);
  const [before] = getState().storedSweeps;
  await getState().start();
  const ids = () => getState().storedSweeps.map((sweep) => sweep.id);
  await expect.poll(() => ids().length === 1 && ids()[0] !== before?.id).toBe(true);
  const [first] = getState().storedSweeps;
  const fingerprint = getState().sweep?.fingerprint;
  expect(first?.fingerprint).toBe(fingerprint);
  getState().editDraft((draft) => ({ ...draft, budget: { kind: 'steps', steps: 50 } }));
  await getState().start();
  await finished(store, 2);
  await getState().openSweep(first?.id ?? '');
  expect(getState().openedSweep).toBe(first?.id);
  expect(getState().sweep).toMatchObject({ status: 'finished', fingerprint });
});

test('a name is a label, a copy and a named sweep are not replaced, and a deleted one can be had back', async () => {
  const store = await opened();
  const { getState } = store;
  await getState().start();
  await finished(store);
  const [{ id, fingerprint } = { id: '', fingerprint: '' }] = getState().storedSweeps;
  await getState().renameSweep(id, '  mine  ');
  await getState().duplicateSweep(id);
  const names = () =>
    getState()
      .storedSweeps.map((sweep) => sweep.name)
      .sort();
  await expect.poll(names).toEqual(['mine', 'mine (copy)']);
  await getState().start();
  await expect.poll(names).toEqual(['first', 'mine', 'mine (copy)']);
  expect(new Set(getState().storedSweeps.map((sweep) => sweep.fingerprint))).toEqual(new Set([fingerprint]));
  await getState().deleteSweep(id);
  await expect.poll(names).toEqual(['first', 'mine (copy)']);
  expect(getState().deletedSweep).toEqual({ id, name: 'mine' });
  await getState().undoDeleteSweep();
  await expect.poll(names).toEqual(['first', 'mine', 'mine (copy)']);
});

test('an exported sweep is opened again with its fingerprint, and a spec becomes the draft', async () => {
  const store = await opened();
  const { getState } = store;
  await getState().start();
  await finished(store);
  const [sweep] = getState().storedSweeps;
  const file = await getState().exportSweep(sweep?.id ?? '');
  const other = await opened();
  const beside = new File(['run,step\n0,1\n'], 'results.csv');
  expect(await other.getState().openFiles([beside, new File([file?.text ?? ''], 'sweep.json')])).toBe('sweep');
  expect(other.getState().sweep).toMatchObject({ status: 'finished', fingerprint: sweep?.fingerprint });
  await expect.poll(() => other.getState().storedSweeps.length).toBe(2);
  const spec = { ...SPEC, name: 'from a file' };
  expect(await other.getState().openFiles([new File([JSON.stringify(spec)], 'spec.json')])).toBe('sweep');
  expect(other.getState().draft.name).toBe('from a file');
  const forged = file?.text.replace('"steps": 100', '"steps": 90') ?? '';
  await other.getState().openFiles([new File([forged], 'sweep.json')]);
  expect(other.getState().dataset).toMatchObject({ state: 'failed', message: expect.stringContaining('sweep.json') });
});

test('what is linked takes precedence; an equal sweep in the library is taken instead of trained again', async () => {
  const first = await opened();
  await first.getState().start();
  await finished(first);
  const linked = await opened({ linked: { ...SPEC, name: 'another name' }, startsSweep: true });
  expect(linked.getState().openedSweep).toBe(first.getState().storedSweeps[0]?.id);
  const other = parseSweepSpec({ ...SPEC, grid: { ...SPEC.grid, seeds: 1 } });
  const store = await opened({ linked: other, startsSweep: true });
  expect(store.getState().sweep?.plan.runs).toHaveLength(2);
});

test('evidence of the user and network reports are there again, and shipped evidence does not replace them', async () => {
  const store = await opened();
  const claim = CLAIMS[0];
  const record = claim && recordIn(await (await fetch(`/evidence/${claim.id}.json`)).text(), claim);
  if (!record) throw new Error('the page must have shipped evidence on its first claim.');
  const report = { name: 'net.npz', measured: {}, spectrum: {} } as unknown as NonNullable<AppState['networkReport']>;
  store.setState({ networkReport: report, networkTest: { state: 'idle' } });
  store.setState({ claimEvidence: { [claim.id]: { record, source: 'own run' } } });
  await expect.poll(() => store.getState().storedNetworks.length).toBe(1);
  const later = await opened();
  await expect.poll(() => later.getState().networkReport?.name).toBe('net.npz');
  const held = () => later.getState().claimEvidence[claim.id];
  await expect.poll(() => held()?.record).toEqual(record);
  await later.getState().loadShippedEvidence();
  expect(held()?.source).toBe('own run');
});
