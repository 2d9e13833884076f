import { describe, expect, test } from 'vitest';
import { type FittedRun, stableMinima } from '../../../src/claims/stable-minima-2024/stable-minima.ts';
import { kinkWeight, weightedVariation } from '../../../src/claims/stable-minima-2024/weighted-variation.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(796);

describe('STAB24', () => {
  type Law = (rate: number, noise: RandomStream) => Pick<FittedRun, 'trainError' | 'testError' | 'variation'>;
  const RATES = [0.03, 0.06, 0.12, 0.24];
  const fitted = (seeds: number, law: Law, noise: RandomStream) =>
    range(seeds).flatMap((seed) =>
      RATES.map((learningRate): FittedRun => ({ learningRate, batchSize: 8, seed, ...law(learningRate, noise) })),
    );
  const jitter = (noise: RandomStream) => Math.exp(0.1 * noise.normal());
  const smoother: Law = (rate, noise) => ({
    trainError: 4 * rate * jitter(noise),
    testError: (0.1 / (rate + 0.1)) * jitter(noise),
    variation: (0.1 / rate) * jitter(noise),
  });

  test.each([
    ['smoother, with larger training and smaller test error', smoother, 'supported'],
    ['rougher', (rate, noise) => ({ ...smoother(rate, noise), variation: rate * jitter(noise) }), 'refuted'],
    [
      'interpolation at every η',
      (rate, noise) => ({ ...smoother(rate, noise), trainError: 0.01 * jitter(noise) }),
      'refuted',
    ],
    [
      'a larger test error',
      (rate, noise) => ({ ...smoother(rate, noise), testError: rate * jitter(noise) }),
      'refuted',
    ],
    [
      'a training error that falls',
      (rate, noise) => ({ ...smoother(rate, noise), trainError: (1 - rate) * jitter(noise) }),
      'refuted',
    ],
  ] as [string, Law, string][])('functions at larger η: %s', (_, law, kind) => {
    expect(verdictOf(stableMinima, fitted(40, law, streamOf(1)))).toBe(kind);
  });

  test('a data set with a diverged run is left out and said', () => {
    const runs = fitted(12, smoother, streamOf(2));
    const lost = [{ ...runs[0], testError: Number.NaN }, ...runs.slice(1)];
    const evidence = stableMinima.evidence(lost);
    expect(evidence.measured[0].replicates).toBe(11);
    expect(evidence.remarks).toEqual(['4 of 48 runs belong to a data set on which one diverged; they are left out.']);
  });

  test.each([3, 12])(`noise on %d data sets is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const any: Law = (_, noise) => ({
      trainError: Math.exp(noise.normal()),
      testError: Math.exp(noise.normal()),
      variation: Math.exp(noise.normal()),
    });
    const make = (noise: RandomStream) => fitted(seeds, any, noise);
    expect(countOf(stableMinima, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  describe('the weighted variation', () => {
    const INPUTS = range(8).map((i) => -1 + (2 * i) / 7);
    const WIDTH = 5;
    /** A random network: w, b, a, c. */
    function network(noise: RandomStream): number[] {
      const weights = range(WIDTH).map(() => 1 + noise.uniform());
      const biases = weights.map((w) => -w * (1.6 * noise.uniform() - 0.8));
      return [...weights, ...biases, ...range(WIDTH).map(() => noise.normal()), noise.normal()];
    }

    test('of a kink between two inputs, by hand', () => {
      // below: (1/2)² · 1 · √(1 + 1), and the same above
      expect(kinkWeight(0, [-1, 1])).toBeCloseTo(Math.SQRT2 / 4, 14);
      // below −1 lies one of four, at distance 1: (1/4)² · 1 · √5; above it more
      expect(kinkWeight(-1, [-2, 0, 1, 2])).toBeCloseTo(Math.sqrt(5) / 16, 14);
      expect([kinkWeight(-1, [-1, 1]), kinkWeight(3, [-1, 1])]).toEqual([0, 0]);
    });

    test('does not change when a unit is rescaled', () => {
      const theta = network(streamOf(3));
      const rescaled = theta.map((value, i) => (i < 2 * WIDTH ? 4 * value : i < 3 * WIDTH ? value / 4 : value));
      expect(weightedVariation(rescaled, INPUTS)).toBeCloseTo(weightedVariation(theta, INPUTS), 12);
    });

    test.each(range(5))('is the sum of second differences of f, network %d', (draw) => {
      const theta = network(streamOf(10 + draw));
      const f = (x: number) =>
        range(WIDTH).reduce((sum, k) => sum + theta[2 * WIDTH + k] * Math.max(0, theta[k] * x + theta[WIDTH + k]), 0);
      const h = 1e-4;
      let sum = 0;
      for (let x = -1; x <= 1; x += h) sum += (Math.abs(f(x + h) - 2 * f(x) + f(x - h)) / h) * kinkWeight(x, INPUTS);
      // a kink within one h of x: g changes by O(h) there; two kinks within h of each other would cancel, which none here do
      expect(Math.abs(sum / weightedVariation(theta, INPUTS) - 1)).toBeLessThan(1e-2);
    });

    test.each(range(20))('bounds λ₁ of the Gauss–Newton matrix from below, network %d', (draw) => {
      const theta = network(streamOf(30 + draw));
      const n = INPUTS.length;
      const jacobian = INPUTS.map((x) => {
        const units = range(WIDTH).map((k) => theta[k] * x + theta[WIDTH + k]);
        const on = units.map((u) => (u > 0 ? 1 : 0));
        const a = (k: number) => theta[2 * WIDTH + k];
        return [
          ...on.map((s, k) => a(k) * s * x),
          ...on.map((s, k) => a(k) * s),
          ...units.map((u) => Math.max(0, u)),
          1,
        ];
      });
      const kernel = jacobian.flatMap((row) =>
        jacobian.map((other) => row.reduce((sum, value, p) => sum + value * other[p], 0) / n),
      );
      // 1 + 2∫|f″|g ≤ λ₁, Mulayoff et al. 2021: it would fail for a weight that is too large
      expect(symmetricEigen(kernel, n).values[0]).toBeGreaterThanOrEqual(1 + 2 * weightedVariation(theta, INPUTS));
    });
  });
});
