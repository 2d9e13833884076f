import { describe, expect, test } from 'vitest';
import { meanExitTime } from '../../../src/theory/first-passage.ts';
import {
  combinedEscapeLogTime,
  sgdEscapeExponent,
  sgdEscapeTime,
  sharpened,
  whiteNoiseEscapeTime,
} from '../../../src/theory/kramers.ts';
import { sgdLogOccupation, whiteNoiseLogOccupation } from '../../../src/theory/occupation.ts';

// A piecewise parabola: curvature 2 up to c, −1 beyond, saddle at b (science: WELL1D).
const barrier = { height: 0.05, valleyCurvature: 2, saddleCurvature: 1, valleyShare: 1 / 3 };
const c = Math.sqrt((2 * barrier.valleyShare * barrier.height) / barrier.valleyCurvature);
const b = c / barrier.valleyShare;
const slope = (x: number) => (x < c ? 2 * x : b - x);
const curvature = (x: number) => (x < c ? 2 : 1);

test('the barrier is as high as the slope says', () => {
  let height = 0;
  for (let i = 0; i < 3000; i++) height += (slope(((i + 0.5) * b) / 3000) * b) / 3000;
  expect(height).toBeCloseTo(0.05, 8);
});

describe('mean exit time by quadrature', () => {
  test('closed form without a force: b²/2D', () => {
    expect(meanExitTime({ slope: () => 0, diffusion: () => 0.3 }, 2)).toBeCloseTo(4 / 0.6, 6);
  });

  test('closed form with a constant force F towards 0: D(e^{Fb/D} − 1)/F² − b/F', () => {
    const [f, d, border] = [1.5, 0.4, 1.2];
    const expected = (d * Math.expm1((f * border) / d)) / (f * f) - border / f;
    expect(meanExitTime({ slope: () => f, diffusion: () => d }, border) / expected).toBeCloseTo(1, 6);
  });

  // Two ways out and the border on top of the saddle, from where half return: a quarter of Kramers' time.
  test('Kramers for white noise is its limit: within 2 % at ΔL/D = 30, and nearer than at 15', () => {
    const ratio = (diffusion: number) =>
      (4 * meanExitTime({ slope, diffusion: () => diffusion }, b, 30_000)) / whiteNoiseEscapeTime(barrier, diffusion);
    expect(Math.abs(ratio(0.05 / 30) - 1)).toBeLessThan(0.02);
    expect(Math.abs(ratio(0.05 / 30) - 1)).toBeLessThan(Math.abs(ratio(0.05 / 15) - 1));
  });

  test('Kramers for SGD noise: the slope of log τ against B is the exponent per B within 2 % at B of 20', () => {
    const logTime = (batchSize: number) =>
      Math.log(meanExitTime({ slope, diffusion: (x) => (0.05 / (2 * batchSize)) * curvature(x) }, b, 30_000));
    const perBatch = sgdEscapeExponent(barrier, 0.05, 1);
    expect((logTime(20.5) - logTime(19.5)) / perBatch).toBeGreaterThan(0.98);
    expect((logTime(20.5) - logTime(19.5)) / perBatch).toBeLessThan(1.02);
    expect((4 * Math.exp(logTime(20))) / sgdEscapeTime(barrier, 0.05, 20)).toBeGreaterThan(0.5);
    expect((4 * Math.exp(logTime(20))) / sgdEscapeTime(barrier, 0.05, 20)).toBeLessThan(2);
  });
});

test('the exponent is ∫ L′/D along the way out', () => {
  let integral = 0;
  const cells = 30_000;
  for (let i = 0; i < cells; i++) {
    const x = ((i + 0.5) * b) / cells;
    integral += ((slope(x) / ((0.05 / 8) * curvature(x))) * b) / cells;
  }
  expect(sgdEscapeExponent(barrier, 0.05, 4) / integral).toBeCloseTo(1, 6);
});

test('sharpening by k divides the SGD exponent by k and the white-noise time by k', () => {
  expect(sgdEscapeExponent(sharpened(barrier, 2), 0.05, 4)).toBeCloseTo(sgdEscapeExponent(barrier, 0.05, 4) / 2, 12);
  const white = whiteNoiseEscapeTime(barrier, 0.01);
  expect(whiteNoiseEscapeTime(sharpened(barrier, 4), 0.01)).toBeCloseTo(white / 4, 8);
});

test('ways out add their rates', () => {
  expect(combinedEscapeLogTime([Math.log(6), Math.log(3)])).toBeCloseTo(Math.log(2), 14);
});

describe('occupation of two valleys against the density integrated numerically', () => {
  /** log of ∫ density over the left half ÷ over the right half; each half is the even well, cut at its saddle 0. */
  function logRatio(logDensity: (side: Side, x: number) => number, [left, right]: readonly [Side, Side]): number {
    const mass = (side: Side) => {
      const saddle = side.c / side.share;
      let sum = 0;
      const width = saddle / 20_000;
      for (let x = -2 * saddle + width / 2; x < saddle; x += width) sum += Math.exp(logDensity(side, x)) * width;
      return sum;
    };
    return Math.log(mass(left) / mass(right));
  }
  interface Side {
    depth: number;
    curvature: number;
    share: number;
    c: number;
  }
  const side = (depth: number, k: number): Side => ({ depth, curvature: k, share: 0.5, c: Math.sqrt(depth / k) });
  const loss = ({ depth, curvature: k, share, c: edge }: Side, x: number) =>
    x < edge ? 0.5 * k * x * x - depth : -0.5 * k * (edge / share - x) ** 2;
  const valley = ({ depth, curvature: k, share }: Side) => ({
    depth,
    curvature: k,
    saddleCurvature: k,
    valleyShare: share,
  });
  const [flat, sharp] = [side(1, 1), side(1.3, 3)];

  test('white noise: within 2 % at depth/T = 20', () => {
    const temperature = 0.05;
    const exact = logRatio((s, x) => -loss(s, x) / temperature, [flat, sharp]);
    expect(whiteNoiseLogOccupation(valley(flat), valley(sharp), temperature) / exact).toBeCloseTo(1, 1.7);
  });

  test('SGD noise: within 2 % at (2B/η) of 30', () => {
    // D = k/(2·15) everywhere on a side, as |H| = k there: exp(−L/D)/D
    const exact = logRatio((s, x) => (-loss(s, x) * 30) / s.curvature - Math.log(s.curvature), [flat, sharp]);
    expect(sgdLogOccupation(valley(flat), valley(sharp), 15) / exact).toBeCloseTo(1, 1.7);
    expect(exact).toBeGreaterThan(10); // the flat valley wins although it is the shallower
  });
});
