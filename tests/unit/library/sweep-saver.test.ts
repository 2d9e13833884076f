import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoredSweepRow } from '../../../src/library/library-database.ts';
import { LibraryError } from '../../../src/library/library-error.ts';
import type { SweepAddition } from '../../../src/library/save-sweep.ts';
import { createSweepSaver } from '../../../src/library/sweep-saver.ts';
import type { CohortProgress } from '../../../src/sweep/cohort-progress.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const segment = (step: number): CohortProgress => ({
  cohort: { id: 0, batchSize: 1, runs: [] },
  engine: 'simd',
  state: null,
  finished: [],
  samples: [{ run: 0, probe: 'trainLoss', step, value: step }],
});
const stepsIn = ({ progress }: SweepAddition) => progress.flatMap(({ samples }) => samples.map(({ step }) => step));

/** A saver over a store that takes `milliseconds`, and refuses with what `refusal` returns. */
function saverOver(refusal: (attempt: number) => LibraryError | null, milliseconds = 10) {
  const kept: number[][] = [];
  const faults: string[] = [];
  let attempts = 0;
  let open = 0;
  let most = 0;
  const saver = createSweepSaver({
    id: 'a',
    holder: 'b',
    stored: { sequence: 0, tallies: new Map() },
    async store(addition) {
      most = Math.max(most, ++open);
      await new Promise((wait) => setTimeout(wait, milliseconds));
      open--;
      const error = refusal(++attempts);
      if (error) throw error;
      kept.push(stepsIn(addition));
      return { row: { sequence: addition.sequence + 1 } as StoredSweepRow, tallies: new Map() };
    },
    summary: () => ({}) as never,
    onSaved: () => {},
    onFault: ({ fault }) => void faults.push(fault),
    now: () => Date.now(),
  });
  return { saver, kept, faults, mostAtOnce: () => most };
}

test('saves about once a second whatever is added, one at a time, each segment once and in order', async () => {
  const { saver, kept, mostAtOnce } = saverOver(() => null);
  for (let step = 0; step < 100; step++) {
    saver.add(segment(step));
    if (step % 7 === 0) void saver.save();
    await vi.advanceTimersByTimeAsync(50);
  }
  void saver.save();
  await vi.advanceTimersByTimeAsync(100);
  expect(kept.flat()).toEqual(Array.from({ length: 100 }, (_, step) => step));
  expect(mostAtOnce()).toBe(1);
});

test('a slow store is asked every five seconds', async () => {
  const { saver, kept } = saverOver(() => null, 1000);
  for (let second = 0; second < 60; second++) {
    saver.add(segment(second));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(kept.length).toBeGreaterThan(8);
  expect(kept.length).toBeLessThanOrEqual(10);
});

test('what a full store refuses is kept and saved later, in order', async () => {
  const { saver, kept, faults } = saverOver((attempt) => (attempt <= 3 ? new LibraryError('full', 'full') : null));
  for (let step = 0; step < 30; step++) {
    saver.add(segment(step));
    await vi.advanceTimersByTimeAsync(200);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(faults).toEqual(['full', 'full', 'full']);
  expect(kept.flat()).toEqual(Array.from({ length: 30 }, (_, step) => step));
});

test.each(['taken', 'gone'] as const)('a sweep that is %s is not saved any more', async (fault) => {
  const { saver, kept, faults } = saverOver(() => new LibraryError(fault, fault));
  saver.add(segment(0));
  await vi.advanceTimersByTimeAsync(5000);
  saver.add(segment(1));
  await saver.save();
  await vi.advanceTimersByTimeAsync(100_000);
  expect([kept, faults]).toEqual([[], [fault]]);
});
