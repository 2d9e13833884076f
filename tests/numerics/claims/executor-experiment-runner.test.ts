import { expect, test } from 'vitest';
import { sharpnessAndBatchSize } from '../../../src/claims/dynamical-stability-2018/sharpness-and-batch-size.ts';
import { createExperimentRunner } from '../../../src/claims/executor-experiment-runner.ts';
import { judge } from '../../../src/claims/judge.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createLocalExecutor } from '../../../src/sweep/executor.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { isFullSize } from '../../support/full-size.ts';
import { nodeRunner } from './node-runner.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'spirals' }, trainCount: 40, testCount: 20 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [4, 'full'], seeds: 2 },
  budget: { kind: 'epochs', epochs: 5 },
};
const request = () => ({ signal: new AbortController().signal, onProgress: () => {} });

test('a sweep ends with an outcome and every quantity for every run, whatever the executor pool', async () => {
  const { results, plan } = await nodeRunner.sweep(SPEC, request());
  expect(results).toHaveLength(plan.runs.length);
  for (const result of results) {
    expect(result.outcome).toBe('budgetSpent');
    for (const value of [result.trainLoss, result.testAccuracy, result.sharpness]) expect(value).not.toBeNaN();
  }
  const other = createExperimentRunner({
    async choose(ownPlan, data) {
      const { description } = await loadSimdEngineInNode();
      const spawn = async () => createLocalExecutor(await loadSimdEngineInNode(), ownPlan, data);
      return { description, workers: 2, cohortSize: 1, spawn };
    },
    engineOf: loadSimdEngineInNode,
  });
  expect((await other.sweep(SPEC, request())).results).toEqual(results);
});

test('what is examined is what the sweep trained', async () => {
  const { plan, results } = await nodeRunner.sweep(SPEC, request());
  const losses = await nodeRunner.examine(SPEC, async ({ program, states }) => {
    const { theta } = await states(plan.runs[3]).at(results[3].step);
    const point = await program.at(theta);
    return (await point.evaluate('train')).loss;
  });
  expect(losses[0]).toBe(results[3].trainLoss);
});

test('a sweep over several data sets gives what each alone gives; only the first is examined', async () => {
  const several: SweepSpecInput = { ...SPEC, dataset: { ...SPEC.dataset, seeds: [4, 2] } };
  const { plan, results } = await nodeRunner.sweep(several, request());
  const ends = (some: typeof results) => some.map(({ trainLoss, sharpness }) => [trainLoss, sharpness]);
  for (const seed of [2, 4]) {
    const alone = await nodeRunner.sweep({ ...SPEC, dataset: { ...SPEC.dataset, seed } }, request());
    expect(ends(results.filter(({ run }) => run.dataSeed === seed))).toEqual(ends(alone.results));
  }
  const examined = (id: number) =>
    nodeRunner.examine(several, async ({ program, states }) => {
      const point = await program.at((await states(plan.runs[id]).at(results[id].step)).theta);
      return (await point.evaluate('train')).loss[0];
    });
  expect(await examined(1)).toBe(results[1].trainLoss);
  await expect(examined(plan.runs.length - 1)).rejects.toThrow('must be trained on data seed 2');
});

test('a stop rejects with its reason, before or during the sweep', async () => {
  const stop = new AbortController();
  const sweeping = nodeRunner.sweep(
    { ...SPEC, budget: { kind: 'steps', steps: 1_000_000 } },
    { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) },
  );
  await expect(sweeping).rejects.toThrow('enough');
  await expect(nodeRunner.sweep(SPEC, { signal: stop.signal, onProgress: () => {} })).rejects.toThrow('enough');
});

test('a spec that makes no sense is refused with its fault', async () => {
  const faulty = { ...SPEC, grid: { ...SPEC.grid, batchSizes: [64] } };
  await expect(nodeRunner.sweep(faulty, request())).rejects.toThrow('every batch size must be at most');
});

// Others, with less to train, are performed and judged at every size.
if (isFullSize)
  test('W18-2 on real networks, quick: supported', async () => {
    const runs = await sharpnessAndBatchSize.perform('quick', { runner: nodeRunner, ...request() });
    expect(judge(sharpnessAndBatchSize, sharpnessAndBatchSize.evidence(runs)).kind).toBe('supported');
  });
