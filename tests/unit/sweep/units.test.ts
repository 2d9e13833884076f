import { describe, expect, test } from 'vitest';
import { meanInterval, positiveMeanInterval } from '../../../src/math/student-interval.ts';
import { quantityInterval, resolutionOf } from '../../../src/sweep/results/quantity-interval.ts';
import { unitMeans, unitsOf, unitText } from '../../../src/sweep/results/units.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const result = (value: number, seed: number, dataSeed?: number) => ({
  value,
  run: { seed, ...(dataSeed !== undefined && { dataSeed }) },
});

describe('units of replication', () => {
  test('are the seeds of one data set', () => {
    const results = [result(1, 7), result(2, 3), result(3, 7)];
    expect(unitsOf(results).map(({ kind, seed, results: own }) => [kind, seed, own.length])).toEqual([
      ['seed', 7, 2],
      ['seed', 3, 1],
    ]);
    expect(unitMeans(results, ({ value }) => value)).toEqual([2, 2]);
  });
  test('are the data seeds where there are several, their seeds averaged', () => {
    const results = [result(1, 0, 5), result(3, 1, 5), result(10, 0, 6), result(Number.NaN, 1, 6)];
    expect(unitsOf(results).map(({ kind, seed }) => [kind, seed])).toEqual([
      ['data seed', 5],
      ['data seed', 6],
    ]);
    expect(unitMeans(results, ({ value }) => value)).toEqual([2, 10]);
    expect(
      unitMeans(results.slice(3), ({ value }) => value),
      'none has a value',
    ).toEqual([]);
  });
  test('are counted in words', () => {
    expect([unitText(1, 'seed'), unitText(3, 'data seed')]).toEqual(['1 seed', '3 data seeds']);
  });
});

describe('interval of a mean', () => {
  const resolution = { testExamples: 100, stepShare: 0.1 };
  test('is inside [0, 1] for an accuracy, and half a test example wide where seeds agree', () => {
    expect(quantityInterval([0.99, 1, 1], 'testAccuracy', resolution).high).toBe(1);
    const agreed = quantityInterval([0.5, 0.5, 0.5], 'accuracyGap', resolution);
    expect(agreed).toEqual(meanInterval([0.5, 0.5, 0.5], { step: 0.01 }));
    expect(agreed.high).toBeGreaterThan(0.5);
  });
  test('is above 0 for λ₁ and losses, and may be below for a loss gap', () => {
    expect(quantityInterval([0.1, 1, 0.2], 'sharpness', resolution).low).toBeGreaterThan(0);
    expect(quantityInterval([0.1, 1, 0.2], 'lossGap', resolution)).toEqual(meanInterval([0.1, 1, 0.2]));
  });
  test('of steps found at looks 10 % apart is no surer than that; steps that are set are known', () => {
    const steps = [200, 200, 200];
    expect(quantityInterval(steps, 'steps', resolution)).toEqual(positiveMeanInterval(steps, { step: 20 }));
    expect(quantityInterval(steps, 'steps', { ...resolution, stepShare: 0 })).toEqual({ low: 200, high: 200 });
  });
  test('a sweep knows steps to its cadence where it ends at a loss', () => {
    const { plan } = fixtureSweep(); // until a loss, 24 looks per factor of ten
    expect(resolutionOf(plan, true).stepShare).toBeCloseTo(0.10069, 5);
    expect(resolutionOf(plan, false).stepShare).toBe(0);
  });
});
