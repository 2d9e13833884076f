import { describe, expect, test } from 'vitest';
import type { EndCurvature } from '../../../src/claims/noise-stability-2022/end-curvatures.ts';
import { hessianTrace } from '../../../src/claims/trace-stability-2023/hessian-trace.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(798);

describe('WS23-1', () => {
  const BATCHES = [4, 8, 16, 32, 300];
  /** tr H as a multiple of 2BK/η = 100 B. */
  const ended = (seeds: number, law: (batchSize: number) => number) =>
    range(seeds).flatMap((seed) =>
      BATCHES.map((batchSize): EndCurvature => {
        return { learningRate: 0.2, batchSize, seed, frobenius: 1, trace: law(batchSize) * 100 * batchSize };
      }),
    );
  const noisy = (noise: RandomStream) => Math.exp(0.03 * noise.normal());

  test.each([
    ['below its bound and rising with B', (batchSize: number) => 0.5 / Math.sqrt(batchSize), 'supported'],
    ['above it at one B', (batchSize: number) => (batchSize === 16 ? 2 : 0.5 / Math.sqrt(batchSize)), 'refuted'],
    ['the same at every B', (batchSize: number) => 1 / batchSize, 'refuted'],
    ['falling with B', (batchSize: number) => 10 / batchSize ** 1.5, 'refuted'],
    ['far below its bound at the smallest B', (batchSize: number) => 0.01 / Math.sqrt(batchSize), 'refuted'],
  ] as const)('tr H %s', (_, law, kind) => {
    const noise = streamOf(1);
    expect(
      verdictOf(
        hessianTrace,
        ended(40, (batchSize) => law(batchSize) * noisy(noise)),
      ),
    ).toBe(kind);
  });

  test.each([2, 5])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => ended(seeds, (batchSize) => Math.exp(noise.normal()) / batchSize);
    expect(countOf(hessianTrace, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
