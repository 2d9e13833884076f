import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { dataSeedsOf, ofDataSeed } from '../../../src/data/seeds.ts';
import { createSources } from '../../../src/data/sources.ts';
import type { DatasetSpec } from '../../../src/data/spec.ts';
import { cohortsOf, planSweep, runCount } from '../../../src/sweep/plan.ts';
import { recentlyUsed } from '../../../src/sweep/recently-used.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { createSweepData } from '../../../src/sweep/sweep-data.ts';
import { dataSeedOf } from '../../../src/sweep/sweep-plan.ts';
import { forkSpec } from '../../../src/sweep/training/fork.ts';

const specWith = (dataset: SweepSpecInput['dataset'], seeds = 2) =>
  parseSweepSpec({
    version: 1,
    dataset: { source: { kind: 'moons' }, trainCount: 12, testCount: 4, ...dataset },
    model: { hidden: [3] },
    grid: { learningRates: [0.1, 0.2], batchSizes: [4, 'full'], seeds },
    budget: { kind: 'epochs', epochs: 2 },
  });

describe('the data seeds of a spec', () => {
  test.each([
    [{ seed: 7 }, [7]],
    [{ seed: 7, seeds: 1 }, [7]],
    [{ seed: 7, seeds: 3 }, [7, 8, 9]],
    [{ seed: 7, seeds: [5, 1] }, [1, 5]],
  ])('of %o are %o', (dataset, seeds) => expect(dataSeedsOf(specWith(dataset).dataset)).toEqual(seeds));
  test('are absent from a spec that does not ask for them', () => expect('seeds' in specWith({}).dataset).toBe(false));
  test('must be whole numbers that a seed can be', () => {
    for (const seeds of [0, 1.5, [], [-1], ['a'], [5, 1, 5]])
      expect(() => specWith({ seeds: seeds as number })).toThrow('dataset.seeds');
    const last = specWith({ seed: Number.MAX_SAFE_INTEGER, seeds: 2 });
    expect(() => runCount(last, 12)).toThrow(
      /dataset\.seeds: every data seed must be below 2⁵³, got 9007199254740992\./,
    );
  });
  test('are at least one', () =>
    expect(() => dataSeedsOf({ seed: 0, seeds: [] })).toThrow('there must be at least one data seed, got none'));
  test('one of them is a spec of its own', () => {
    expect(ofDataSeed(specWith({ seed: 7, seeds: 3 }).dataset, 9)).toEqual(specWith({ seed: 9 }).dataset);
    const plain = specWith({ seed: 9 }).dataset;
    expect(JSON.stringify(ofDataSeed(plain, 9))).toBe(JSON.stringify(plain));
  });
  test('a data set built of a spec with several is the first', async () => {
    const built = await buildDataset(specWith({ seed: 7, seeds: [9, 8] }).dataset);
    expect(built).toEqual(await buildDataset(specWith({ seed: 8 }).dataset));
    expect(built).not.toEqual(await buildDataset(specWith({ seed: 7 }).dataset));
  });
});

describe('a plan over several data sets', () => {
  const spec = specWith({ seeds: [4, 2] });
  test('has the runs of one data set for each data seed in turn', async () => {
    const dataset = await buildDataset(spec.dataset);
    const { runs, dataSeeds } = planSweep(spec, dataset);
    const one = planSweep(specWith({}), dataset).runs;
    expect(dataSeeds).toEqual([2, 4]);
    expect(runs).toEqual(
      dataSeeds.flatMap((dataSeed, i) => one.map((run) => ({ ...run, id: run.id + i * one.length, dataSeed }))),
    );
  });
  test('names no data seed in its runs where there is one, by whatever words', async () => {
    for (const dataset of [{ seed: 4 }, { seed: 4, seeds: 1 }, { seed: 9, seeds: [4] }]) {
      const plan = planSweep(specWith(dataset), await buildDataset(specWith(dataset).dataset));
      expect(plan.runs.map((run) => ('dataSeed' in run ? 'named' : dataSeedOf(plan, run)))).toEqual(Array(8).fill(4));
    }
  });
  test('a cohort is of one data set and one B', async () => {
    const plan = planSweep(spec, await buildDataset(spec.dataset));
    const cohorts = cohortsOf(plan, 3);
    expect(cohorts.map(({ runs }) => runs.length)).toEqual([3, 1, 3, 1, 3, 1, 3, 1]);
    expect(cohorts.flatMap(({ runs }) => runs)).toEqual(plan.runs);
    for (const { runs } of cohorts) expect(new Set(runs.map((run) => `${run.dataSeed} ${run.batchSize}`)).size).toBe(1);
  });
  test('counts its runs before it is made, and refuses too many', () => {
    expect(runCount(spec, 12)).toBe(2 * 2 * 2 * 2);
    expect(() => runCount(specWith({ seeds: 100 }, 60), 12)).toThrow('at most 20000 runs, got 24000');
  });
  test('a fork goes on with the data set of its run alone', async () => {
    const plan = planSweep(spec, await buildDataset(spec.dataset));
    const next = { learningRates: [0.1], batchSizes: [4], seeds: [0], steps: 3 };
    expect(forkSpec(plan, plan.runs.at(-1)!, 2, next).dataset).toEqual(specWith({ seed: 4 }).dataset);
  });
});

describe('the data sets of a sweep', () => {
  test('are built when asked for, each once', async () => {
    const built: number[] = [];
    const data = await createSweepData(specWith({ seeds: [3, 5, 9] }).dataset, (one) => {
      built.push(one.seed);
      return buildDataset(one);
    });
    expect(built).toEqual([3]);
    const [nine, again] = await Promise.all([data.of(9), data.of(9)]);
    expect([await data.of(3), again]).toEqual([data.first, nine]);
    expect(nine).toEqual(await buildDataset(specWith({ seed: 9 }).dataset));
    expect(built).toEqual([3, 9]);
  });
  test('of a file are different choices among its examples', async () => {
    const sources = createSources({ fetch: () => Promise.reject(new Error('no network')) });
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 2 === 0 ? 'even' : 'odd'},${i},${(i * i) % 17}`);
    const bytes = new TextEncoder().encode(`label,x,y\n${rows.join('\n')}\n`);
    const { source } = await sources.addFiles([{ name: 'numbers.csv', bytes }]);
    const { dataset } = specWith({ source, standardise: 'none', seeds: [3, 5] });
    const data = await createSweepData(dataset, (one) => buildDataset(one, sources));
    const other = await data.of(5);
    expect(other).toEqual(await buildDataset(ofDataSeed(dataset, 5), sources));
    const chosen = ({ train }: typeof other) =>
      Array.from({ length: train.count }, (_, i) => train.inputs[2 * i]).sort();
    expect(chosen(other)).toHaveLength(12);
    expect(chosen(other)).not.toEqual(chosen(data.first));
  });
  test('must all have one shape', async () => {
    const build = (one: DatasetSpec) => buildDataset({ ...one, trainCount: one.seed === 1 ? 11 : 12 });
    const data = await createSweepData(specWith({ seeds: 3 }).dataset, build);
    await expect(data.of(1)).rejects.toThrow(
      'all data sets of a sweep must have inputs [2], 2 classes, 12 + 4 examples, got inputs [2], 2 classes, 11 + 4 ' +
        'examples at data seed 1',
    );
  });
});

describe('what was used recently', () => {
  const kept = (most: number) => {
    const told: string[] = [];
    const things = recentlyUsed({
      most,
      make: async (key: string) => {
        told.push(`+${key}`);
        if (key === 'bad') throw new Error('no');
        return key;
      },
      drop: (_, key) => told.push(`-${key}`),
    });
    return { told, things };
  };
  test('is kept; what was used longest ago is dropped for what is new', async () => {
    const { told, things } = kept(2);
    expect(things.hasRoomFor('a')).toBe(true);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await things.get(key)).toBe(key);
    expect(['a', 'b', 'c'].map(things.hasRoomFor)).toEqual([true, true, false]);
    await Promise.resolve();
    expect(told).toEqual(['+a', '+b', '+c', '-b', '+b', '-c']);
  });
  test('what could not be made is tried again, and never dropped', async () => {
    const { told, things } = kept(1);
    await expect(things.get('bad')).rejects.toThrow('no');
    await expect(things.get('bad')).rejects.toThrow('no');
    await things.get('a');
    await things.get('b');
    await Promise.resolve();
    expect(told).toEqual(['+bad', '+bad', '+a', '+b', '-a']);
  });
});
