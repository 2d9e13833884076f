import { expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { keepingLatestBuild } from '../../../src/data/latest-build.ts';
import { datasetSpec } from '../../../src/data/spec.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const moons = (seed: number) => datasetSpec.parse({ source: { kind: 'moons' }, trainCount: 16, testCount: 8, seed });

test('the last generated data set is built once, and another in its place', async () => {
  const built: number[] = [];
  const sources = keepingLatestBuild({
    ...REFUSING.sources,
    build(spec) {
      built.push(spec.seed);
      return buildDataset(spec);
    },
  });
  const [first, again] = await Promise.all([sources.build(moons(1)), sources.build(moons(1))]);
  expect(again).toBe(first);
  expect(first).toEqual(await buildDataset(moons(1)));
  expect(await sources.build(moons(2))).toEqual(await buildDataset(moons(2)));
  await sources.build(moons(1));
  expect(built).toEqual([1, 2, 1]);
});

test('what failed is tried again, and who has given up waiting gets nothing', async () => {
  let failures = 1;
  const sources = keepingLatestBuild({
    ...REFUSING.sources,
    build: (spec) => (failures-- > 0 ? Promise.reject(new Error('lost')) : buildDataset(spec)),
  });
  await expect(sources.build(moons(1))).rejects.toThrow('lost');
  const abort = new AbortController();
  const unwanted = sources.build(moons(1), { signal: abort.signal });
  abort.abort(new Error('not wanted'));
  await expect(unwanted).rejects.toThrow('not wanted');
  expect((await sources.build(moons(1))).train.count).toBe(16);
});
