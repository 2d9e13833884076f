import { beforeEach, expect, test } from 'vitest';
import { type DataWork, WORK_HERE } from '../../../src/data/data-work.ts';
import { LIMITS } from '../../../src/data/formats/limits.ts';
import { createSources } from '../../../src/data/sources.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

/** Work that waits for `go`, or ends as a terminated worker does. */
function heldWork() {
  const waiting: (() => void)[] = [];
  const aborted: string[] = [];
  const work: DataWork = {
    ...WORK_HERE,
    read: (files, reading, options) =>
      new Promise((resolve, reject) => {
        const { signal } = options;
        signal?.addEventListener('abort', () => {
          aborted.push(files[0].name);
          reject(signal.reason);
        });
        waiting.push(() => resolve(WORK_HERE.read(files, reading, options)));
      }),
  };
  const go = () => {
    for (const resume of waiting.splice(0)) resume();
  };
  return { work, aborted, waiting, go };
}

const initialDraft = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 8, testCount: 4 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'epochs', epochs: 1 },
});
const table = (name: string) => new File(['a,b,kind\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n'], name);

let held: ReturnType<typeof heldWork>;
let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  held = heldWork();
  store = createAppStore({ ...REFUSING, initialDraft, sources: createSources({ work: held.work }) });
});
const state = () => store.getState();
/** Waits until a file is being read. */
const begun = async () => {
  while (held.waiting.length === 0) await new Promise((done) => setTimeout(done, 5));
};

test('a cancelled reading ends at once; the data set of before stays, and another file can be opened', async () => {
  const opening = state().openFiles([table('first.csv')]);
  await begun();
  expect(state().dataset.state).toBe('loading');
  state().cancelLoading();
  expect(state().dataset).toMatchObject({ state: 'ready', message: null });
  await opening;
  expect(held.aborted).toEqual(['first.csv']);
  expect(state().draft).toEqual(initialDraft);
  held.waiting.length = 0;
  const again = state().openFiles([table('second.csv')]);
  await begun();
  held.go();
  await again;
  expect(state().draft.dataset.source).toMatchObject({ kind: 'file', name: 'second' });
});

test('a newer file ends the reading of the older', async () => {
  const first = state().openFiles([table('first.csv')]);
  await begun();
  held.waiting.length = 0;
  const second = state().openFiles([table('second.csv')]);
  await begun();
  held.go();
  await Promise.all([first, second]);
  expect(held.aborted[0]).toBe('first.csv');
  expect(state().draft.dataset.source).toMatchObject({ kind: 'file', name: 'second' });
  expect(state().dataset.state).toBe('ready');
});

test('files that are too large or too many are refused before a byte of them is read', async () => {
  const huge = table('huge.csv');
  Object.defineProperty(huge, 'size', { value: LIMITS.fileBytes + 1 });
  huge.arrayBuffer = () => Promise.reject(new Error('must not be read'));
  await state().openFiles([huge]);
  expect(state().dataset).toMatchObject({ state: 'failed' });
  expect(state().dataset.message).toContain(`huge.csv, whole file: size must be at most ${LIMITS.fileBytes} bytes`);
  await state().openFiles(Array.from({ length: LIMITS.files + 1 }, (_, i) => table(`${i}.csv`)));
  expect(state().dataset.message).toContain(`at most ${LIMITS.files} files must be opened together`);
  expect(state().draft).toEqual(initialDraft);
});

test('cancelling when nothing is loading does nothing', () => {
  const before = state().dataset;
  state().cancelLoading();
  expect(state().dataset).toBe(before);
});
