import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { readNetworkFile } from '../../src/engine/network-file/read-network-file.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createAppStore } from '../../src/state/store.ts';
import { exportRun } from '../../src/sweep/export-run/export-run.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { checkedEngine } from '../../src/worker/checked-engine.ts';
import { createRunExporter } from '../../src/worker/run-exporter.ts';
import { localChannel } from '../support/local-channel.ts';
import { localPool } from '../support/local-pool.ts';
import { REFUSING } from '../support/refusing-dependencies.ts';

const refuse = () => Promise.reject(new Error('not here'));
const spec = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 32, testCount: 16 },
  model: { hidden: [5] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 8], seeds: 1 },
  budget: { kind: 'epochs', epochs: 30 },
});

let engine: Engine;
beforeAll(async () => {
  engine = await checkedEngine(await loadSimdEngineInNode());
});
afterAll(() => engine.dispose());

let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  store = createAppStore({
    initialDraft: spec,
    sources: REFUSING.sources,
    fileWork: REFUSING.fileWork,
    pool: localPool(engine),
    openLibrary: () => Promise.reject(new Error('no library in this test')),
    referenceFiles: refuse,
    claims: { runner: { run: refuse, heldSize: () => null }, workers: 1, shipped: refuse },
    openInspector: refuse,
    networks: { measure: refuse },
    runExporter: createRunExporter(() => localChannel(() => loadSimdEngineInNode())),
  });
});
const state = () => store.getState();
const { signal } = new AbortController();

describe('a run of the board, exported by a worker (simd)', () => {
  test('is a zip of what the command line writes, from its recorded end; equal exports are equal bytes', async () => {
    await state().start();
    const sweep = state().sweep!;
    expect(sweep.status).toBe('finished');
    const bytes = await state().exportRun({ run: 2, format: 'safetensors', signal });
    const dataset = await buildDataset(spec.dataset);
    const { files } = await exportRun(engine, {
      plan: sweep.plan,
      dataset,
      run: sweep.plan.runs[2],
      format: 'safetensors',
    });
    expect(unzipSync(bytes)).toEqual(files);
    expect(new TextDecoder().decode(files['run.safetensors'])).toContain('self-check passed (');
    expect(await state().exportRun({ run: 2, format: 'safetensors', signal })).toEqual(bytes);
  });

  test('that was stopped is trained to its end for it', async () => {
    const started = state().start();
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe(({ sweep }) => {
        if (sweep?.status !== 'running') return;
        unsubscribe();
        resolve();
      });
    });
    state().stop();
    await started;
    const sweep = state().sweep!;
    const stopped = sweep.plan.runs.find(({ id }) => sweep.finished.get(id)?.outcome === 'stopped')!;
    const zip = unzipSync(await state().exportRun({ run: stopped.id, format: 'npz', signal }));
    expect(readNetworkFile({ name: 'run.npz', bytes: zip['run.npz'] }).step).toBe(stopped.endStep);
  });

  test('of a regression is refused: its files would hold class numbers that there are none of', async () => {
    const data = { ...spec.dataset, source: { kind: 'linearRegression' as const } };
    const regression = parseSweepSpec({ ...spec, dataset: data, model: { hidden: [], loss: 'squaredError' } });
    const dataset = await buildDataset(regression.dataset);
    const plan = planSweep(regression, dataset);
    const exported = exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
    await expect(exported).rejects.toThrow('run 0: its data must have classes to be exported, got a regression');
  });

  test('needs a sweep, and can be given up', async () => {
    await expect(state().exportRun({ run: 0, format: 'npz', signal })).rejects.toThrow(/Press Run/);
    await state().start();
    const abort = new AbortController();
    const exported = state().exportRun({ run: 0, format: 'npz', signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(exported).rejects.toThrow('enough');
  });
});
