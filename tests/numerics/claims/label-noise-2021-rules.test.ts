import { describe, expect, test } from 'vitest';
import { freshLabelNoise, type TracedRun } from '../../../src/claims/label-noise-2021/fresh-label-noise.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(795);

describe('LN21', () => {
  const NAMES = [
    'η, B, σ²',
    'η/2, B/2, σ²',
    'η, 2B, 2σ²',
    'η/2, B, σ²',
    'wrong labels, the same at every step',
  ] as const;
  /** Final tr G ÷ that at the start, in the order of NAMES. */
  type Falls = readonly [number, number, number, number, number];
  const traced = (seeds: number, falls: () => Falls, noise: RandomStream, spread = 0.01) =>
    range(seeds).flatMap((seed) => {
      const start = 440 * Math.exp(0.05 * noise.normal());
      return falls().map((fall, i): TracedRun => {
        const end = start * fall * Math.exp(spread * noise.normal());
        return { setting: NAMES[i], seed, traces: [start, start, start, start, end] };
      });
    });

  test.each([
    ['fresh noise flattens at a rate of ησ²/B', [0.6, 0.6, 0.6, 0.7, 1], 'supported'],
    ['it sharpens', [1.5, 1.5, 1.5, 1.3, 1], 'refuted'],
    ['noise that stays flattens too', [0.6, 0.6, 0.6, 0.7, 0.6], 'refuted'],
    ['η/2 and B/2 flatten less', [0.6, 0.7, 0.6, 0.7, 1], 'refuted'],
    ['twice B and σ² flatten more', [0.6, 0.6, 0.5, 0.7, 1], 'refuted'],
    ['half of ησ²/B flattens as much', [0.6, 0.6, 0.6, 0.6, 1], 'refuted'],
  ] as [string, Falls, string][])('%s', (_, falls, kind) => {
    expect(
      verdictOf(
        freshLabelNoise,
        traced(15, () => falls, streamOf(1)),
      ),
    ).toBe(kind);
  });

  test.each([2, 5])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => {
      const any = () => NAMES.map(() => Math.exp(0.3 * noise.normal() - 0.2)) as unknown as Falls;
      return traced(seeds, any, noise);
    };
    expect(countOf(freshLabelNoise, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
