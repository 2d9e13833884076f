import { expect, test } from 'vitest';
import { findMinima } from '../../../src/claims/dynamical-stability-2018/minima.ts';
import { inspectRuns } from '../../../src/claims/inspect-runs.ts';
import { lateRuns, lateSteps } from '../../../src/claims/late-sharpness.ts';
import { median } from '../../../src/math/statistics.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { nodeRunner } from './node-runner.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'spirals' }, trainCount: 40, testCount: 20 },
  model: { hidden: [8], loss: 'squaredError' },
  grid: { learningRates: [0.1, 0.4], batchSizes: [4, 'full'], seeds: 2 },
  budget: { kind: 'steps', steps: 60 },
  measure: { sharpnessPerDecade: 200, sharpnessTolerance: 1e-3, tier: 'full' },
};

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function context() {
  const progress: number[] = [];
  const stop = new AbortController();
  const onProgress = (fraction: number) => void progress.push(fraction);
  return { context: { runner: nodeRunner, signal: stop.signal, onProgress }, progress, stop };
}
const sweep = once(() => nodeRunner.sweep(SPEC, context().context));

test('an inspection finds every run where the sweep had it, and progress grows to 1', async () => {
  const { context: own, progress } = context();
  const seen = await inspectRuns([SPEC], own, ({ run, at }) =>
    at(run.endStep, async ({ point }) => ({ run: run.id, loss: (await point.evaluate('train')).loss[0] })),
  );
  const { results } = await sweep();
  expect(seen).toEqual(results.map(({ run, trainLoss }) => ({ run: run.id, loss: trainLoss })));
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('runs that are not wanted are not trained', async () => {
  const wanted = ({ batchSize }: { batchSize: number }) => batchSize === 4;
  const seen = await inspectRuns([SPEC], context().context, async ({ run }) => run.batchSize, { wanted });
  expect(seen).toEqual([4, 4, 4, 4]);
});

test('a stop is obeyed between samples', async () => {
  const { context: own, stop } = context();
  const inspecting = inspectRuns([SPEC], own, ({ at }) => at(10, async () => stop.abort(new Error('enough'))));
  await expect(inspecting).rejects.toThrow('enough');
});

test('a and s of a minimum are those of the sweep’s probes, within the errors of both', async () => {
  const found = await findMinima([SPEC], context().context);
  const { results, traces } = await sweep();
  expect(found).toHaveLength(results.length);
  results.forEach(({ run, trainLoss, testAccuracy }, i) => {
    const { sharpness, nonUniformity, ...ends } = found[i];
    expect(ends).toMatchObject({ learningRate: run.learningRate, batchSize: run.batchSize, trainLoss, testAccuracy });
    // A residual of 1 % of λ, the tolerance here, bounds the error of λ by as much; that of s = √λ₁(Σ) by half of it.
    for (const [own, sample] of [
      [sharpness, traces.last(run.id, 'sharpness')],
      [nonUniformity, traces.last(run.id, 'nonUniformity')],
    ] as const)
      expect(Math.abs(own - (sample?.value ?? Number.NaN))).toBeLessThanOrEqual(0.01 * own + (sample?.error ?? 0));
  });
});

test('late sharpness is the median of λ₁ at the late steps', async () => {
  const runs = await lateRuns([SPEC], context().context);
  const { results, traces } = await sweep();
  results.forEach(({ run, trainLoss }, i) => {
    const trace = traces.trace(run.id, 'sharpness');
    const values = lateSteps(run.endStep).flatMap((step) => trace.filter((sample) => sample.step === step));
    expect(values.length).toBe(lateSteps(run.endStep).length);
    expect(runs[i].trainLoss).toBe(trainLoss);
    expect(Math.abs(runs[i].sharpness / median(values.map(({ value }) => value)) - 1)).toBeLessThanOrEqual(0.012);
  });
});
