import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { Tier } from '../../src/probes/scalar/tiers.ts';
import type { ExecutorPool } from '../../src/sweep/executor.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import type { Sample } from '../../src/sweep/results/trace-store.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { measureSupplement, type RepeatedSweep } from '../../src/sweep/supplement/measure-supplement.ts';
import {
  packSupplement,
  type Supplement,
  unpackSupplement,
  withSupplement,
  withTier,
} from '../../src/sweep/supplement/supplement.ts';
import { supplementProgress } from '../../src/sweep/supplement/supplement-progress.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import { createSweepRecord, type SweepRecord } from '../../src/sweep/sweep-record.ts';
import { atSize } from '../support/full-size.ts';
import { localPool } from '../support/local-pool.ts';

const BASE: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 48, testCount: 16 },
  model: { hidden: [6] },
  grid: { learningRates: [0.1, 0.3], batchSizes: [8, 24], seeds: 2 },
  budget: { kind: 'steps', steps: 60 },
  measure: { trainPerDecade: 8, testPerDecade: 4, sharpnessPerDecade: 1 },
};
const FIRST = { learningRate: 0.2, batchSize: 8, steps: 25, update: { momentum: 0.5 } } as const;

const CASES: Record<string, Partial<SweepSpecInput>> = {
  'momentum and schedules of η and B': {
    update: { momentum: 0.9, nesterov: true },
    schedule: { rate: { kind: 'cosine' }, warmupEpochs: 1, batch: { kind: 'step', everyEpochs: 4, factor: 2 } },
  },
  'a start from a step of another run': { update: { momentum: 0.5 }, start: FIRST },
  'runs that diverge': { grid: { learningRates: [0.1, 300], batchSizes: [8], seeds: 2 } },
  'a plain sweep': {},
  'a target loss': { budget: { kind: 'untilLoss', loss: 0.35, maxEpochs: 60 } },
  'a sweep of the economy tier': { measure: { tier: 'economy' } },
};

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

interface Opened {
  readonly record: SweepRecord;
  readonly repeated: RepeatedSweep;
  poolOf(tier: Tier, cohortSize?: number): Promise<ExecutorPool>;
}

/** Performs a sweep, to its end or until so many segments have been recorded. */
async function swept(change: Partial<SweepSpecInput>, segments = Number.POSITIVE_INFINITY): Promise<Opened> {
  const measure = { ...BASE.measure, ...change.measure };
  const { plan, data } = await prepareSweep({ ...BASE, ...change, measure }, buildDataset);
  const pool = await localPool(engine).choose('simd', plan, data);
  const record = createSweepRecord(plan, { pool });
  const control = createSweepControl();
  let done = 0;
  const onSegment = () => {
    if (++done === segments) control.stop();
  };
  await performSweep(record, {
    pool,
    control,
    onSegment,
    segmentMilliseconds: segments === Number.POSITIVE_INFINITY ? 200 : 0,
  });
  record.recordStopped();
  const { traces, finished, switches } = record;
  return {
    record,
    repeated: { plan, traces, finished, switches, engine: engine.description },
    poolOf: async (tier, cohortSize = 4) => ({
      ...(await localPool(engine).choose('simd', withTier(plan, tier), data)),
      cohortSize,
    }),
  };
}

const supplementOf = async ({ repeated, poolOf }: Opened, tier: Tier = 'full', cohortSize = 4): Promise<Supplement> => {
  const supplement = await measureSupplement(repeated, { tier, pool: await poolOf(tier, cohortSize) });
  if (!supplement) throw new Error('it was not stopped.');
  return supplement;
};

const together = ({ record }: Opened, supplement: Supplement) =>
  withSupplement(record.traces, record.plan.spec.measure.tier, supplement);

describe.each(atSize(3, Object.entries(CASES)))('%s', (_name, change) => {
  test('has, with a supplement, the samples of a sweep that recorded the tier, bit for bit; the sweep itself is as before', async () => {
    const opened = await swept(change);
    const before = opened.record.fingerprint();
    const supplement = await supplementOf(opened);
    const recorded = await swept({ ...change, measure: { ...change.measure, tier: 'full' } });
    const expected = recorded.record.traces.all();
    expect(expected.length).toBeGreaterThan(opened.record.traces.all().length);
    expect(together(opened, supplement).all()).toEqual(expected);
    expect(supplement.ownSamples).toBe(opened.record.traces.all().length);
    expect(opened.record.fingerprint()).toBe(before);
    // It is the sweep's own, not that of the dearer spec.
    expect(recorded.record.fingerprint()).not.toBe(before);
  });
});

test('the runs of the cases do diverge, and do reach their target', async () => {
  const outcomes = async (name: string) =>
    new Set([...(await swept(CASES[name])).record.finished.values()].map(({ outcome }) => outcome));
  expect([...(await outcomes('runs that diverge'))].sort()).toEqual(['budgetSpent', 'diverged']);
  expect(await outcomes('a target loss')).toContain('reachedTarget');
});

test('a cheaper tier than the dearest has the samples of that tier, in cohorts of any size', async () => {
  const opened = await swept({});
  const recorded = await swept({ measure: { tier: 'standard' } });
  for (const size of [1, 3]) {
    const supplement = await supplementOf(opened, 'standard', size);
    expect(together(opened, supplement).all()).toEqual(recorded.record.traces.all());
  }
});

describe('a sweep that was stopped', () => {
  /** Segments are of one step, of which a start needs 25 for each of two cohorts. */
  const STOPS: readonly (readonly [number, Partial<SweepSpecInput>])[] = [
    [9, {}],
    [70, { update: { momentum: 0.5 }, start: FIRST }],
  ];
  test.each(STOPS)(
    'after %i segments has the samples of each run up to the step it had reached',
    async (segments, change) => {
      const opened = await swept(change, segments);
      const recorded = await swept({ ...change, measure: { tier: 'full' } });
      const { finished } = opened.record;
      expect([...finished.values()].some(({ outcome }) => outcome === 'stopped')).toBe(true);
      const supplement = await supplementOf(opened);
      const own = opened.record.traces;
      const isReached = ({ run, step }: Sample) =>
        own.columns(run, 'trainLoss').length > 0 && step <= (finished.get(run)?.step ?? -1);
      const expected = recorded.record.traces.all().filter(isReached);
      expect(expected.length).toBeGreaterThan(own.all().length);
      expect(together(opened, supplement).all()).toEqual(expected);
    },
  );
});

describe('an engine with other numbers', () => {
  /** The engine's training losses, each changed in its last bit from a step on. */
  const altered = (pool: ExecutorPool, from: number): ExecutorPool => ({
    ...pool,
    async spawn(...place) {
      const executor = await pool.spawn(...place);
      const changed = (sample: Sample): Sample =>
        sample.probe === 'trainLoss' && sample.step >= from
          ? { ...sample, value: sample.value * (1 + Number.EPSILON) }
          : sample;
      return {
        ...executor,
        async perform(request) {
          const result = await executor.perform(request);
          return { ...result, samples: result.samples.map(changed) };
        },
      };
    },
  });

  test.each([0, 50])('is refused, with the first number that differs, at step %i', async (from) => {
    const { repeated, poolOf } = await swept({});
    const pool = altered(await poolOf('full'), from);
    const refused = measureSupplement(repeated, { tier: 'full', pool });
    await expect(refused).rejects.toThrow(/trainLoss of run \d+ at step \d+ is [\d.]+ here and was [\d.]+/);
  });

  test('is refused where a run ends otherwise', async () => {
    const { repeated, poolOf } = await swept({});
    const finished = new Map(repeated.finished).set(0, { run: 0, outcome: 'budgetSpent', step: 59 });
    const refused = measureSupplement({ ...repeated, finished }, { tier: 'full', pool: await poolOf('full') });
    await expect(refused).rejects.toThrow(/run 0|samples were made/);
  });

  test('is refused before anything is trained where it is of another kind, or one of several', async () => {
    const { repeated, poolOf } = await swept({});
    let isMade = false;
    const pool: ExecutorPool = {
      ...(await poolOf('full')),
      spawn() {
        isMade = true;
        return Promise.reject(new Error('nothing is to be trained'));
      },
    };
    const webgl = { ...repeated, engine: { ...repeated.engine, kind: 'webgl' as const } };
    await expect(measureSupplement(webgl, { tier: 'full', pool })).rejects.toThrow(
      /that of the sweep, webgl, got simd/,
    );
    const mixed = { ...repeated, switches: [{ run: 0, step: 3, engine: 'simd' as const }] };
    await expect(measureSupplement(mixed, { tier: 'full', pool })).rejects.toThrow(/went on with another/);
    expect(isMade).toBe(false);
  });
});

test('one that is cancelled leaves nothing', async () => {
  const { record, repeated, poolOf } = await swept({});
  const before = record.traces.all();
  const control = createSweepControl();
  let segments = 0;
  const onSegment = () => {
    if (++segments === 2) control.stop();
  };
  const pool = await poolOf('full');
  const stopped = await measureSupplement(repeated, { tier: 'full', pool, control, onSegment, segmentMilliseconds: 0 });
  expect(segments).toBe(2);
  expect(stopped).toBeNull();
  expect(record.traces.all()).toEqual(before);
});

test('packed and unpacked it is the same; one whose samples were changed is none', async () => {
  const opened = await swept({});
  const supplement = await supplementOf(opened, 'economy');
  const packed = packSupplement(supplement);
  const unpacked = unpackSupplement(packed);
  expect(unpacked?.traces.all()).toEqual(supplement.traces.all());
  expect(unpacked).toMatchObject({ tier: 'economy', ownSamples: supplement.ownSamples });
  const [row] = packed.samples;
  const value = row.value.map((each, i) => (i === 3 ? each + 1 : each));
  expect(unpackSupplement({ ...packed, samples: [{ ...row, value }] })).toBeNull();
});

test('its progress rises from nothing to all of the work, of the runs as far as they came', async () => {
  const { repeated, poolOf } = await swept(CASES['a target loss']);
  const machine = { engine: 'simd' as const, workers: 2, correction: null };
  const progress = supplementProgress(repeated, 'full', machine);
  const foreseen = progress.secondsLeft(0);
  const alone = supplementProgress(repeated, 'full', { ...machine, workers: 1 }).secondsLeft(0);
  expect(foreseen).toBeCloseTo(alone / 2, 12);
  expect(supplementProgress(repeated, 'economy', machine).secondsLeft(0)).toBeLessThan(foreseen);
  const fractions = [progress.fraction()];
  const onSegment: Parameters<typeof measureSupplement>[1]['onSegment'] = (each) => {
    // Reported times that change what is thought of the phases.
    progress.add({ ...each, milliseconds: { training: 5, full: fractions.length } });
    fractions.push(progress.fraction());
  };
  await measureSupplement(repeated, { tier: 'full', pool: await poolOf('full'), onSegment, segmentMilliseconds: 0 });
  expect(fractions[0]).toBe(0);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.length).toBeGreaterThan(4);
  expect(fractions.at(-1)).toBeCloseTo(1, 9);
  expect(progress.secondsLeft(8)).toBeCloseTo(0, 6);
});
