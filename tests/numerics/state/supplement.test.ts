import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { missingTier, tierOf } from '../../../src/state/recorded-probes.ts';
import { resultsOf } from '../../../src/state/selectors.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import { readSweepFile } from '../../../src/sweep/saved/read-sweep-file.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { tableOf } from '../../../src/ui/export/tables.ts';
import type { EnginePool } from '../../../src/worker/engine-pool.ts';
import { localPool } from '../../support/local-pool.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const SPEC = parseSweepSpec({
  version: 1,
  name: 'supplemented',
  dataset: { source: { kind: 'moons' }, trainCount: 48, testCount: 16 },
  model: { hidden: [6] },
  grid: { learningRates: [0.1, 0.3], batchSizes: [8, 24], seeds: 2 },
  budget: { kind: 'steps', steps: 60 },
});

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

let store: ReturnType<typeof createAppStore>;
/** A pool of which a test can replace what it chooses. */
let pool: EnginePool;
beforeEach(() => {
  pool = localPool(engine, 2);
  const choosing: EnginePool = { ...pool, choose: (...asked) => pool.choose(...asked) };
  store = createAppStore({ ...REFUSING, pool: choosing, initialDraft: SPEC });
});
const state = (): AppState => store.getState();
const sweep = () => {
  const current = state().sweep;
  if (!current) throw new Error('no sweep on the board');
  return current;
};
const task = () => state().supplementTask;
const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!holds()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe: () => void = store.subscribe(check);
    check();
  });
const count = (probe: 'hessianTrace' | 'nonUniformity' | 'trainLoss') =>
  sweep().plan.runs.reduce((sum, { id }) => sum + sweep().traces.columns(id, probe).length, 0);

describe('a sweep that has ended', () => {
  test('gets the probes of a tier; it stays the sweep that it was, and its table of samples has them', async () => {
    await state().start();
    const before = sweep();
    const results = resultsOf(before);
    expect([missingTier(before, 'hessianTrace'), missingTier(before, 'trainLoss')]).toEqual(['standard', null]);
    await state().measureSupplement('standard');
    const after = sweep();
    expect(task()).toEqual({ state: 'idle' });
    expect([tierOf(after), missingTier(after, 'hessianTrace'), missingTier(after, 'nonUniformity')]).toEqual([
      'standard',
      null,
      'full',
    ]);
    expect(count('hessianTrace')).toBeGreaterThan(8);
    expect(count('nonUniformity')).toBe(0);
    expect([after.fingerprint, after.plan, after.status]).toEqual([before.fingerprint, before.plan, 'finished']);
    expect(resultsOf(after)).toEqual(results);
    expect(after.revision).toBeGreaterThan(before.revision);
    const rows = tableOf(after, 'samples').text.split('\r\n');
    expect(rows.filter((row) => row.includes('hessianTrace'))).toHaveLength(count('hessianTrace'));
  });

  test('and then those of a dearer one, which has the cheaper ones too', async () => {
    await state().start();
    await state().measureSupplement('standard');
    const { own } = sweep().supplement ?? {};
    const traces = count('hessianTrace');
    await state().measureSupplement('full');
    expect(tierOf(sweep())).toBe('full');
    expect(sweep().supplement?.own).toBe(own);
    expect(count('hessianTrace')).toBe(traces);
    expect(count('nonUniformity')).toBeGreaterThan(8);
    // Each sample once.
    const all = sweep().traces.all();
    expect(new Set(all.map(({ run, probe, step }) => `${run} ${probe} ${step}`)).size).toBe(all.length);
  });

  test('its file has the fingerprint of the sweep, and gives the supplement back', async () => {
    await state().start();
    await state().measureSupplement('full');
    const { text } = tableOf(sweep(), 'sweep');
    const planOf = async (spec: unknown) => (await prepareSweep(spec, buildDataset)).plan;
    const read = await readSweepFile(text, { name: 'sweep.json', planOf });
    expect([read.fingerprint, read.warnings]).toEqual([sweep().fingerprint, []]);
    expect(read.checkpoint.samples).toEqual(sweep().supplement?.own.all());
    expect(read.supplement?.traces.all()).toEqual(sweep().supplement?.traces.all());
    expect(read.supplement).toMatchObject({ tier: 'full', ownSamples: read.checkpoint.samples.length });
  });

  test('one that was stopped has them as far as its runs came', async () => {
    const done = state().start();
    await until(() => (state().sweep?.progress.fraction ?? 0) > 0);
    state().stop();
    await done;
    expect(sweep().status).toBe('stopped');
    await state().measureSupplement('economy');
    expect(task()).toEqual({ state: 'idle' });
    expect([tierOf(sweep()), sweep().status, sweep().fingerprint]).toEqual(['economy', 'stopped', null]);
  });
});

describe('the measuring', () => {
  test('tells its progress and the seconds left, from what was predicted before', async () => {
    expect(state().supplementSeconds('full')).toBeNull();
    await state().start();
    const foreseen = state().supplementSeconds('full');
    expect(foreseen).toBeGreaterThan(state().supplementSeconds('economy') ?? Number.POSITIVE_INFINITY);
    const done = state().measureSupplement('full');
    expect(task()).toEqual({ state: 'running', tier: 'full', fraction: 0, secondsLeft: foreseen });
    // A second one is not begun meanwhile.
    await state().measureSupplement('economy');
    expect(task()).toMatchObject({ state: 'running', tier: 'full' });
    await done;
    expect(tierOf(sweep())).toBe('full');
  });

  test('is not begun on a sweep that is running, of which the cost is told all the same', async () => {
    const done = state().start();
    await until(() => state().sweep?.status === 'running');
    expect(state().supplementSeconds('full')).toBeGreaterThan(0);
    await state().measureSupplement('full');
    expect(task()).toEqual({ state: 'idle' });
    await done;
    expect(sweep()).toMatchObject({ status: 'finished', supplement: null });
  });

  test('can be cancelled, which leaves nothing of it', async () => {
    await state().start();
    const before = sweep();
    const done = state().measureSupplement('full');
    state().cancelSupplement();
    expect(task()).toEqual({ state: 'idle' });
    await done;
    expect(sweep()).toBe(before);
    await state().measureSupplement('economy');
    expect(tierOf(sweep())).toBe('economy');
  });

  test('is cancelled by another sweep, to which nothing is added', async () => {
    await state().start();
    const done = state().measureSupplement('full');
    await until(() => task().state === 'running');
    await Promise.all([done, state().start()]);
    expect(task()).toEqual({ state: 'idle' });
    expect(sweep()).toMatchObject({ status: 'finished', supplement: null });
  });

  test('that fails says why, and can be tried again', async () => {
    await state().start();
    const before = sweep();
    const local = pool;
    pool = { ...local, choose: () => Promise.reject(new Error('no worker could be started')) };
    await state().measureSupplement('full');
    expect(task()).toEqual({ state: 'failed', tier: 'full', message: 'no worker could be started' });
    expect(sweep()).toBe(before);
    pool = local;
    await state().measureSupplement('full');
    expect(task()).toEqual({ state: 'idle' });
    expect(tierOf(sweep())).toBe('full');
  });

  test('on an engine with other numbers adds nothing', async () => {
    await state().start();
    const before = sweep();
    const local = pool;
    pool = {
      ...local,
      async choose(...asked) {
        const { spawn, ...rest } = await local.choose(...asked);
        return {
          ...rest,
          async spawn(...place) {
            const executor = await spawn(...place);
            return {
              ...executor,
              async perform(request) {
                const result = await executor.perform(request);
                return { ...result, samples: result.samples.map((each) => ({ ...each, value: each.value + 1e-12 })) };
              },
            };
          },
        };
      },
    };
    await state().measureSupplement('full');
    expect(task()).toMatchObject({ state: 'failed', message: expect.stringContaining('must come out again') });
    expect(sweep()).toBe(before);
  });
});
