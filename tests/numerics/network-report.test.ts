import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { NamedBytes } from '../../src/data/formats/named-bytes.ts';
import type { UnreadFile } from '../../src/data/formats/unread-file.ts';
import type { Engine, EngineKind } from '../../src/engine/contract.ts';
import { readNetworkFile } from '../../src/engine/network-file/read-network-file.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { EngineError } from '../../src/errors.ts';
import { exportRun } from '../../src/sweep/export-run/export-run.ts';
import { createInspector } from '../../src/sweep/inspection/inspector.ts';
import { measureNetwork } from '../../src/sweep/network/measure-network.ts';
import { measuredJson } from '../../src/sweep/network/measured-json.ts';
import { reportNetwork } from '../../src/sweep/network/network-report.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createNetworkMeasurer } from '../../src/worker/network-measurer.ts';
import { localChannel } from '../support/local-channel.ts';
import { npzFile, SMALL_NETWORK } from '../support/network-files.ts';

const spec = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 48, testCount: 20 },
  model: { hidden: [6] },
  grid: { learningRates: [0.3], batchSizes: [8], seeds: [5] },
  budget: { kind: 'steps', steps: 40 },
});
const unread = ({ name, bytes }: NamedBytes): UnreadFile => ({ name, content: new Blob([bytes as BlobPart]) });
let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

/** A run of a sweep as a file, beside the sweep itself. */
async function exported() {
  const dataset = await buildDataset(spec.dataset);
  const plan = planSweep(spec, dataset);
  const { files } = await exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
  return { dataset, plan, file: { name: 'run.npz', bytes: files['run.npz'] } };
}

describe('a report on a network from a file (simd)', () => {
  test('has the spectrum that the microscope finds of the run it was exported from, bit for bit', async () => {
    const { dataset, plan, file } = await exported();
    const inspector = await createInspector(engine, plan, dataset);
    const expected = await inspector.inspect({ run: 0, step: 40, want: { kind: 'spectrum' } });
    inspector.dispose();
    const told: (readonly [number, string])[] = [];
    const report = await reportNetwork(engine, readNetworkFile(file), { onProgress: (...at) => void told.push(at) });
    expect(report.spectrum).toEqual(expected);
    expect(report.measured).toEqual(await measureNetwork(engine, readNetworkFile(file)));
    expect(report).toMatchObject({ name: 'run.npz', batchSize: 8 });
    expect(told.map(([fraction]) => fraction)).toEqual([...told.map(([fraction]) => fraction)].sort((a, b) => a - b));
    expect([told[0], told.at(-1)?.[1]]).toEqual([[0, 'trainLoss'], 'spectrum']);
    expect(Math.max(...told.map(([fraction]) => fraction))).toBeLessThan(1);
  });

  test('in a worker: the same numbers, by an engine that has checked itself, and the JSON says so', async () => {
    const { file } = await exported();
    const measurer = createNetworkMeasurer(() => localChannel(() => loadSimdEngineInNode()));
    const { signal } = new AbortController();
    const report = await measurer.measure({ file: unread(file), options: {}, engine: 'auto' }, { signal });
    const here = await reportNetwork(engine, readNetworkFile(file));
    expect(report.measured.quantities).toEqual(here.measured.quantities);
    expect(report.spectrum).toEqual(here.spectrum);
    const json = JSON.parse(measuredJson({ ...report, batchSize: 8 }, report.measured));
    const quantities = report.measured.engine.selfCheck?.quantities ?? 0;
    expect(quantities).toBeGreaterThan(10);
    expect(json).toMatchObject({
      file: 'run.npz',
      engine: 'simd',
      computedBy: `WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed (${quantities} quantities)`,
      unitRoundoff: 2 ** -24,
      selfCheck: { passed: true, quantities },
      network: { batchSize: 8, trainExamples: 48, testExamples: 20 },
    });
    expect(json.quantities.sharpness.value).toBe(here.measured.quantities.find(({ id }) => id === 'sharpness')?.value);
  });

  test('where the engine cannot run, another does and the report says why; a bad file is not tried twice', async () => {
    const { file } = await exported();
    const made: EngineKind[] = [];
    const measurer = createNetworkMeasurer(() =>
      localChannel(async (kind) => {
        made.push(kind);
        if (kind === 'simd') throw new EngineError('no SIMD here');
        return loadSimdEngineInNode();
      }),
    );
    const { signal } = new AbortController();
    const report = await measurer.measure({ file: unread(file), options: {}, engine: 'simd' }, { signal });
    expect(made).toEqual(['simd', 'tfjs-cpu']);
    expect(report.measured.engine.refusals).toEqual(['no SIMD here']);
    made.length = 0;
    const bad = measurer.measure({ file: unread(npzFile(SMALL_NETWORK)), options: {}, engine: 'auto' }, { signal });
    await expect(bad).rejects.toThrow('net.npz, activation: it must be given');
    expect(made).toEqual([]);
  });

  test('a fault crosses with the arrays it is about', async () => {
    const measurer = createNetworkMeasurer(() => localChannel(() => loadSimdEngineInNode()));
    const { signal } = new AbortController();
    const file = npzFile([...SMALL_NETWORK, { name: 'gamma0', shape: [1], values: Float32Array.of(1) }]);
    const measured = measurer.measure(
      { file: unread(file), options: { activation: 'tanh' }, engine: 'auto' },
      { signal },
    );
    await expect(measured).rejects.toMatchObject({ name: 'SpecError', detail: { unusedArrays: ['gamma0'] } });
  });

  test('given up, it ends with the reason', async () => {
    const measurer = createNetworkMeasurer(() => localChannel(() => loadSimdEngineInNode()));
    const abort = new AbortController();
    const options = { activation: 'tanh' };
    const waiting = { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) };
    await expect(
      measurer.measure({ file: unread(npzFile(SMALL_NETWORK)), options, engine: 'auto' }, waiting),
    ).rejects.toThrow('enough');
  });
});
