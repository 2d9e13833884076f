import { describe, expect, test } from 'vitest';
import { conservativeSharpening } from '../../../src/claims/conservative-sharpening-2024/conservative-sharpening.ts';
import {
  kernelTask,
  LEAST_SQUARES_EXAMPLES,
  lossGrowth,
  rateOfNorm,
} from '../../../src/claims/conservative-sharpening-2024/kernel-walk.ts';
import { type GrownLoss, noiseKernel } from '../../../src/claims/conservative-sharpening-2024/noise-kernel.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { noiseKernelNorm } from '../../../src/theory/sgd-stability.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(799);

describe('AP24-1', () => {
  const NORMS = [0.5, 0.63, 0.8, 0.9, 1, 1.12, 1.26, 1.6, 2];
  /** Growth that changes sign at `critical`, ηλ₁/2 = `edge` times 𝒦. */
  const grown = (seeds: number, law: (batchSize: number) => { critical: number; edge: number }, noise: RandomStream) =>
    range(seeds).flatMap((seed) =>
      [2, 5, 20].flatMap((batchSize) => {
        const { critical, edge } = law(batchSize);
        const own = critical * Math.exp(0.02 * noise.normal());
        return NORMS.map(
          (norm): GrownLoss => ({ seed, batchSize, norm, edge: edge * norm, growth: 0.1 * (norm - own) }),
        );
      }),
    );

  test.each([
    ['1 for every B', () => ({ critical: 1, edge: 0.1 }), 'supported'],
    ['0.65 for every B', () => ({ critical: 0.65, edge: 0.1 }), 'refuted'],
    ['1, but 1.7 at one B', (batchSize: number) => ({ critical: batchSize === 5 ? 1.7 : 1, edge: 0.1 }), 'refuted'],
    ['1, at the edge of gradient descent', () => ({ critical: 1, edge: 0.95 }), 'refuted'],
  ] as const)('a critical 𝒦 of %s', (_, law, kind) => {
    expect(verdictOf(noiseKernel, grown(6, law, streamOf(1)))).toBe(kind);
  });

  test('growth that never changes sign decides nothing', () => {
    const runs = grown(6, () => ({ critical: 5, edge: 0.1 }), streamOf(2));
    expect(verdictOf(noiseKernel, runs)).toBe('undecided');
  });

  test.each([2, 8])(`critical values anywhere on %d data sets: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const any = (noise: RandomStream) => () => ({ critical: 0.55 + 1.3 * noise.uniform(), edge: noise.uniform() });
    const make = (noise: RandomStream) => grown(seeds, any(noise), noise);
    expect(countOf(noiseKernel, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('full-batch walks grow as the top mode does: 2 log|1 − ηλ₁|', () => {
    const task = kernelTask(0);
    const learningRate = 2.1 / task.eigenvalues[0];
    const walk = { seed: 0, batchSize: LEAST_SQUARES_EXAMPLES, learningRate, settle: 200, steps: 100 };
    // after 200 steps the next mode has shrunk against it by ((1 − ηλ₂)/(1 − ηλ₁))^200, below 10⁻¹²
    expect(Math.abs(lossGrowth(task, walk) - 2 * Math.log(1.1))).toBeLessThan(1e-9);
  });

  test('η of a norm: the norm there, and a trace that is that of the examples', () => {
    const { kernel, eigenvalues } = kernelTask(1);
    const learningRate = rateOfNorm({ kernel, eigenvalues }, 5, 0.8);
    expect(noiseKernelNorm(eigenvalues, { learningRate, batchSize: 5, examples: LEAST_SQUARES_EXAMPLES })).toBeCloseTo(
      0.8,
      9,
    );
    const trace =
      range(LEAST_SQUARES_EXAMPLES).reduce((sum, i) => sum + kernel[i * LEAST_SQUARES_EXAMPLES + i], 0) /
      LEAST_SQUARES_EXAMPLES;
    expect(eigenvalues.reduce((sum, value) => sum + value, 0) / trace).toBeCloseTo(1, 9);
  });
});

describe('AP24-2', () => {
  const BATCHES = [4, 8, 16, 32, 64];
  const sharpened = (seeds: number, growth: (batchSize: number) => number) =>
    range(seeds).flatMap((seed) =>
      BATCHES.map((batchSize): NetworkRun => {
        const sharpnessTrace = [{ run: 0, probe: 'sharpness' as const, step: 0, value: 1.5 }];
        const sharpness = 1.5 * Math.exp(growth(batchSize));
        return { ...RUN, learningRate: 0.05, batchSize, seed, outcome: 'budgetSpent', sharpness, sharpnessTrace };
      }),
    );
  const noisy = (noise: RandomStream) => 0.02 * noise.normal();

  test.each([
    ['faster at larger B', (batchSize: number) => Math.log(batchSize) / 2, 'supported'],
    ['slower at larger B', (batchSize: number) => 2 - Math.log(batchSize) / 4, 'refuted'],
    ['not at all at the smallest B', (batchSize: number) => Math.log(batchSize) / 2 - 1, 'refuted'],
    ['up to the edge at the largest B', (batchSize: number) => Math.log(batchSize) * 0.79, 'refuted'],
  ] as const)('λ₁ grows %s', (_, law, kind) => {
    const noise = streamOf(3);
    expect(
      verdictOf(
        conservativeSharpening,
        sharpened(6, (b) => law(b) + noisy(noise)),
      ),
    ).toBe(kind);
  });

  test.each([2, 6])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => sharpened(seeds, () => 1 + 0.2 * noise.normal());
    expect(countOf(conservativeSharpening, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
