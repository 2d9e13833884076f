import { describe, expect, test } from 'vitest';
import { noiseAlignmentClaim } from '../../../src/claims/anisotropic-noise-2018/noise-alignment.ts';
import { noiseShape } from '../../../src/claims/anisotropic-noise-2018/noise-shape.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

describe('Z18-1', () => {
  const { countOf, streamOf } = draws(4242);
  const runs = (seeds: number, of: (noise: RandomStream, loss: string, place: number) => number, noise = streamOf(3)) =>
    (['crossEntropy', 'squaredError'] as const).flatMap((loss) =>
      range(seeds).map((seed) => ({ loss, seed, alignments: range(5).map((place) => of(noise, loss, place)) })),
    );

  test('ten times isotropic, isotropic, and isotropic under one loss or at one epoch', () => {
    const about = (value: number, noise: RandomStream) => value * Math.exp(0.05 * noise.normal());
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(10, noise)),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(1, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, loss) => about(loss === 'squaredError' ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, _, place) => about(place === 4 ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
  });

  test.each([2, 3, 5])('values about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) =>
      runs(seeds, () => 5, noise).map((run) => {
        const own = 5 + noise.normal();
        return { ...run, alignments: run.alignments.map(() => own) };
      });
    expect(countOf(noiseAlignmentClaim, DECIDED, at)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('Z18-2', () => {
  test('counts far apart either way, and equal counts', () => {
    const shapes = (escaped: number[]) => ({ runs: 100, escaped });
    expect(verdictOf(noiseShape, shapes([0, 0, 0, 34, 25, 41]))).toBe('supported');
    expect(verdictOf(noiseShape, shapes([0, 50, 0, 0, 0, 0]))).toBe('refuted');
    expect(verdictOf(noiseShape, shapes([0, 10, 0, 12, 9, 11]))).toBe('undecided');
  });
});
