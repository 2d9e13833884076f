import { expect, test, vi } from 'vitest';
import { type DataWork, WORK_HERE } from '../../../src/data/data-work.ts';
import { createSources } from '../../../src/data/sources.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const SPEC = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 8, testCount: 4 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'epochs', epochs: 1 },
});

/** A store whose data sets are built once `go` is called, and the data sets that wait. */
function heldStore() {
  const waiting: (() => void)[] = [];
  const work: DataWork = {
    ...WORK_HERE,
    build: (...given) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(WORK_HERE.build(...given)));
      }),
  };
  const store = createAppStore({ ...REFUSING, initialDraft: SPEC, sources: createSources({ work }) });
  return { get: store.getState, waiting };
}

test('while the data of a sweep are made, the state says of which, until the sweep is on the board', async () => {
  vi.useFakeTimers();
  try {
    const { get, waiting } = heldStore();
    const started = get().start();
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting).toHaveLength(1);
    expect(get().preparation).toBeNull(); // what ends at once is not said
    await vi.advanceTimersByTimeAsync(100);
    expect(get()).toMatchObject({ preparation: { dataset: SPEC.dataset, progress: null }, sweep: null });
    waiting[0]?.();
    await started;
    expect(get().preparation).toBeNull();
    expect(get().sweep?.plan.spec).toEqual(SPEC);
  } finally {
    vi.useRealTimers();
  }
});

test('another sweep that is asked for takes its place; data that come late say nothing', async () => {
  vi.useFakeTimers();
  try {
    const { get, waiting } = heldStore();
    const first = get().start();
    await vi.advanceTimersByTimeAsync(100);
    const other = { ...SPEC, dataset: { ...SPEC.dataset, trainCount: 16 } };
    get().editDraft(() => other);
    const second = get().start();
    await vi.advanceTimersByTimeAsync(100);
    expect(get().preparation?.dataset.trainCount).toBe(16);
    waiting[0]?.();
    await first;
    expect(get()).toMatchObject({ preparation: { dataset: { trainCount: 16 } }, sweep: null });
    waiting[1]?.();
    await second;
    expect(get().preparation).toBeNull();
    expect(get().sweep?.plan.spec.dataset.trainCount).toBe(16);
  } finally {
    vi.useRealTimers();
  }
});
