import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AppState } from '../../../src/state/app-state.ts';
import { costlyStartSlice } from '../../../src/state/costly-start-slice.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

/** The slice over a draft; `started` counts starts that were let through. */
function setup(change: Partial<SweepSpecInput> = {}, state: Partial<AppState> = {}) {
  let started = 0;
  const draftOf = (of: Partial<SweepSpecInput>) => parseSweepSpec({ ...DEFAULT_SPEC, ...of });
  const store = createStore<AppState>()((set, get) => {
    const start = async () => void started++;
    const rest = { draft: draftOf(change), draftError: null, enginePreference: 'auto', sweep: null, ...state };
    return { ...rest, ...costlyStartSlice(set, get, { start, workers: 3 }) } as AppState;
  });
  const setDraft = (of: Partial<SweepSpecInput>) => store.setState({ draft: draftOf(of) });
  return { state: () => store.getState(), started: () => started, setDraft };
}

const millionExamples = { ...DEFAULT_SPEC.dataset, trainCount: 1_000_000 };
const manySteps = { budget: { kind: 'steps', steps: 1_000_000 } } as const;

describe('a start', () => {
  test('of the first sweep needs no question, be it asked for or not', async () => {
    const { state, started } = setup();
    await state().start();
    await state().start({ asked: true });
    expect([state().costlyStart, started()]).toEqual([null, 2]);
  });

  test.each([
    ['a million examples', { dataset: millionExamples }, /to make the data/],
    ['a million steps', manySteps, /128 runs of up to 1,000,000 steps/],
  ])('of %s is a question with its figures until it is confirmed', async (_, change, text) => {
    const { state, started } = setup(change);
    await state().start({ asked: true });
    expect(started()).toBe(0);
    expect(state().costlyStart?.text).toMatch(/^This sweep would take about \d.* on this machine and .*B: /);
    expect(state().costlyStart?.text).toMatch(text);
    await state().confirmStart();
    expect([state().costlyStart, started()]).toEqual([null, 1]);
    await state().confirmStart();
    expect(started()).toBe(1);
  });

  test('that is declined does not happen, and an affordable draft takes the question away', async () => {
    const { state, started } = setup(manySteps);
    await state().start();
    state().declineStart();
    expect([state().costlyStart, started()]).toEqual([null, 0]);
  });

  test('that is confirmed for another draft than the question was about is asked about anew', async () => {
    const { state, started, setDraft } = setup(manySteps);
    await state().start();
    const seconds = state().costlyStart?.seconds ?? 0;
    setDraft({ budget: { kind: 'steps', steps: 2_000_000 } });
    await state().confirmStart();
    expect(started()).toBe(0);
    expect(state().costlyStart?.seconds).toBeGreaterThan(1.5 * seconds);
  });

  test('that no one asked for is asked about sooner', async () => {
    const { state, started } = setup({ budget: { kind: 'steps', steps: 30_000 } });
    await state().start();
    expect(state().costlyStart?.seconds).toBeGreaterThan(120);
    expect(state().costlyStart?.seconds).toBeLessThan(600);
    await state().start({ asked: true });
    expect([state().costlyStart, started()]).toEqual([null, 1]);
  });

  test('beyond what a machine can hold is an error of the draft', async () => {
    const { state, started } = setup({
      dataset: { source: { kind: 'gaussians', dimension: 1024 }, trainCount: 1_000_000, testCount: 1_000_000 },
    });
    await state().start({ asked: true });
    expect([state().costlyStart, started()]).toEqual([null, 0]);
    expect(state().draftError).toMatch(/^dataset: the inputs of its examples must take at most 4.3 GB, got 8.2 GB/);
  });
});

test('the speed that the finished sweep on the board had is that of the next', async () => {
  const sweep = fixtureSweep();
  const slow = { training: 1e6, losses: 1e6, sharpness: 1e6 };
  const { state } = setup({}, { sweep: { ...sweep, milliseconds: slow } });
  await state().start({ asked: true });
  const all = state().costlyStart?.seconds ?? 0;
  expect(all).toBeGreaterThan(600);
});
