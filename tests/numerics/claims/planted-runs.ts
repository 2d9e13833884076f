import { expect } from 'vitest';
import type { Claim, ClaimSize } from '../../../src/claims/claim.ts';
import type { LateRun } from '../../../src/claims/late-sharpness.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import type { SweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { createFakeRunner, type Planted } from './fake-runner.ts';
import { draws, verdictOf } from './judged.ts';

/** A run that reached its target; what a rule reads is planted over it. */
export const RUN: NetworkRun = {
  learningRate: 0.1,
  batchSize: 16,
  seed: 0,
  outcome: 'reachedTarget',
  step: 1000,
  stepsPerEpoch: 31,
  trainLoss: 0.05,
  testAccuracy: 0.85,
  sharpness: 1,
  lossTrace: [],
  sharpnessTrace: [],
};

const { streamOf } = draws(777);

export const late = (run: Partial<LateRun> & Pick<LateRun, 'seed' | 'sharpness'>): LateRun => ({
  learningRate: 0.2,
  batchSize: 200,
  momentum: 0,
  initialLoss: 0.5,
  trainLoss: 1e-3,
  ...run,
});

/** Performs a claim in a runner that plants what each run measures, and judges it. */
export async function performed<T>(
  claim: Claim<T>,
  plant: (run: Run, noise: RandomStream, spec: SweepSpec) => Planted,
  size: ClaimSize = 'quick',
) {
  const stream = streamOf(1);
  const { runner, asked } = createFakeRunner((run, spec) => plant(run, stream, spec));
  const progress: number[] = [];
  const traces = await claim.perform(size, {
    runner,
    signal: new AbortController().signal,
    onProgress: (fraction) => void progress.push(fraction),
  });
  expect(progress.at(-1)).toBe(1);
  return { kind: verdictOf(claim, traces), evidence: claim.evidence(traces), asked };
}

export type Law = (run: Run, noise: RandomStream) => number;
export const ending =
  (outcome: Planted['outcome'], sharpness: Law, accuracy: Law = () => 0.9) =>
  (run: Run, noise: RandomStream) => ({
    outcome,
    samples: {
      trainLoss: [[100, 0.05]] as const,
      testAccuracy: [[100, accuracy(run, noise)]] as const,
      sharpness: [[100, sharpness(run, noise)]] as const,
    },
  });
export const power =
  (alpha: number, beta: number, spread = 0.02): Law =>
  ({ learningRate, batchSize }, noise) =>
    10 * learningRate ** alpha * batchSize ** beta * Math.exp(spread * noise.normal());

/** A grid of runs of pure noise: every number is drawn afresh, whatever η, B and seed. */
export function noiseRuns(
  rates: readonly number[],
  batches: readonly number[],
  seeds: number,
  draw: number,
): NetworkRun[] {
  const noise = streamOf(draw);
  const runs: NetworkRun[] = [];
  for (let seed = 0; seed < seeds; seed++)
    for (const learningRate of rates)
      for (const batchSize of batches) {
        const sample = (step: number) => ({
          run: 0,
          probe: 'sharpness' as const,
          step,
          value: Math.exp(noise.normal()),
        });
        runs.push({
          learningRate,
          batchSize,
          seed,
          outcome: 'reachedTarget',
          step: 100,
          stepsPerEpoch: 10,
          trainLoss: 0.05,
          testAccuracy: noise.uniform(),
          sharpness: Math.exp(noise.normal()),
          lossTrace: [],
          sharpnessTrace: [sample(0), sample(50), sample(100)],
        });
      }
  return runs;
}
