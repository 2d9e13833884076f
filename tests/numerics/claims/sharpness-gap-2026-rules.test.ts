import { describe, expect, test } from 'vitest';
import {
  GAP_BATCHES,
  GAP_EXAMPLES,
  GAP_RATE,
  type GapRun,
  gapSweeps,
} from '../../../src/claims/sharpness-gap-2026/gap-runs.ts';
import { predictedGap, sharpnessGap } from '../../../src/claims/sharpness-gap-2026/sharpness-gap.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(2604);

interface Planted {
  readonly noise: RandomStream;
  /** ΔS = factor·prediction^slope. */
  readonly slope: number;
  readonly factor: number;
  /** ΔS of the full batch. */
  readonly full: number;
  readonly spread?: number;
}

const runs = (seeds: number, { noise, slope, factor, full, spread = 0.05 }: Planted): GapRun[] =>
  range(seeds).flatMap((seed) =>
    [...GAP_BATCHES, GAP_EXAMPLES].map((batchSize) => {
      const shared = { learningRate: GAP_RATE, batchSize, seed, sharpening: 0.01, strength: 2 };
      const isFull = batchSize === GAP_EXAMPLES;
      const run = { ...shared, noise: isFull ? 0 : 0.4 / batchSize, gap: 0 };
      const gap = isFull
        ? full + 0.01 * noise.normal()
        : factor * predictedGap(run) ** slope * Math.exp(spread * noise.normal());
      return { ...run, gap };
    }),
  );

describe('GAP26', () => {
  const noise = streamOf(0);
  test('the formula in a nutshell', () => {
    const [run] = runs(1, { noise, slope: 1, factor: 1, full: 0 });
    expect(predictedGap({ ...run, learningRate: 0.4, strength: 2, noise: 0.02, sharpening: 0.01 })).toBeCloseTo(
      0.4,
      12,
    );
  });

  test('a gap by the formula is supported; another power, another factor, or a gap at full batch, refuted', () => {
    const verdict = (slope: number, factor: number, full = 0) =>
      verdictOf(sharpnessGap, runs(6, { noise, slope, factor, full }));
    expect(verdict(1, 1.2)).toBe('supported');
    expect(verdict(0.3, 1)).toBe('refuted');
    expect(verdict(1, 5)).toBe('refuted');
    expect(verdict(1, 1.2, 2)).toBe('refuted');
  });

  test('a gap that has nothing to do with the noise is supported in at most 5 %', () => {
    const make = (stream: RandomStream) => runs(4, { noise: stream, slope: 0, factor: 0.5, full: 0, spread: 0.7 });
    expect(countOf(sharpnessGap, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('runs without a gap are left out and counted', () => {
    const all = runs(3, { noise, slope: 1, factor: 1, full: 0 });
    const { remarks } = sharpnessGap.evidence(all.map((run, i) => (i === 0 ? { ...run, gap: -0.1 } : run)));
    expect(remarks.join(' ')).toContain('1 of 15 runs');
  });

  test('mini-batches are drawn with replacement, the full batch is not drawn', () => {
    expect(gapSweeps(2).map(({ sampling }) => sampling)).toEqual(['withReplacement', undefined]);
  });
});
