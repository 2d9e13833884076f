import { beforeEach, expect, test } from 'vitest';
import type { Engine, EngineKind } from '../../../src/engine/contract.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { createBrowserPool } from '../../../src/worker/browser-pool.ts';
import { localChannel } from '../../support/local-channel.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const initialDraft = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 32, testCount: 16 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 8], seeds: 2 },
  budget: { kind: 'epochs', epochs: 2 },
});
const named = (kind: EngineKind): Engine => {
  const { description, open, dispose } = oracleEngine();
  return { description: { ...description, kind }, open, dispose };
};

let made: EngineKind[];
let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  made = [];
  const open = () =>
    localChannel(async (kind) => {
      made.push(kind);
      return named(kind);
    });
  store = createAppStore({ ...REFUSING, initialDraft, pool: createBrowserPool(open, 2) });
});
const state = (): AppState => store.getState();
/** Starts the sweep of the draft, and ends once that has ended. */
async function performed() {
  await state().start();
  expect(state().sweep?.status).toBe('finished');
  return state().sweep;
}

test('a sweep is performed before any other engine is made; timed on request, the fastest performs the next', async () => {
  const first = await performed();
  expect(made).toEqual(['simd']);
  expect([first?.engine?.kind, state().engineTiming]).toEqual(['simd', null]);
  const timing = state().timeEngines();
  expect(state().timingProgress).toEqual({ state: 'idle' });
  await timing;
  expect(state().timingProgress).toEqual({ state: 'idle' });
  expect(
    state()
      .engineTiming?.times.map(({ kind }) => kind)
      .sort(),
  ).toEqual(['simd', 'webgl']);
  expect(state().sweep).toBe(first);
  const second = await performed();
  expect(second?.engine?.kind).toBe(state().engineTiming?.times[0]?.kind);
  // The results depend on the spec and on the kind of the engine; here both compute the same numbers.
  expect(second?.engine?.note).toMatch(/ times as fast as /);
});

test('what is known of another kind of sweep is not said of this one', async () => {
  await performed();
  await state().timeEngines();
  state().editDraft((draft) => ({ ...draft, model: { ...draft.model, hidden: [64] } }));
  await performed();
  expect([state().sweep?.engine?.kind, state().engineTiming]).toEqual(['simd', null]);
});

test('a sweep that starts ends the timing', async () => {
  await performed();
  const timing = state().timeEngines();
  const next = performed();
  await timing;
  expect([state().engineTiming, state().timingProgress]).toEqual([null, { state: 'idle' }]);
  await next;
  expect(state().sweep?.engine?.kind).toBe('simd');
});

test('nothing is timed where there is no sweep, and a failure is said', async () => {
  await state().timeEngines();
  expect([made, state().timingProgress]).toEqual([[], { state: 'idle' }]);
  const pool = createBrowserPool(() => localChannel(() => Promise.reject(new Error('no engine'))), 2);
  store = createAppStore({
    ...REFUSING,
    initialDraft,
    pool: { ...pool, time: () => Promise.reject(new Error('no device')) },
  });
  await state().start();
  await state().timeEngines();
  expect(state().timingProgress).toEqual({ state: 'failed', message: 'no device' });
});
