import { beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { CohortProgress } from '../../src/sweep/cohort-progress.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { countToTakeOver, type PerformedSweep, runsToTakeOver, takeOver } from '../../src/sweep/take-over.ts';
import { localPool } from '../support/local-pool.ts';

const BASE: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 48, testCount: 16 },
  model: { hidden: [6] },
  grid: { learningRates: [0.1, 0.3], batchSizes: [8, 24], seeds: 2 },
  budget: { kind: 'steps', steps: 60 },
  measure: { tier: 'economy' },
};
const grid = (change: Partial<SweepSpecInput['grid']>) => ({ ...BASE, grid: { ...BASE.grid, ...change } });

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});

/** Performs a spec, with runs of a sweep before it where one is given. `trained`: the runs that were. */
async function perform(spec: SweepSpecInput, before?: PerformedSweep, stopAfter = Number.POSITIVE_INFINITY) {
  const { plan, data } = await prepareSweep(spec, buildDataset);
  const pool = await localPool(engine).choose('simd', plan, data);
  const taken = before ? takeOver(plan, before, { kind: 'simd', cohortSize: 3 }) : null;
  const record = createSweepRecord(plan, { pool, resumed: taken?.checkpoint });
  const trained = new Set<number>();
  const control = createSweepControl();
  const onSegment = ({ cohort, finished }: CohortProgress) => {
    for (const { id } of cohort.runs) trained.add(id);
    if (finished.length > 0 && record.finished.size >= stopAfter) control.stop();
  };
  await performSweep(record, { pool, control, onSegment, segmentMilliseconds: 5 });
  record.recordStopped();
  return { plan, record, taken, trained };
}

describe('a sweep that takes runs over', () => {
  test.each([
    ['a learning rate more', grid({ learningRates: [0.1, 0.2, 0.3] }), 8],
    ['a learning rate less and another one', grid({ learningRates: [0.3, 0.6] }), 4],
    ['a batch size and seeds more', grid({ batchSizes: [8, 16, 24], seeds: 3 }), 8],
    ['fewer runs', grid({ batchSizes: [24] }), 4],
    [
      'the same runs under another name in another order',
      { ...grid({ learningRates: [0.3, 0.1, 0.9] }), name: 'x' },
      8,
    ],
  ])('%s: only new runs are trained, and the fingerprint is that of training all', async (_, spec, runs) => {
    const before = await perform(BASE);
    const whole = await perform(spec);
    const grown = await perform(spec, before.record);
    expect(grown.taken?.runs).toBe(runs);
    expect(countToTakeOver(grown.plan.spec, before.record)).toBe(runs);
    expect(grown.trained.size).toBe(grown.plan.runs.length - runs);
    expect(whole.trained.size).toBe(whole.plan.runs.length);
    expect(grown.record.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(grown.record.fingerprint()).toBe(whole.record.fingerprint());
    expect(grown.record.fraction).toBe(1);
  });

  test('runs that were stopped are trained', async () => {
    const spec = grid({ learningRates: [0.1, 0.2, 0.3] });
    const before = await perform({ ...BASE, grid: { ...BASE.grid, seeds: 4 } }, undefined, 1);
    const ended = [...before.record.finished.values()].filter(({ outcome }) => outcome !== 'stopped');
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.length).toBeLessThan(before.plan.runs.length);
    const grown = await perform(spec, before.record);
    const seeds = ended.filter(({ run }) => before.plan.runs[run]!.seed < 2);
    expect(grown.taken?.runs).toBe(seeds.length);
    expect(grown.record.fingerprint()).toBe((await perform(spec)).record.fingerprint());
  });

  test('the share of the work that went into them scales the time of it', async () => {
    const before = await perform(BASE);
    const milliseconds = { training: 100, losses: 10 };
    const { taken } = await perform(grid({ learningRates: [0.3], seeds: 3 }), { ...before.record, milliseconds });
    // Both η spend 60 steps at both B: half of the work.
    expect(taken?.share).toBe(0.5);
    expect(taken?.checkpoint.milliseconds).toEqual({ training: 50, losses: 5 });
  });
});

describe('nothing is taken over', () => {
  const more = grid({ learningRates: [0.1, 0.2, 0.3] });
  test.each([
    ['of the same runs', BASE, {}],
    ['of another data set', { ...more, dataset: { ...BASE.dataset, trainCount: 50 } }, {}],
    ['of another budget', { ...more, budget: { kind: 'steps', steps: 61 } }, {}],
    ['of another tier', { ...more, measure: { tier: 'standard' } }, {}],
    ['of another engine', more, { engine: 'webgl' }],
    ['where runs went on with another engine', more, { switches: [{ run: 0, step: 3, engine: 'webgl' }] }],
    ['of other seeds', grid({ seeds: [7, 8] }), {}],
  ] as [string, SweepSpecInput, Partial<PerformedSweep>][])('%s', async (_, spec, change) => {
    const { record } = await perform(BASE);
    const { plan } = await prepareSweep(spec, buildDataset);
    const before: PerformedSweep = { ...record, ...change };
    expect(runsToTakeOver(plan, before).size).toBe(0);
    expect(countToTakeOver(plan.spec, before)).toBe(0);
    expect(takeOver(plan, before, { kind: 'simd', cohortSize: 4 })).toBeNull();
  });

  test('on another engine than theirs', async () => {
    const { record } = await perform(BASE);
    const { plan } = await prepareSweep(more, buildDataset);
    expect(takeOver(plan, record, { kind: 'webgl', cohortSize: 4 })).toBeNull();
    expect(takeOver(plan, record, { kind: 'simd', cohortSize: 4 })?.runs).toBe(8);
  });
});
