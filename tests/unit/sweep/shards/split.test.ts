import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import edge from '../../../../public/examples/edge-of-stability.json';
import ratios from '../../../../public/examples/ratio-study.json';
import small from '../../../../public/examples/small.json';
import { planSweep } from '../../../../src/sweep/plan.ts';
import { createLoads } from '../../../../src/sweep/shards/least-loaded.ts';
import { dataOfSummary } from '../../../../src/sweep/shards/planned-data.ts';
import { predictedSeconds, shardOf, splitSweep, unevenness } from '../../../../src/sweep/shards/split.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../../src/sweep/spec/sweep-spec.ts';
import { dataSeedOf } from '../../../../src/sweep/sweep-plan.ts';
import { RUNS } from '../../../support/runs.ts';

const GLYPHS = { inputShape: [144], classes: 10, testCount: 100, isRegression: false };

const planOf = (input: unknown) => {
  const spec = parseSweepSpec(input);
  return planSweep(spec, dataOfSummary({ ...GLYPHS, trainCount: spec.dataset.trainCount }));
};

const specs = fc
  .record({
    learningRates: fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 6 }),
    batchSizes: fc.uniqueArray(fc.constantFrom(1, 2, 8, 32, 128), { minLength: 1, maxLength: 4 }),
    seeds: fc.integer({ min: 1, max: 6 }),
    dataSeeds: fc.integer({ min: 1, max: 3 }),
    budget: fc.constantFrom<SweepSpecInput['budget']>(
      { kind: 'epochs', epochs: 7 },
      { kind: 'steps', steps: 90 },
      { kind: 'etaSteps', etaSteps: 20 },
      { kind: 'untilLoss', loss: 0.1, maxEpochs: 40 },
    ),
  })
  .map(({ learningRates, batchSizes, seeds, dataSeeds, budget }) => ({
    ...small,
    dataset: { ...small.dataset, ...(dataSeeds > 1 && { seeds: dataSeeds, seed: undefined }) },
    grid: { learningRates: learningRates.map((each) => each / 32), batchSizes, seeds },
    budget,
  }));

describe('splitSweep', () => {
  test('puts every run into one shard, in cohorts of at most three of equal B and data, none empty', () => {
    fc.assert(
      fc.property(specs, fc.nat(), (spec, chosen) => {
        const plan = planOf(spec);
        const of = 1 + (chosen % plan.runs.length);
        const shards = splitSweep(plan, of);
        expect(shards.length).toBe(of);
        const ids = shards.flatMap(({ cohorts }) => cohorts.flatMap(({ runs }) => runs.map(({ id }) => id)));
        expect([...ids].sort((a, b) => a - b)).toEqual(plan.runs.map(({ id }) => id));
        for (const { cohorts } of shards) {
          expect(cohorts.length).toBeGreaterThan(0);
          expect(cohorts.map(({ id }) => id)).toEqual(cohorts.map(({ id }) => id).sort((a, b) => a - b));
          for (const { runs, batchSize } of cohorts) {
            expect(runs.length).toBeLessThanOrEqual(3);
            expect(new Set(runs.map((run) => `${run.batchSize} ${dataSeedOf(plan, run)}`)).size).toBe(1);
            expect(batchSize).toBe(runs[0].batchSize);
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('gives no shard more than the mean and one unit, and says what it gives', () => {
    fc.assert(
      fc.property(specs, fc.integer({ min: 1, max: 12 }), (spec, wanted) => {
        const plan = planOf(spec);
        const of = Math.min(wanted, plan.runs.length);
        const seconds = predictedSeconds(plan);
        const shards = splitSweep(plan, of);
        const unit = (runs: readonly { id: number }[]) => runs.reduce((sum, { id }) => sum + seconds[id], 0);
        const largest = Math.max(...shards.flatMap(({ cohorts }) => cohorts.map(({ runs }) => unit(runs))));
        const mean = seconds.reduce((sum, each) => sum + each, 0) / of;
        for (const shard of shards) {
          expect(shard.seconds).toBeLessThanOrEqual((mean + largest) * (1 + 1e-12));
          const own = shard.cohorts.reduce((sum, { runs }) => sum + unit(runs), 0);
          expect(Math.abs(own - shard.seconds)).toBeLessThanOrEqual(1e-12 * own);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('is a function of spec and number: the name of a spec and other plans do not matter', () => {
    const [plan, named] = [planOf(ratios), planOf({ ...ratios, name: 'another' })];
    splitSweep(plan, 5);
    const ids = (at: typeof plan) =>
      splitSweep(at, 8).map(({ cohorts }) => cohorts.map(({ runs }) => runs.map(({ id }) => id)));
    expect(ids(named)).toEqual(ids(plan));
    expect(shardOf(plan, { index: 3, of: 8 })).toEqual(splitSweep(plan, 8)[2]);
    expect(() => shardOf(plan, { index: 9, of: 8 })).toThrow('in [1, 8], got 9');
    // Written down: shards of different releases must not mix silently (docs/sharding.md).
    expect(ids(planOf(small)).map((shard) => shard.flat().join(' '))).toMatchInlineSnapshot(`
      [
        "0 14",
        "1 15",
        "2 12",
        "3 13",
        "4 10",
        "5 11",
        "6 8 16",
        "7 9 17",
      ]
    `);
  });

  test('refuses more shards than runs', () => {
    expect(() => splitSweep(planOf(small), 19)).toThrow('must be at most 18, that of the runs of the sweep, got 19');
  });

  test.each<[string, unknown]>([
    ['epochs', { ...DEFAULT_SPEC, budget: { kind: 'epochs', epochs: 100 } }],
    ['steps', { ...DEFAULT_SPEC, budget: { kind: 'steps', steps: 2000 } }],
    ['epochs of few runs', { ...small, budget: { kind: 'epochs', epochs: 20 } }],
    ['edge-of-stability.json', edge],
    ['ratio-study.json', ratios],
    ['until a loss', DEFAULT_SPEC],
  ])('in 8 shards the slowest takes at most 1.25 times the mean: %s', (_, spec) => {
    expect(unevenness(splitSweep(planOf(spec), 8))).toBeLessThanOrEqual(1.25);
  });

  test('spreads η evenly where the prediction does not tell runs apart', () => {
    const plan = planOf(DEFAULT_SPEC);
    // If each run ended at the same η·step, which the prediction does not know.
    const seconds = splitSweep(plan, 8).map(({ cohorts }) => ({
      seconds: cohorts
        .flatMap(({ runs }) => runs)
        .reduce((sum, { learningRate, batchSize }) => sum + batchSize / learningRate, 0),
    }));
    expect(unevenness(seconds)).toBeLessThanOrEqual(1.25);
  });
});

test('createLoads gives to the least loaded place, of equals to the first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))),
      (places, gifts) => {
        const loads = createLoads(places);
        const plain = Array.from({ length: places }, (_, place) => ({ place, main: 0, second: 0 }));
        for (const [main, second] of gifts) {
          const [least] = [...plain].sort((a, b) => a.main - b.main || a.second - b.second || a.place - b.place);
          expect(loads.give(main, second)).toBe(least.place);
          least.main += main;
          least.second += second;
        }
      },
    ),
    { numRuns: RUNS },
  );
});
