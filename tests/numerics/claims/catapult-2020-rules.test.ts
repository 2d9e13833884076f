import { describe, expect, test } from 'vitest';
import { catapult } from '../../../src/claims/catapult-2020/catapult.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(791);

describe('CAT20', () => {
  /** What a run with a given ηλ₁(0)/2 does; λ₁(0) = 50. */
  interface Course {
    readonly losses: readonly number[];
    /** λ₁η/2 at the end. */
    readonly late: number;
    readonly diverges?: boolean;
  }
  const RATES = range(14).map((i) => 0.02 * 9.5 ** (i / 13));
  const runs = (seeds: number, course: (excess: number, noise: RandomStream) => Course, noise: RandomStream) =>
    range(seeds).flatMap((seed) => {
      const start = 50 * Math.exp(0.03 * noise.normal());
      return RATES.map((learningRate): NetworkRun => {
        const { losses, late, diverges = false } = course((learningRate * start) / 2, noise);
        const sample = (step: number, value: number) => ({ run: 0, probe: 'trainLoss' as const, step, value });
        return {
          ...RUN,
          learningRate,
          seed,
          outcome: diverges ? 'diverged' : 'budgetSpent',
          trainLoss: diverges ? Number.NaN : losses[losses.length - 1],
          sharpness: diverges ? Number.NaN : (2 * late) / learningRate,
          lossTrace: losses.map((value, i) => sample(100 * i, value)),
          sharpnessTrace: [{ ...sample(0, start), probe: 'sharpness' as const }],
        };
      });
    });
  const jitter = (noise: RandomStream) => Math.exp(0.05 * noise.normal());

  /** The phases of the model, with its second limit at ηλ₁ = `limit`. */
  const phases =
    (limit: number, { peak = 3, late = 0.8 } = {}) =>
    (excess: number, noise: RandomStream): Course => {
      if (2 * excess > limit) return { losses: [1, 10, 1e9], late: Number.NaN, diverges: true };
      if (excess < 1) return { losses: [1, 0.5, 0.02], late: 0.95 * excess * jitter(noise) };
      return { losses: [1, peak * jitter(noise), 0.02], late: late * jitter(noise) };
    };

  test.each([
    ['a peak, a flatter end and divergence beyond 4/λ₁', phases(4.2), 'supported'],
    ['no peak', phases(4.2, { peak: 0.5 }), 'refuted'],
    ['an end above 2/η, sharper than below', phases(4.2, { late: 1.5 }), 'refuted'],
    ['divergence near 2.9/λ₁, within the catapults', phases(2.9), 'undecided'],
    ['divergence beyond 7.5/λ₁ only', phases(7.5), 'refuted'],
  ] as const)('%s', (_, course, kind) => {
    expect(verdictOf(catapult, runs(6, course, streamOf(1)))).toBe(kind);
  });

  test('a peak below 2/λ₁ too is refuted', () => {
    const always = (excess: number, noise: RandomStream) => ({
      ...phases(4.2)(excess, noise),
      ...(excess < 1 && { losses: [1, 3, 0.02] }),
    });
    expect(verdictOf(catapult, runs(6, always, streamOf(2)))).toBe('refuted');
  });

  test.each([3, 6])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const any = (_: number, noise: RandomStream): Course => ({
      losses: [1, Math.exp(noise.normal()), Math.exp(noise.normal() - 3)],
      late: Math.exp(noise.normal()),
      diverges: noise.uniform() < 0.2,
    });
    expect(countOf(catapult, ['supported'], (noise) => runs(seeds, any, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
