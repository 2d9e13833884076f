import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areDisjoint, contains, liesInside } from '../../src/math/interval.ts';
import { kendallTau, pearson, ranks, spearman } from '../../src/math/ranks.ts';
import {
  interquartileRange,
  mean,
  median,
  quantile,
  standardDeviation,
  standardError,
  variance,
} from '../../src/math/statistics.ts';

const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });

describe('location and spread: worked by hand', () => {
  test('of 2, 4, 4, 4, 5, 5, 7, 9', () => {
    const x = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(x)).toBe(5);
    expect(variance(x)).toBe(32 / 7);
    expect(standardDeviation(x)).toBe(Math.sqrt(32 / 7));
    expect(standardError(x)).toBe(Math.sqrt(32 / 7) / Math.sqrt(8));
    expect(median(x)).toBe(4.5);
    expect(interquartileRange(x)).toBe(5.5 - 4);
  });

  test('quantiles of 0, 10, 20, 30 in any order fall on the line 30p', () => {
    for (const p of [0, 0.1, 0.25, 0.5, 0.9, 1]) expect(quantile([20, 0, 30, 10], p)).toBeCloseTo(30 * p, 12);
  });

  test('too little data is NaN, a bad p is refused', () => {
    expect([mean([]), variance([1]), median([]), quantile([1, Number.NaN], 0)].every(Number.isNaN)).toBe(true);
    expect(() => quantile([1], 1.5)).toThrow('quantile: p must be in [0, 1], got 1.5');
  });

  test('an infinite value does not spoil quantiles away from it', () => {
    expect(median([1, 2, Infinity])).toBe(2);
    expect(quantile([1, Infinity, Infinity], 1)).toBe(Infinity);
  });
});

describe('ranks', () => {
  test('ties share the mean of their ranks', () => {
    expect([...ranks([10, 20, 20, 5, 20])]).toEqual([2, 4, 4, 1, 4]);
    expect(() => ranks([1, Number.NaN])).toThrow('ranks: value 1 must be a number');
  });

  test('sum to n(n + 1)/2 and keep the order', () => {
    fc.assert(
      fc.property(sample, (x) => {
        const r = ranks(x);
        expect(mean(r) * x.length).toBeCloseTo((x.length * (x.length + 1)) / 2, 9);
        for (let i = 1; i < x.length; i++) expect(Math.sign(r[i] - r[i - 1])).toBe(Math.sign(x[i] - x[i - 1]));
      }),
      { seed: 1 },
    );
  });
});

describe('rank correlation', () => {
  const x = [1, 2, 2, 3, 5, 5, 5, 8, 9, 10];
  const y = [2, 1, 4, 4, 6, 5, 7, 7, 9, 8];
  test('with ties equals scipy.stats.kendalltau(x, y), spearmanr(x, y) to rounding of ~n² additions', () => {
    expect(kendallTau(x, y)).toBeCloseTo(0.8335696394016967, 14);
    expect(spearman(x, y)).toBeCloseTo(0.93812095999547, 13);
  });

  test('without ties: ρ = 1 − 6Σd²/(n(n² − 1)), τ = 1 − 4·discordant/(n(n − 1))', () => {
    // 1 2 3 4 5 against 2 1 4 3 5: d² sums to 4, two discordant pairs
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - 24 / 120, 15);
    expect(kendallTau([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - 8 / 20, 15);
  });

  test('sees only order, is symmetric, and changes sign with one argument', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 3,
    });
    fc.assert(
      fc.property(pairs, (points) => {
        const a = points.map(([first]) => first);
        const b = points.map(([, second]) => second);
        for (const coefficient of [kendallTau, spearman]) {
          const value = coefficient(a, b);
          if (new Set(a).size === 1 || new Set(b).size === 1) {
            expect(value).toBeNaN();
            continue;
          }
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
          expect(coefficient(b, a)).toBeCloseTo(value, 13);
          expect(
            coefficient(
              a.map((v) => v ** 3),
              b,
            ),
          ).toBe(value);
          expect(
            coefficient(
              a.map((v) => -v),
              b,
            ),
          ).toBeCloseTo(-value, 13);
        }
      }),
      { seed: 1 },
    );
  });

  test('r of a line is 1 and lengths must agree', () => {
    expect(pearson([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 15);
    expect(pearson([1, 1], [1, 2])).toBeNaN();
    expect(() => pearson([1, 2], [1])).toThrow('pearson: y must have as many values as x (2), got 1');
  });
});

test('interval relations at their edges', () => {
  const unit = { low: 0, high: 1 };
  expect([contains(unit, 0), contains(unit, 1), contains(unit, 1.1), contains(unit, Number.NaN)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([liesInside(unit, unit), liesInside({ low: 0, high: 2 }, unit)]).toEqual([true, false]);
  expect([areDisjoint(unit, { low: 1, high: 2 }), areDisjoint(unit, { low: 1.1, high: 2 })]).toEqual([false, true]);
  const unknown = { low: Number.NaN, high: Number.NaN };
  expect([liesInside(unknown, unit), areDisjoint(unknown, unit)]).toEqual([false, false]);
});
