import { describe, expect, test } from 'vitest';
import {
  densityEstimator,
  relativeDistance,
  type SpectrumPair,
  topError,
  wassersteinDistance,
} from '../../../src/claims/spectral-density-2019/density-estimator.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { isFullSize } from '../../support/full-size.ts';
import { runnerOf } from './fewer-seeds.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(805);

const uniform = (places: readonly number[]) => ({ places, weights: places.map(() => 1 / places.length) });

/** Eigenvalues 0, …, 1 and an estimate moved by `shift` with the largest at 1 + `top`, for three epochs of each seed. */
const pairs = (seeds: number, stream: RandomStream, shift: number, top: number, spread = 0.1): SpectrumPair[][] =>
  range(seeds).map(() =>
    range(3).map(() => {
      const own = () => Math.exp(spread * stream.normal());
      const moved = range(10).map((i) => i / 10 + shift * own());
      return { exact: uniform(range(11).map((i) => i / 10)), estimated: uniform([...moved, 1 + top * own()]) };
    }),
  );

describe('G19-1', () => {
  test('Wasserstein-1 of closed forms: a translation, a point against a pair, unequal weights', () => {
    const close = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1e-15);
    close(wassersteinDistance(uniform([0, 1, 4]), uniform([0.5, 1.5, 4.5])), 0.5);
    close(wassersteinDistance(uniform([0]), uniform([-1, 3])), 2);
    close(wassersteinDistance({ places: [0, 1], weights: [0.25, 0.75] }, uniform([0, 1])), 0.25);
  });

  test('errors are relative to λ₁ and to the range', () => {
    const pair = { exact: uniform([-2, 0, 2]), estimated: uniform([-2, 0, 2.5]) };
    expect(Math.abs(topError(pair) - 0.25)).toBeLessThan(1e-15);
    expect(Math.abs(relativeDistance(pair) - 0.5 / 3 / 4)).toBeLessThan(1e-15);
  });

  test('small errors are supported; a wrong largest value and a shifted density are each refuted', () => {
    expect(verdictOf(densityEstimator, pairs(12, streamOf(1), 0.01, 0.005))).toBe('supported');
    expect(verdictOf(densityEstimator, pairs(12, streamOf(1), 0.01, 0.1))).toBe('refuted');
    expect(verdictOf(densityEstimator, pairs(12, streamOf(1), 0.2, 0.005))).toBe('refuted');
  });

  test.each([3, 18])(`an error twice the margin, on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const wrong = (stream: RandomStream) => pairs(seeds, stream, 0.01, 0.04, 0.5);
    expect(countOf(densityEstimator, ['supported'], wrong)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test.runIf(isFullSize)('on a real network: 610 eigenvalues, and an estimate from 300 products', async () => {
    const signal = new AbortController().signal;
    const traces = await densityEstimator.perform('quick', { runner: runnerOf(1), signal, onProgress() {} });
    const [[{ exact, estimated }]] = traces as SpectrumPair[][];
    expect([exact.places.length, estimated.places.length]).toEqual([610, 300]);
    expect(Math.abs(estimated.weights.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
  });
});
