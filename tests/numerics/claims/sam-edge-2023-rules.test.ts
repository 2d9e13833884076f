import { describe, expect, test } from 'vitest';
import { samEdge } from '../../../src/claims/sam-edge-2023/sam-edge.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(792);

describe('SAMEOS23', () => {
  type Law = (radius: number) => { ratio: number; limit: number };
  /** λ₁ = ratio × limit over the last quarter; early samples are far off and may not count. 2/η = 20. */
  const runs = (seeds: number, law: Law, noise: RandomStream, spread = 0.02) =>
    [0.02, 0.05, 0.1].flatMap((radius) =>
      range(seeds).map((seed) => {
        const { ratio, limit } = law(radius);
        const late = range(12).map((i) => ({
          step: 3000 + 90 * i,
          sharpness: ratio * limit * Math.exp(spread * noise.normal()),
          limit,
        }));
        return { seed, radius, samples: [{ step: 0, sharpness: 100, limit }, ...late] };
      }),
    );
  const below = (radius: number) => 20 / (1 + 20 * radius);

  test.each([
    ['at its limit for every ρ', (radius) => ({ ratio: 1, limit: below(radius) }), 'supported'],
    ['at 2/η for every ρ', (radius) => ({ ratio: 20 / below(radius), limit: below(radius) }), 'refuted'],
    [
      'at half of its limit for one ρ',
      (radius) => ({ ratio: radius === 0.05 ? 0.5 : 1, limit: below(radius) }),
      'refuted',
    ],
    ['at a limit that is 2/η', () => ({ ratio: 1, limit: 20 }), 'refuted'],
  ] as [string, Law, string][])('λ₁ %s', (_, law, kind) => {
    expect(verdictOf(samEdge, runs(5, law, streamOf(1)))).toBe(kind);
  });

  test('diverged runs are left out and counted', () => {
    const planted = runs(5, (radius) => ({ ratio: 1, limit: below(radius) }), streamOf(2));
    const lost = { ...planted[0], samples: planted[0].samples.map((sample) => ({ ...sample, sharpness: Number.NaN })) };
    expect(samEdge.evidence([lost, ...planted.slice(1)]).remarks).toEqual([
      '1 of 15 runs diverged; they are left out.',
    ]);
  });

  test.each([2, 5])(`values that know no edge, on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) =>
      runs(seeds, (radius) => ({ ratio: Math.exp(0.5 * noise.normal()), limit: below(radius) }), noise);
    expect(countOf(samEdge, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
