import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testEquivalenceOfMeans, testEquivalenceOfPairs } from '../../src/math/equivalence-tests.ts';
import { binomialHalfTest, fisherExact, holmAdjust, signTest, wilsonInterval } from '../../src/math/exact-tests.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import {
  incompleteBeta,
  logGamma,
  normalQuantile,
  normalTail,
  studentQuantile,
  studentTail,
} from '../../src/math/special-functions.ts';

const expectRelative = (actual: number, expected: number, bound: number) =>
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(bound);

describe('special functions', () => {
  test('log Γ equals log (n − 1)! and log √π', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14); // absolute: Stirling at 10 subtracts numbers near 13
    expectRelative(logGamma(7), Math.log(720), 1e-14);
    expectRelative(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
    expectRelative(logGamma(1e4), 82099.71749644238, 1e-14); // scipy.special.gammaln(1e4)
  });

  test('Iₓ(a, b) equals its closed forms and scipy.special.betainc', () => {
    expectRelative(incompleteBeta(0.3, 1, 4), 1 - 0.7 ** 4, 1e-13);
    expectRelative(incompleteBeta(0.3, 4, 1), 0.3 ** 4, 1e-13);
    expectRelative(incompleteBeta(0.9, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(0.9)), 1e-13);
    expectRelative(incompleteBeta(0.02, 40, 0.5), 9.874536053045885e-70, 1e-12);
    expectRelative(incompleteBeta(0.5, 300, 310), 0.6573251825149169, 1e-12);
  });

  test('Student tails: ν = 1 is Cauchy, ν = 2 is algebraic', () => {
    for (const t of [-3, -0.5, 0, 0.2, 1, 7]) {
      expectRelative(studentTail(t, 1), 0.5 - Math.atan(t) / Math.PI, 1e-12);
      expectRelative(studentTail(t, 2), 0.5 - t / (2 * Math.sqrt(2 + t * t)), 1e-12);
    }
  });

  test.each([
    [0.975, 3, 3.1824463052837078],
    [0.975, 5.5, 2.501858617589239],
    [0.95, 9, 1.833112932656237],
    [0.999, 2.2, 17.89361183962656],
    [0.975, 200, 1.9718962236339088],
    [0.6, 7, 0.2631668613520229],
  ])('studentQuantile(%d, %d) equals scipy.stats.t.ppf', (p, freedom, expected) => {
    expectRelative(studentQuantile(p, freedom), expected, 1e-11);
    expect(studentQuantile(1 - p, freedom)).toBeCloseTo(-expected, 9);
  });

  test.each([
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.6, 0.2533471031357997],
    [1e-10, -6.361340902404056],
  ])('normalQuantile(%d) equals scipy.stats.norm.ppf', (p, expected) => {
    expectRelative(normalQuantile(p), expected, 1e-13);
    expectRelative(normalTail(-normalQuantile(p)), p, 1e-12);
  });

  test('probabilities outside (0, 1) are refused', () => {
    expect(() => studentQuantile(1, 3)).toThrow('studentQuantile: p must be in (0, 1), got 1');
    expect(() => studentTail(1, 0)).toThrow('degrees of freedom must be > 0, got 0');
  });
});

describe('equivalence', () => {
  const a = [1.1, 1.3, 0.9, 1.2, 1.05];
  const b = [1, 1.15, 1.2, 0.95, 1.1, 1.3];
  test('equals two one-sided scipy.stats.ttest_ind(a ± 0.3, b, equal_var=False)', () => {
    const result = testEquivalenceOfMeans(a, b, { margin: 0.3 });
    expectRelative(result.pValue, 0.004606788536488037, 1e-10);
    expect(result.interval.low).toBeCloseTo(-0.166479760406464, 10);
    expect(result.interval.high).toBeCloseTo(0.15314642707313028, 10);
    expect(result.equivalent).toBe(true);
  });

  test('is decided exactly when the 1 − 2α interval is inside the margin', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 8 }), (differences) => {
        fc.pre(new Set(differences).size > 1);
        const { interval, equivalent } = testEquivalenceOfPairs(differences, { margin: 9.37 });
        expect(equivalent).toBe(interval.low > -9.37 && interval.high < 9.37);
      }),
      { seed: 3 },
    );
  });

  test('a difference of exactly the margin is called equivalent in α = 5 % of 4000 trials, 4 standard errors', () => {
    let wrong = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const stream = randomStream(9, PURPOSE.inputNoise, trial);
      const differences = Array.from({ length: 6 }, () => 5 + stream.normal());
      if (testEquivalenceOfPairs(differences, { margin: 5 }).equivalent) wrong++;
    }
    expect(Math.abs(wrong / 4000 - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
  });

  test('too little data decides nothing; a known difference decides; a margin must be positive', () => {
    expect(testEquivalenceOfPairs([0], { margin: 1 })).toMatchObject({ pValue: Number.NaN, equivalent: false });
    expect(testEquivalenceOfMeans([1, 1], [1, 1], { margin: 0.1 }).equivalent).toBe(true);
    expect(testEquivalenceOfMeans([1, 1], [2, 2], { margin: 0.1 }).equivalent).toBe(false);
    expect(testEquivalenceOfMeans([1], [1, 2], { margin: 9 }).equivalent).toBe(false);
    expect(() => testEquivalenceOfPairs([1, 2], { margin: 0 })).toThrow('margin must be > 0, got 0');
  });
});

describe('exact tests', () => {
  test("Fisher's tea tasting: 3 and 1, 1 and 3 is 17/70 one-sided, 34/70 two-sided", () => {
    const { greater, twoSided } = fisherExact(3, 1, 1, 3);
    expectRelative(greater, 17 / 70, 1e-12);
    expectRelative(twoSided, 34 / 70, 1e-12);
  });

  test('equals scipy.stats.fisher_exact([[8, 2], [1, 5]])', () => {
    const { greater, less, twoSided } = fisherExact(8, 2, 1, 5);
    expectRelative(twoSided, 0.034965034965034975, 1e-12);
    expectRelative(greater, 0.024475524475524483, 1e-12);
    expectRelative(less, 0.9991258741258742, 1e-12);
  });

  test('binomial: 8 of 10 is 56/1024 to one side; zeros do not count as signs', () => {
    expectRelative(binomialHalfTest(8, 10).greater, 56 / 1024, 1e-12);
    expectRelative(signTest([1, 2, 3, 1, 1, 1, 1, 1, 0, 0, -1, -2]).twoSided, 112 / 1024, 1e-12);
    expectRelative(signTest([0, 0]).twoSided, 1, 1e-12);
    expect(() => binomialHalfTest(3, 2)).toThrow('trials less successes must be an integer ≥ 0, got -1');
  });

  test('Wilson: 8 of 10 as scipy, none of n is z²/(n + z²), nothing is known of no trials', () => {
    const { low, high } = wilsonInterval(8, 10);
    expectRelative(low, 0.4901624715366418, 1e-12);
    expectRelative(high, 0.9433178485456248, 1e-12);
    const z2 = 1.959963984540054 ** 2;
    expect(wilsonInterval(0, 10).low).toBe(0);
    expectRelative(wilsonInterval(0, 10).high, z2 / (10 + z2), 1e-12);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('Holm worked by hand, in the order given', () => {
    // sorted 0.01·4, 0.02·3, max(0.06, 0.03·2), max(0.06, 0.2·1)
    const adjusted = holmAdjust([0.02, 0.2, 0.01, 0.03]);
    [0.06, 0.2, 0.04, 0.06].forEach((expected, i) => {
      expect(adjusted[i]).toBeCloseTo(expected, 15);
    });
    expect([...holmAdjust([0.9, 0.8])]).toEqual([1, 1]);
    expect(() => holmAdjust([Number.NaN])).toThrow('p-value 0 must be in [0, 1], got NaN');
  });
});
