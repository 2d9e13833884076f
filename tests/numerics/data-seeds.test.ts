import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createDataExecutor, createLocalExecutor, overData, type SegmentExecutor } from '../../src/sweep/executor.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { resultsCsv, samplesCsv } from '../../src/sweep/results/export-csv.ts';
import type { Sample } from '../../src/sweep/results/trace-store.ts';
import { parseSweepSpec, type SweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import type { SweepData } from '../../src/sweep/sweep-data.ts';
import type { SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { createWorkerClient } from '../../src/worker/client.ts';
import { createRemoteExecutor } from '../../src/worker/remote-executor.ts';
import { localChannel } from '../support/local-channel.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'spirals' }, trainCount: 40, testCount: 20, labelNoise: 0.1, seed: 3 },
  model: { hidden: [6] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 'full'], seeds: 2 },
  budget: { kind: 'epochs', epochs: 6 },
};
const specWith = (dataset: Partial<SweepSpecInput['dataset']>, change: Partial<SweepSpecInput> = {}): SweepSpec =>
  parseSweepSpec({ ...SPEC, ...change, dataset: { ...SPEC.dataset, ...dataset } });
const SEVERAL = specWith({ seeds: 3 });

type Spawn = (plan: SweepPlan, data: SweepData) => Promise<SegmentExecutor>;
const inThisThread: Spawn = async (plan, data) => createLocalExecutor(await loadSimdEngineInNode(), plan, data);
/** Room for a single data set beside the first: with three, nearly every segment needs another. */
const inLittleMemory: Spawn = async (plan, data) =>
  overData(await createDataExecutor(await loadSimdEngineInNode(), plan, data.first), { plan, data, mostBytes: 1 });
const inWorker: Spawn = (plan, data) =>
  createRemoteExecutor(createWorkerClient(localChannel(loadSimdEngineInNode)), { engine: 'simd', plan, data });

interface Outcome {
  readonly plan: SweepPlan;
  readonly samples: Sample[];
  readonly csv: string;
  readonly fingerprint: string | null;
}

/** Trains a sweep to its end; with `pauseAfter` it is stopped after so many segments, serialised and resumed. */
async function train(
  spec: SweepSpec,
  { spawn = inThisThread, workers = 1, pauseAfter = 0 }: { spawn?: Spawn; workers?: number; pauseAfter?: number } = {},
): Promise<Outcome> {
  const { plan, data } = await prepareSweep(spec, buildDataset);
  const description = { kind: 'simd', device: 'test', unitRoundoff: 2 ** -24 } as const;
  const pool = { description, workers, cohortSize: 3, spawn: () => spawn(plan, data) };
  let record = createSweepRecord(plan, { pool });
  if (pauseAfter > 0) {
    const control = createSweepControl();
    let segments = 0;
    const onSegment = () => {
      if (++segments === pauseAfter) control.stop();
    };
    await performSweep(record, { pool, control, onSegment, segmentMilliseconds: 1 });
    expect(record.tasks.length).toBeGreaterThan(0);
    record = createSweepRecord(plan, { pool, resumed: deserialize(serialize(record.checkpoint())) });
  }
  await performSweep(record, { pool, segmentMilliseconds: 1 });
  expect(record.tasks).toEqual([]);
  const samples = record.traces.all();
  const csv = resultsCsv(record.results(), null) + samplesCsv(plan.runs, samples, null);
  return { plan, samples, csv, fingerprint: record.fingerprint() };
}

test('every data seed of a sweep has, bit for bit, the rows of a sweep of that data seed alone', async () => {
  const { plan, samples } = await train(SEVERAL);
  const each = plan.runs.length / 3;
  expect(plan.dataSeeds).toEqual([3, 4, 5]);
  for (const [index, seed] of plan.dataSeeds.entries()) {
    const alone = await train(specWith({ seed }));
    expect(alone.plan.runs.every((run) => run.dataSeed === undefined)).toBe(true);
    const own = plan.runs.slice(index * each, (index + 1) * each);
    expect(own).toEqual(alone.plan.runs.map((run) => ({ ...run, id: run.id + index * each, dataSeed: seed })));
    const ownSamples = samples.filter(({ run }) => plan.runs[run].dataSeed === seed);
    expect(ownSamples).toEqual(alone.samples.map((sample) => ({ ...sample, run: sample.run + index * each })));
  }
  // They do differ from one data set to another.
  const ends = plan.dataSeeds.map((seed) => samples.findLast(({ run }) => plan.runs[run].dataSeed === seed)?.value);
  expect(new Set(ends).size).toBe(3);
});

test('the fingerprint does not depend on workers, on where they are, on their memory, nor on a pause', async () => {
  const { fingerprint } = await train(SEVERAL);
  for (const spawn of [inThisThread, inLittleMemory, inWorker])
    for (const workers of [1, 2, 3]) expect((await train(SEVERAL, { spawn, workers })).fingerprint).toBe(fingerprint);
  for (const spawn of [inLittleMemory, inWorker])
    expect((await train(SEVERAL, { spawn, workers: 2, pauseAfter: 9 })).fingerprint).toBe(fingerprint);
  expect((await train(specWith({}))).fingerprint).not.toBe(fingerprint);
});

test('with a start, runs start on their own data set', async () => {
  const change = { start: { learningRate: 0.2, batchSize: 8, steps: 12 }, rule: { kind: 'svag', level: 2 } } as const;
  const { plan, samples } = await train(specWith({ seeds: [4, 3] }, change), { workers: 2 });
  const alone = await train(specWith({ seed: 4 }, change));
  const each = plan.runs.length / 2;
  expect(samples.filter(({ run }) => run >= each).map((sample) => ({ ...sample, run: sample.run - each }))).toEqual(
    alone.samples,
  );
});

test('tables name the data seed where there are several, and are as they were where there is one', async () => {
  const [one, several] = [await train(specWith({ seed: 5 })), await train(SEVERAL)];
  expect(one.csv).not.toContain('data_seed');
  expect((await train(specWith({ seeds: [5] }))).csv).toBe(one.csv);
  const tables = (csv: string) =>
    csv.split(/\r\n(?=run,)/).map((table) =>
      table
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')),
    );
  const offset = (2 * several.plan.runs.length) / 3;
  tables(several.csv).forEach(([header, ...rows], table) => {
    const at = header.indexOf('data_seed');
    expect(header[at - 1]).toBe('seed');
    const own = rows
      .filter((row) => row[at] === '5')
      .map(([run, ...rest]) => [String(Number(run) - offset), ...rest].toSpliced(at, 1));
    expect([header.toSpliced(at, 1), ...own]).toEqual(tables(one.csv)[table]);
  });
});
