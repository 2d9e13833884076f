import { describe, expect, test } from 'vitest';
import {
  bounded,
  productOf,
  ratioOf,
  rootOf,
  sampled,
  scaled,
  sumOf,
} from '../../../src/probes/estimators/estimate.ts';

describe('estimates', () => {
  test('Student: three samples 1, 2, 3 have half-width t₀.₉₇₅,₂/√3 = 4.302653/√3', () => {
    const { value, error, certainty } = sampled([1, 2, 3], { known: 10, rounding: 0.5 });
    expect(value).toBe(12);
    // table value to seven digits
    expect(Math.abs(error - 0.5 - 4.3026527 / Math.sqrt(3))).toBeLessThan(1e-6);
    expect(certainty).toBe('interval');
  });

  test('skewed samples get the upper half-width of the interval of log x̄', () => {
    const { error } = sampled([1, 2, 3], { skewed: true });
    expect(Math.abs(error - 2 * Math.expm1(4.3026527 / Math.sqrt(3) / 2))).toBeLessThan(1e-5);
    expect(sampled([-1, -2], { skewed: true }).error).toBe(sampled([-1, -2]).error);
  });

  test('one sample has no error, and NaN stays NaN', () => {
    expect(sampled([1]).error).toBeNaN();
    expect(sampled([1, Number.NaN])).toMatchObject({ value: Number.NaN, error: Number.NaN });
  });

  test('interval arithmetic contains every combination of ends of two bounds', () => {
    const [a, b] = [bounded(3, 0.5), bounded(-2, 0.25)];
    const ends = [2.5, 3.5].flatMap((x) => [-2.25, -1.75].map((y) => [x, y] as const));
    const holds = (estimate: { value: number; error: number }, exact: number) =>
      Math.abs(exact - estimate.value) <= estimate.error * (1 + 1e-12);
    for (const [x, y] of ends) {
      expect(holds(sumOf(a, b), x + y)).toBe(true);
      expect(holds(productOf(a, b), x * y)).toBe(true);
      expect(holds(ratioOf(a, b), x / y)).toBe(true);
      expect(holds(scaled(a, -4), -4 * x)).toBe(true);
      expect(holds(rootOf(a), Math.sqrt(x))).toBe(true);
    }
  });

  test('a ratio to what may be 0 has no finite error; a root of what may be negative counts from 0', () => {
    expect(ratioOf(bounded(1, 0), bounded(0.1, 0.2)).error).toBe(Number.POSITIVE_INFINITY);
    expect(rootOf(bounded(-0.01, 0.05))).toMatchObject({ value: 0, error: Math.sqrt(0.04) });
    expect(ratioOf(bounded(1, 0), bounded(Number.NaN, Number.NaN)).error).toBeNaN();
  });

  test('the weakest certainty wins, and two intervals add in squares', () => {
    const interval = { value: 1, error: 0.3, certainty: 'interval', converged: true } as const;
    const other = { ...interval, error: 0.4, converged: false };
    expect(sumOf(interval, other)).toEqual({ value: 2, error: 0.5, certainty: 'interval', converged: false });
    expect(sumOf(interval, bounded(0, 0.4)).error).toBe(0.7);
    expect(sumOf({ ...interval, certainty: 'indication' }, interval).certainty).toBe('indication');
  });
});
