import { describe, expect, test } from 'vitest';
import { fitLine, fitPlane, fitPowerLaw } from '../../src/math/regression.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { mean, variance } from '../../src/math/statistics.ts';

describe('fitLine', () => {
  test('worked by hand: (1, 1), (2, 3), (3, 2), (4, 4)', () => {
    // x̄ = ȳ = 2.5, Sxx = 5, Sxy = 4, Syy = 5: slope 0.8, SSE = 5 − 4²/5 = 1.8, s.e. = √(1.8/2/5)
    const fit = fitLine([1, 2, 3, 4], [1, 3, 2, 4]);
    expect(fit.slope).toBeCloseTo(0.8, 14);
    expect(fit.intercept).toBeCloseTo(0.5, 14);
    expect(fit.rSquared).toBeCloseTo(0.64, 14);
    expect(fit.slopeStandardError).toBeCloseTo(Math.sqrt(0.18), 14);
  });

  test('the standard error is the spread of slopes over noise: σ/√Sxx, within 4 standard errors', () => {
    // residual, not total, variation: with slope 2 over [0, 5) the total would be 30 times too large
    const x = Array.from({ length: 20 }, (_, i) => i / 4);
    const sigma = 0.1;
    const trials = 2000;
    const slopes: number[] = [];
    const squaredErrors: number[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const stream = randomStream(5, PURPOSE.inputNoise, trial);
      const fit = fitLine(
        x,
        x.map((value) => 2 * value + 1 + sigma * stream.normal()),
      );
      slopes.push(fit.slope);
      squaredErrors.push(fit.slopeStandardError ** 2);
    }
    const expected = sigma ** 2 / (variance(x) * 19);
    // a sample variance of m normals has relative s.e. √(2/(m − 1)); the estimate has 18 degrees of freedom each
    expect(Math.abs(variance(slopes) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / (trials - 1)));
    expect(Math.abs(mean(squaredErrors) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / 18 / trials));
  });

  test('is NaN, not a guess, where x is constant or points are few', () => {
    expect(fitLine([1, 1, 1], [1, 2, 3]).slope).toBeNaN();
    expect(fitLine([1, 2], [1, 2]).slopeStandardError).toBeNaN();
    expect(() => fitLine([1], [1, 2])).toThrow('fitLine: y must have as many values as x (1), got 2');
  });
});

describe('fitPlane', () => {
  const x1 = [0, 0, 1, 1, 2, 2];
  const x2 = [0, 1, 0, 2, 1, 3];
  test('recovers an exact plane', () => {
    const fit = fitPlane(
      x1,
      x2,
      x1.map((value, i) => 3 + 2 * value - 5 * x2[i]),
    );
    expect(fit.intercept).toBeCloseTo(3, 12);
    expect(fit.first).toBeCloseTo(2, 12);
    expect(fit.second).toBeCloseTo(-5, 12);
    expect(fit.sum).toBeCloseTo(-3, 12);
    expect(fit.rSquared).toBeCloseTo(1, 12);
    expect(fit.sumStandardError).toBeLessThan(1e-12);
  });

  test('residuals are orthogonal to 1, x₁ and x₂', () => {
    const y = [1, 4, 2, 8, 5, 7];
    const fit = fitPlane(x1, x2, y);
    const residuals = y.map((value, i) => value - fit.intercept - fit.first * x1[i] - fit.second * x2[i]);
    for (const direction of [[1, 1, 1, 1, 1, 1], x1, x2])
      expect(residuals.reduce((sum, value, i) => sum + value * direction[i], 0)).toBeCloseTo(0, 12);
  });

  test('the 95 % t-interval of the sum covers it as often as it says (1000 trials, 4 standard errors)', () => {
    const t3 = 3.1824463052837078; // 0.975 quantile at 6 − 3 degrees of freedom
    let covered = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const stream = randomStream(6, PURPOSE.inputNoise, trial);
      const fit = fitPlane(
        x1,
        x2,
        x1.map((value, i) => 1 + value - x2[i] + stream.normal()),
      );
      if (Math.abs(fit.sum) <= t3 * fit.sumStandardError) covered++;
    }
    expect(Math.abs(covered / 1000 - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / 1000));
  });

  test('collinear predictors give NaN', () => {
    expect(fitPlane([1, 2, 3, 4], [2, 4, 6, 8], [1, 2, 1, 2]).first).toBeNaN();
    expect(fitPlane([0.1, 0.2, 0.3, 0.7], [0.3, 0.6, 0.9, 2.1], [1, 2, 1, 2]).sum).toBeNaN();
  });
});

test('fitPowerLaw finds the exponents of y = 4 (η/B)^−½ and refuses a logarithm of nothing', () => {
  const eta = [0.1, 0.1, 0.2, 0.2, 0.4];
  const batch = [4, 8, 4, 16, 32];
  const fit = fitPowerLaw(
    eta,
    batch,
    eta.map((value, i) => 4 * Math.sqrt(batch[i] / value)),
  );
  expect(fit.first).toBeCloseTo(-0.5, 12);
  expect(fit.second).toBeCloseTo(0.5, 12);
  expect(fit.sum).toBeCloseTo(0, 12);
  expect(fit.intercept).toBeCloseTo(Math.log(4), 12);
  expect(() => fitPowerLaw([1], [2], [0])).toThrow('fitPowerLaw: y must be > 0, got 0');
});
