import { beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { createLocalExecutor, type ExecutorPool } from '../../../src/sweep/executor.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import { createSweepRecord, isSameSweep, type SweepRecord } from '../../../src/sweep/sweep-record.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 16, testCount: 8 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 8], seeds: 2 },
  budget: { kind: 'epochs', epochs: 12 },
};

const poolOf = ({ plan, data }: PreparedSweep, workers = 1): ExecutorPool => {
  const engine = oracleEngine();
  const spawn = () => createLocalExecutor(engine, plan, data);
  return { description: engine.description, workers, cohortSize: 3, spawn };
};

/** Performs a sweep until so many segments have been recorded. */
async function performUntil(record: SweepRecord, pool: ExecutorPool, segments: number): Promise<void> {
  const control = createSweepControl();
  let done = 0;
  const onSegment = () => {
    if (++done === segments) control.stop();
  };
  await performSweep(record, { pool, control, onSegment, segmentMilliseconds: 0 });
}

let prepared: PreparedSweep;
beforeEach(async () => {
  prepared = await prepareSweep(SPEC, buildDataset);
});

describe('a sweep performed to its end', () => {
  test('has an outcome for every run, results, a fingerprint and no task', async () => {
    const { plan } = prepared;
    const record = createSweepRecord(plan, { pool: poolOf(prepared) });
    expect(record.tasks.flatMap(({ cohort, state }) => [cohort.runs.length, state])).toEqual([
      3,
      null,
      1,
      null,
      3,
      null,
      1,
      null,
    ]);
    expect([record.fraction, record.finished.size, record.fingerprint()]).toEqual([0, 0, null]);
    const fractions: number[] = [];
    await performSweep(record, { pool: poolOf(prepared), onSegment: () => fractions.push(record.fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect([record.fraction, record.finished.size, record.tasks]).toEqual([1, plan.runs.length, []]);
    expect(record.results().map(({ outcome }) => outcome)).toEqual(plan.runs.map(() => 'budgetSpent'));
    expect(record.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  test('sums the time of its segments, and knows none where no worker reports it', async () => {
    const pool = poolOf(prepared);
    const record = createSweepRecord(prepared.plan, { pool });
    await performUntil(record, pool, 1);
    expect(record.milliseconds).toBeNull();
    expect(record.checkpoint()).not.toHaveProperty('milliseconds');
    const [task] = record.tasks;
    if (!task) throw new Error('tasks must remain');
    const { cohort, state } = task;
    const progress = { cohort, engine: record.engine, state, samples: [], finished: [] };
    record.record({ ...progress, milliseconds: { training: 2 } });
    record.record({ ...progress, milliseconds: { training: 3, losses: 1 } });
    expect(record.milliseconds).toEqual({ training: 5, losses: 1 });
    const resumed = createSweepRecord(prepared.plan, { pool, resumed: record.checkpoint() });
    expect(resumed.milliseconds).toEqual({ training: 5, losses: 1 });
  });
});

test('outcomes do not depend on which runs share a cohort, whatever their last steps', async () => {
  const spec: SweepSpecInput = {
    ...SPEC,
    model: { hidden: [6] },
    grid: { learningRates: [0.3, 0.8, 2, 5, 9, 14], batchSizes: [2], seeds: 6 },
    budget: { kind: 'etaSteps', etaSteps: 60 },
    measure: { trainPerDecade: 1, testPerDecade: 0, sharpnessPerDecade: 0, patienceEpochs: 1 },
  };
  const sweep = await prepareSweep(spec, buildDataset);
  const fingerprintOf = async (cohortSize: number) => {
    const pool = { ...poolOf(sweep), cohortSize };
    const record = createSweepRecord(sweep.plan, { pool });
    await performSweep(record, { pool });
    return record.fingerprint();
  };
  expect(await fingerprintOf(36)).toBe(await fingerprintOf(1));
});

describe('a stopped sweep', () => {
  test('has stopped runs, each at its step, and no fingerprint', async () => {
    const pool = poolOf(prepared);
    const record = createSweepRecord(prepared.plan, { pool });
    await performUntil(record, pool, 1);
    const reached = new Map(
      record.tasks.flatMap(({ cohort, state }) => cohort.runs.map(({ id }) => [id, state?.step ?? 0])),
    );
    record.recordStopped();
    const stopped = [...record.finished.values()].filter(({ outcome }) => outcome === 'stopped');
    expect(stopped).toHaveLength(reached.size);
    for (const { run, step } of stopped) expect(step).toBe(reached.get(run));
    expect(record.fingerprint()).toBeNull();
  });
});

describe('a checkpoint', () => {
  const uninterrupted = async () => {
    const record = createSweepRecord(prepared.plan, { pool: poolOf(prepared) });
    await performSweep(record, { pool: poolOf(prepared) });
    return record;
  };

  test.each([1, 2, 3, 5])('taken after %i segments, cloned and resumed, gives the same sweep', async (segments) => {
    const pool = poolOf(prepared, 2);
    const first = createSweepRecord(prepared.plan, { pool });
    await performUntil(first, pool, segments);
    first.recordStopped();
    const checkpoint = structuredClone(first.checkpoint());
    expect(checkpoint.tasks.length).toBeGreaterThan(0);
    const resumed = createSweepRecord(prepared.plan, { pool: { ...pool, cohortSize: 1 }, resumed: checkpoint });
    expect(resumed.fraction).toBeGreaterThan(0);
    expect(resumed.fraction).toBeLessThan(1);
    await performSweep(resumed, { pool });
    const whole = await uninterrupted();
    expect(resumed.traces.all()).toEqual(whole.traces.all());
    expect(resumed.fingerprint()).toBe(whole.fingerprint());
  });

  test('does not change with the record it was taken of', async () => {
    const pool = poolOf(prepared);
    const record = createSweepRecord(prepared.plan, { pool });
    await performUntil(record, pool, 2);
    const checkpoint = record.checkpoint();
    const before = structuredClone(checkpoint);
    await performSweep(record, { pool });
    expect(checkpoint).toEqual(before);
    expect(record.checkpoint()).not.toEqual(before);
  });

  test('that goes on with another engine says which runs, from which step, and has a fingerprint of its own', async () => {
    const pool = poolOf(prepared);
    const first = createSweepRecord(prepared.plan, { pool });
    await performUntil(first, pool, 1);
    const started = first.tasks.find(({ state }) => state);
    if (!started?.state) throw new Error('a cohort must have been started');
    const elsewhere = { ...pool, description: { ...pool.description, kind: 'webgl' as const } };
    const spawn = async () => ({ ...(await pool.spawn(0, undefined)), engine: elsewhere.description });
    const resumed = createSweepRecord(prepared.plan, { pool: elsewhere, resumed: first.checkpoint() });
    expect(resumed.switches).toEqual([]);
    await performSweep(resumed, { pool: { ...elsewhere, spawn } });
    expect(resumed.engine).toBe(first.engine);
    const stepOf = (run: number) => (started.cohort.runs.some(({ id }) => id === run) ? started.state?.step : 0);
    expect(resumed.switches.toSorted((a, b) => a.run - b.run)).toEqual(
      prepared.plan.runs.map(({ id }) => ({ run: id, step: stepOf(id), engine: 'webgl' })),
    );
    const whole = await uninterrupted();
    expect(resumed.traces.all()).toEqual(whole.traces.all());
    expect(resumed.fingerprint()).not.toBe(whole.fingerprint());
    const again = createSweepRecord(prepared.plan, { pool, resumed: resumed.checkpoint() });
    expect(again.fingerprint()).toBe(resumed.fingerprint());
  });

  test('resumes no other sweep', async () => {
    const pool = poolOf(prepared);
    const checkpoint = createSweepRecord(prepared.plan, { pool }).checkpoint();
    const other = await prepareSweep({ ...SPEC, budget: { kind: 'epochs', epochs: 3 } }, buildDataset);
    expect(() => createSweepRecord(other.plan, { pool, resumed: checkpoint })).toThrow('got another');
    const { spec, engine } = checkpoint;
    expect(isSameSweep(checkpoint, { engine, spec: JSON.parse(JSON.stringify(spec)) })).toBe(true);
    expect(isSameSweep(checkpoint, { engine, spec: other.plan.spec })).toBe(false);
  });
});
