import { describe, expect, test } from 'vitest';
import { meanRankCorrelation } from '../../src/math/mean-rank-correlation.ts';
import { mergeTies, spearman } from '../../src/math/ranks.ts';
import {
  boundedMeanInterval,
  meanInterval,
  positiveMeanInterval,
  studentCriticalValue,
} from '../../src/math/student-interval.ts';

// t₂(0.975) = 4.302652729749462, t₁(0.975) = 12.706204736174694: scipy.stats.t.ppf
const T2 = 4.302652729749462;

describe("Student's interval", () => {
  test('three values, by the table of t: mean 2, s = 1, half-width 4.3027/√3', () => {
    const { low, high } = meanInterval([1, 2, 3]);
    expect(high - low).toBeCloseTo((2 * T2) / Math.sqrt(3), 10);
    expect((low + high) / 2).toBeCloseTo(2, 12);
  });
  test('two values have one degree of freedom; one value has no interval, nor has a sample with a NaN', () => {
    expect(meanInterval([0, 2]).high).toBeCloseTo(1 + 12.706204736174694, 9); // s/√2 = 1
    expect(meanInterval([1])).toEqual({ low: Number.NaN, high: Number.NaN });
    expect(meanInterval([1, Number.NaN, 2]).low).toBeNaN();
    expect(() => meanInterval([1, 2], { level: 1 })).toThrow('level must be in (0, 1), got 1');
  });
  test('values that agree on a discrete statistic are as uncertain as half a step', () => {
    expect(meanInterval([0.5, 0.5, 0.5])).toEqual({ low: 0.5, high: 0.5 });
    const { low, high } = meanInterval([0.5, 0.5, 0.5], { step: 0.1 });
    expect((high - low) / 2).toBeCloseTo((T2 * 0.05) / Math.sqrt(3), 12);
    // A deviation above half a step stays: s = 1.
    expect(meanInterval([1, 2, 3], { step: 1 })).toEqual(meanInterval([1, 2, 3]));
  });
  test('half a step is what n equal two-valued replicates leave open: P(all equal) ≥ 2.5 % where the mean is inside', () => {
    for (let n = 2; n <= 40; n++) {
      const open = 1 - 0.025 ** (1 / n); // (1 − p)ⁿ = 0.025
      expect((studentCriticalValue(n - 1) * 0.5) / Math.sqrt(n)).toBeGreaterThan(open);
    }
  });
});

describe('of a positive mean', () => {
  test('is x̄·e^{±h/x̄}: above 0, and to first order Student’s', () => {
    const { low, high } = positiveMeanInterval([1, 2, 3]);
    const relative = T2 / Math.sqrt(3) / 2;
    expect([low, high]).toEqual([
      expect.closeTo(2 * Math.exp(-relative), 10),
      expect.closeTo(2 * Math.exp(relative), 10),
    ]);
    const near = [100, 100.1, 99.9];
    expect(positiveMeanInterval(near).high).toBeCloseTo(meanInterval(near).high, 3); // (h/x̄)²·x̄/2 = 3·10⁻⁴
    expect(positiveMeanInterval([-1, 1, -3])).toEqual(meanInterval([-1, 1, -3]));
  });
});

describe('of a bounded mean', () => {
  const range = { low: -1, high: 1 };
  test('its inner end is that of Fisher’s z by the delta method, its outer end Student’s', () => {
    const sample = [-0.8, -0.9, -0.85];
    const { low, high } = boundedMeanInterval(sample, range);
    const half = (T2 * 0.05) / Math.sqrt(3);
    expect(low).toBeCloseTo(-0.85 - half, 10);
    expect(high).toBeCloseTo(Math.tanh(Math.atanh(-0.85) + half / (1 - 0.85 ** 2)), 10);
    const mirrored = boundedMeanInterval(
      sample.map((value) => -value),
      range,
    );
    expect([mirrored.low, mirrored.high]).toEqual([expect.closeTo(-high, 12), expect.closeTo(-low, 12)]);
  });
  test('stays inside the range, moves z by 1 at most, and is Student’s at an end', () => {
    expect(boundedMeanInterval([1, 1, 1], range, { step: 0.2 })).toEqual({
      low: expect.closeTo(1 - (T2 * 0.1) / Math.sqrt(3), 12),
      high: 1,
    });
    const { low, high } = boundedMeanInterval([0.9, 1, 1], range);
    expect(high).toBe(1);
    const centre = 2.9 / 3;
    const student = centre - T2 * (0.1 / Math.sqrt(3) / Math.sqrt(3));
    expect(low).toBeCloseTo(Math.min(student, Math.tanh(Math.atanh(centre) - 1)), 10);
    expect(boundedMeanInterval([0.3], range).low).toBeNaN();
  });
});

describe('ties', () => {
  test('η/B of one diagonal and gaps of equal counts tie though their last bits differ', () => {
    expect(0.1 / 8).not.toBe(0.3 / 24);
    expect(new Set(mergeTies([0.1 / 8, 0.3 / 24, 0.2 / 8])).size).toBe(2);
    expect(1 - 0.9).not.toBe(0.1);
    expect(new Set(mergeTies([1 - 0.9, 0.1])).size).toBe(1);
    expect(mergeTies([3, 1, 2])).toEqual(Float64Array.of(3, 1, 2));
    expect(new Set(mergeTies([1e-7, 2e-7, 1])).size).toBe(3);
  });
});

describe('mean per-unit Spearman ρ', () => {
  const x = [1, 2, 3, 4, 5];
  test('is the mean of each unit’s own ρ, whatever level and slope it has; not the ρ of the means', () => {
    const rows = [
      [1, 2, 3, 5, 4], // ρ = 0.9
      [100, 300, 200, 400, 500], // ρ = 0.9
      [2, 1, 4, 3, 5], // ρ = 0.8
    ];
    const { estimate, perUnit, interval } = meanRankCorrelation(x, rows);
    expect(perUnit).toEqual([expect.closeTo(0.9, 12), expect.closeTo(0.9, 12), expect.closeTo(0.8, 12)]);
    expect(estimate).toBeCloseTo(2.6 / 3, 12);
    const means = x.map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / 3);
    expect(spearman(x, means)).toBeCloseTo(0.9, 12);
    expect(interval.low).toBeLessThan(estimate);
    expect(interval.high).toBeCloseTo(1, 12);
  });
  test('units that agree exactly leave half a step open: 0.1 at five points (one swap of neighbours)', () => {
    const same = [1, 2, 3, 5, 4];
    const { interval } = meanRankCorrelation(x, [same, same, same]);
    const half = (T2 * 0.05) / Math.sqrt(3);
    expect(interval.low).toBeLessThanOrEqual(0.9 - half + 1e-12);
    const perfect = meanRankCorrelation(x, [x, x, x]);
    expect(perfect.interval).toEqual({ low: expect.closeTo(1 - half, 12), high: expect.closeTo(1, 12) });
  });
  test('the step with ties in x is that of its own ranks', () => {
    // Ranks 1.5 1.5 3.5 3.5: Δ = 2, Σ(r − r̄)² = 4, (m³ − m)/12 = 5: 2/√20. The best order without ties has ρ = 4/√20.
    const best = meanRankCorrelation(
      [1, 1, 2, 2],
      [
        [1, 2, 3, 4],
        [2, 1, 3, 4],
        [1, 2, 4, 3],
      ],
    );
    expect(best.estimate).toBeCloseTo(4 / Math.sqrt(20), 12);
    expect(best.interval.high).toBeCloseTo(4 / Math.sqrt(20), 12);
    expect(best.interval.low).toBeCloseTo(4 / Math.sqrt(20) - (T2 * (1 / Math.sqrt(20))) / Math.sqrt(3), 10);
  });
  test('is not defined where a unit has one value everywhere; one unit has no interval', () => {
    expect(meanRankCorrelation(x, [x, [1, 1, 1, 1, 1]]).estimate).toBeNaN();
    expect(meanRankCorrelation(x, [x]).interval.low).toBeNaN();
    expect(meanRankCorrelation(x, [x]).estimate).toBeCloseTo(1, 12);
  });
});
