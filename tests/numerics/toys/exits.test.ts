import { describe, expect, test } from 'vitest';
import { exitCount, exitTimes, meanExitSteps } from '../../../src/engine/toys/exit-times.ts';
import { eachParticle } from '../../../src/engine/toys/particles.ts';
import { firstExit, STYBLINSKI_TANG } from '../../../src/engine/toys/styblinski-tang.ts';
import { piecewiseWell, sharpenWell, wellExit } from '../../../src/engine/toys/well-1d.ts';
import { squaredFactor, twoMinimaExit } from '../../../src/engine/toys/wu-1d.ts';
import { sharpMinimumExit } from '../../../src/engine/toys/zhu-2d.ts';
import { log } from '../../../src/math/elementary.ts';
import { fisherExact } from '../../../src/math/exact-tests.ts';
import { mean } from '../../../src/math/statistics.ts';
import { meanExitTime } from '../../../src/theory/first-passage.ts';
import { largestStableLearningRate, meanSquareMultiplier } from '../../../src/theory/sgd-stability.ts';

describe('exit times', () => {
  test('the censored mean of exponential times: within 4 standard errors, half of them censored', () => {
    const trial = (stream: { uniform(): number }, maxSteps: number) => {
      const time = Math.ceil(-5000 * log(1 - stream.uniform()));
      return time <= maxSteps ? time : -maxSteps;
    };
    const times = exitTimes(trial, { seed: 1, count: 4000, maxSteps: 3466 }); // 5000 log 2
    const left = exitCount(times);
    expect(Math.abs(left - 2000)).toBeLessThan(4 * Math.sqrt(1000));
    expect(Math.abs(meanExitSteps(times) / 5000 - 1)).toBeLessThan(4 / Math.sqrt(left));
    expect(meanExitSteps([-10, -10])).toBe(Infinity);
  });

  test("a particle's time depends on its own number alone", () => {
    const trial = wellExit(piecewiseWell(2, 1, 0.05), { learningRate: 0.05, noise: { kind: 'sgd', batchSize: 1 } });
    const all = exitTimes(trial, { seed: 3, count: 8, maxSteps: 100_000 });
    const last = exitTimes(trial, { seed: 3, count: 2, first: 6, maxSteps: 100_000 });
    expect([...last]).toEqual([...all.subarray(6)]);
    expect([...all]).not.toEqual([...exitTimes(trial, { seed: 4, count: 8, maxSteps: 100_000 })]);
  });
});

/**
 * A border watched only at steps is crossed as if it were 0.5826 standard deviations of a step further out.
 * Source: Siegmund 1985, Sequential Analysis, ch. X; Broadie, Glasserman, Kou 1997, doi:10.1111/1467-9965.00035.
 */
const OVERSHOOT = 0.5826;

describe('WELL1D against the first-passage integral, within 4 standard errors and 2 % for the step size', () => {
  const well = piecewiseWell(2, 1, 0.05);
  const slope = (x: number) => (x < well.inflection ? 2 * x : well.saddle - x);
  const particles = 1500;

  test.each([0.02, 0.0125])('white noise, D = %d', (diffusion) => {
    const learningRate = 0.01;
    const trial = wellExit(well, { learningRate, noise: { kind: 'white', diffusion } });
    const times = exitTimes(trial, { seed: 5, count: particles, maxSteps: 1e6 });
    const border = well.saddle + OVERSHOOT * Math.sqrt(2 * diffusion * learningRate);
    const expected = meanExitTime({ slope, diffusion: () => diffusion }, border) / learningRate;
    expect(exitCount(times)).toBe(particles);
    expect(Math.abs(meanExitSteps(times) / expected - 1)).toBeLessThan(4 / Math.sqrt(particles) + 0.02);
  });

  test.each([1, 2])('SGD noise, B = %d', (batchSize) => {
    const learningRate = 0.04;
    const diffusion = (x: number) => (learningRate / (2 * batchSize)) * (x < well.inflection ? 2 : 1);
    const trial = wellExit(well, { learningRate, noise: { kind: 'sgd', batchSize } });
    const times = exitTimes(trial, { seed: 6, count: 400, maxSteps: 1e6 });
    const border = well.saddle + OVERSHOOT * learningRate * Math.sqrt(1 / batchSize);
    const expected = meanExitTime({ slope, diffusion }, border) / learningRate;
    expect(Math.abs(meanExitSteps(times) / expected - 1)).toBeLessThan(4 / Math.sqrt(400) + 0.02);
  });

  test('sharpening k times shrinks lengths by √k and keeps the height', () => {
    const sharp = sharpenWell(well, 4);
    expect(sharp.saddle).toBeCloseTo(well.saddle / 2, 14);
    expect(sharp.valleyShare).toBeCloseTo(well.valleyShare, 14);
  });
});

test('Styblinski–Tang, one coordinate: white noise against the first-passage integral', () => {
  const { minimum, saddle, height, valleyCurvature } = STYBLINSKI_TANG;
  // f(−2.9035) = −39.1662 and f(0.1567) = 0.1957 per coordinate, before the factor 1/200
  expect(minimum).toBeCloseTo(-2.9035, 4);
  expect(saddle).toBeCloseTo(0.1567, 4);
  expect(200 * height).toBeCloseTo(39.3619, 3);
  const diffusion = height / 3;
  const learningRate = 0.1;
  const play = firstExit([1], { learningRate, noise: { kind: 'white', diffusion }, maxSteps: 1e6 });
  const times = eachParticle({ seed: 7, count: 600 }, (stream) => play(stream).steps);
  // The left side is unbounded: put a mirror 6 below the minimum, where nothing arrives. A path from the mirror to the
  // border passes the start, so the time from the start is the difference of two times from the mirror.
  const wall = minimum - 6;
  const border = saddle + OVERSHOOT * Math.sqrt(2 * diffusion * learningRate) - wall;
  const slope = (y: number) => (2 * (y + wall) ** 3 - 16 * (y + wall) + 2.5) / 200;
  const fromWall = meanExitTime({ slope, diffusion: () => diffusion }, border, 40_000);
  const toStart = meanExitTime({ slope, diffusion: () => diffusion }, minimum - wall, 40_000);
  expect(Math.abs((meanExitSteps(times) * learningRate) / (fromWall - toStart) - 1)).toBeLessThan(
    4 / Math.sqrt(600) + 0.03,
  );
  expect(valleyCurvature).toBeCloseTo((6 * 2.9035 ** 2 - 16) / 200, 4);
});

describe('WU1D', () => {
  const escapes = (learningRate: number, batchSize: 1 | 2) =>
    exitCount(exitTimes(twoMinimaExit(learningRate, batchSize), { seed: 0, count: 200, maxSteps: 500 }));

  test('SGD leaves in 0 of 200 runs up to η = 0.5 and in 200 of 200 from 0.6 on; the edge of theory lies between', () => {
    for (const learningRate of [0.3, 0.5]) expect(escapes(learningRate, 1)).toBe(0);
    for (const learningRate of [0.6, 0.7, 0.8]) expect(escapes(learningRate, 1)).toBe(200);
    const edge = largestStableLearningRate({ sharpness: 2, nonUniformity: 1.8 }, { batchSize: 1, examples: 2 });
    expect(edge).toBeGreaterThan(0.5);
    expect(edge).toBeLessThan(0.6);
  });

  test('gradient descent stays at every one of these η', () => {
    for (const learningRate of [0.5, 0.7, 0.8]) expect(escapes(learningRate, 2)).toBe(0);
  });

  test('the sampled multiplier is within 3 % of the formula for n = 20', () => {
    const curvatures = Float64Array.from({ length: 20 }, (_, i) => 1 + 0.15 * i * (i % 2));
    const sharpness = mean(curvatures);
    const nonUniformity = Math.sqrt(mean(curvatures.map((a) => a * a)) - sharpness * sharpness);
    for (const batchSize of [1, 4, 16, 20])
      for (const learningRate of [0.5, 1, 1.6]) {
        const sampled = mean(
          eachParticle({ seed: 8, count: 20_000 }, squaredFactor(curvatures, learningRate, batchSize)),
        );
        const formula = meanSquareMultiplier({ sharpness, nonUniformity }, { learningRate, batchSize, examples: 20 });
        expect(Math.abs(sampled / formula - 1)).toBeLessThan(0.03);
      }
  });
});

test('ZHU2D: anisotropic noise leaves the sharp minimum, isotropic does not (Fisher, p < 0.001)', () => {
  const escapes = (shape: Parameters<typeof sharpMinimumExit>[0], first: number) =>
    exitCount(exitTimes(sharpMinimumExit(shape, 0), { seed: 0, count: 100, first, maxSteps: 500 }));
  const isotropic = escapes('isotropic', 0);
  expect(escapes('none', 0)).toBe(0);
  for (const [index, shape] of (['covariance', 'hessian', 'topEigenvector'] as const).entries()) {
    const left = escapes(shape, 100 * (index + 1));
    expect(fisherExact(left, 100 - left, isotropic, 100 - isotropic).greater).toBeLessThan(0.001);
  }
});
