import { beforeEach, expect, test, vi } from 'vitest';
import { memoryCache } from '../../../src/data/cache.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { createSources } from '../../../src/data/sources.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { createInspector } from '../../../src/sweep/inspection/inspector.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { localPool } from '../../support/local-pool.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

vi.mock('../../../src/data/formats/read-files.ts', { spy: true });
beforeEach(() => void vi.mocked(readFiles).mockClear());

const INITIAL = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 8, testCount: 4 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'epochs', epochs: 1 },
});

const page = (initialDraft = INITIAL, cache = memoryCache()) =>
  createAppStore({
    ...REFUSING,
    sources: createSources({ cache }),
    pool: localPool(oracleEngine()),
    openInspector: (_engine, plan, dataset) => createInspector(oracleEngine(), plan, dataset),
    runExporter: { exportRun: async ({ dataset }) => new Uint8Array(dataset.train.count) },
    initialDraft,
  });

const table = (rows: number) =>
  new File(
    [`a,b,kind\n${Array.from({ length: rows }, (_, i) => `${i},${i % 5},${i % 2 ? 'x' : 'y'}\n`).join('')}`],
    't.csv',
  );

/** Runs the draft, looks into a run and exports it. */
async function visit(store: ReturnType<typeof page>) {
  await store.getState().start();
  expect(store.getState().sweep).toMatchObject({ status: 'finished', datasetName: 't' });
  await store.getState().inspect({ run: 0, step: 1, want: { kind: 'predictions' } });
  const { signal } = new AbortController();
  expect(await store.getState().exportRun({ run: 0, format: 'npz', signal })).toHaveLength(8);
}

test('a dropped file is parsed once, for its report, the draft, two sweeps, the microscope and the export', async () => {
  const store = page();
  await store.getState().openFiles([table(20)]);
  expect(store.getState().fileReading?.report.rows).toBe(20);
  await visit(store);
  store.getState().editDraft((draft) => ({ ...draft, dataset: { ...draft.dataset, seed: 1 } }));
  await visit(store);
  expect(readFiles).toHaveBeenCalledTimes(1);
});

test('going to and fro between several files parses each once, and another reading once more', async () => {
  const store = page();
  const files = [20, 21, 22, 23, 24].map(table);
  for (const file of [...files, ...files]) {
    await store.getState().openFiles([file]);
    await visit(store);
  }
  expect(readFiles).toHaveBeenCalledTimes(5);
  for (const missing of ['drop', 'impute', 'drop'] as const) await store.getState().chooseReading({ missing });
  expect(store.getState().fileReading?.report.reading.missing).toBe('drop');
  expect(readFiles).toHaveBeenCalledTimes(7);
});

test('the file of a draft from a link is parsed once, for how it is read and for the sweep', async () => {
  const cache = memoryCache();
  const first = page(INITIAL, cache);
  await first.getState().openFiles([table(20)]);
  const store = page(first.getState().draft, cache);
  vi.mocked(readFiles).mockClear();
  await store.getState().showReading();
  await visit(store);
  expect(readFiles).toHaveBeenCalledTimes(1);
});
