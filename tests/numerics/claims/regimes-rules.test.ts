import { describe, expect, test } from 'vitest';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { twoRegimes } from '../../../src/claims/regimes/two-regimes.ts';
import { measureFit, windowsOf } from '../../../src/claims/regimes/windows.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { runnerOf } from './fewer-seeds.ts';
import { draws, FIVE_PERCENT, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(780);

type Law = (learningRate: number, batchSize: number) => number;
const power =
  (scale: number, alpha: number, beta: number): Law =>
  (learningRate, batchSize) =>
    scale * learningRate ** alpha * batchSize ** beta;

/** λ₁ of each cell, times exp(spread · normal). */
function runs(
  rates: readonly number[],
  law: Law,
  { outcome, seeds = 5, spread = 0.02, noise = streamOf(1) }: Options,
): NetworkRun[] {
  return rates.flatMap((learningRate) =>
    [8, 16, 64].flatMap((batchSize) =>
      Array.from({ length: seeds }, (_, seed) => ({
        learningRate,
        batchSize,
        seed,
        outcome,
        step: 100,
        stepsPerEpoch: 10,
        trainLoss: 0.05,
        testAccuracy: Number.NaN,
        sharpness: law(learningRate, batchSize) * Math.exp(spread * noise.normal()),
        lossTrace: [],
        sharpnessTrace: [],
      })),
    ),
  );
}

interface Options {
  readonly outcome: NetworkRun['outcome'];
  readonly seeds?: number;
  readonly spread?: number;
  readonly noise?: RandomStream;
}

const FAR = [0.0125, 0.05, 0.2];
const EDGE = [0.05, 0.2, 0.4];
const regimes = (far: Law, edge: Law, options: Omit<Options, 'outcome'> = {}) => ({
  noisy: runs(FAR, far, { ...options, outcome: 'reachedTarget' }),
  edge: runs(EDGE, edge, { ...options, outcome: 'budgetSpent' }),
});

/** λ₁ at η = 0.1, B = 16 far below 2/η = 20, with these exponents. */
const farBelow = (alpha: number, beta: number) => power(0.5 * 10 ** alpha * 16 ** -beta, alpha, beta);
/** λ₁ = 0.95 · 2/η at B = 16. */
const atEdge = (beta: number) => power(1.9 * 16 ** -beta, -1, beta);

describe('REGIMES: windows of two learning rates', () => {
  const exact = runs([0.4, 0.1, 0.2], power(2, -0.75, 0.5), { outcome: 'budgetSpent', spread: 0 });
  const windows = windowsOf('all', exact);

  test('neighbours in order; the place is the median of ηλ₁/2', () => {
    expect(windows.map(({ name }) => name)).toEqual(['all, η 0.1 and 0.2', 'all, η 0.2 and 0.4']);
    // ηλ₁/2 = η^¼ B^½: of (0.1, 0.2) × (8, 16, 64) the third and fourth of six are 0.2^¼ · 4 above 0.1^¼ · 4 and √8
    const place = ([low, high]: readonly number[]) => (low ** 0.25 * 4 + high ** 0.25 * 4) / 2;
    expect(windows.map(({ position }) => position)).toEqual(
      [
        [0.1, 0.2],
        [0.2, 0.4],
      ].map((pair) => expect.closeTo(place(pair), 12)),
    );
  });

  test('a power law gives its exponents in every window, and none without windows', () => {
    const sum = measureFit(windows, (fit) => fit.sum, 0.95);
    expect([sum.estimate, sum.low, sum.high]).toEqual([-0.25, -0.25, -0.25].map((value) => expect.closeTo(value, 10)));
    expect(measureFit(windows.slice(0, 1), (fit) => fit.first, 0.95).estimate).toBeCloseTo(-0.75, 10);
    expect(measureFit([], (fit) => fit.first, 0.95).estimate).toBeNaN();
  });
});

describe('REGIMES', () => {
  test.each([
    ['η/B far below, 1/η at the edge', farBelow(-0.3, 0.3), atEdge(0.1), 'supported'],
    ['η alone far below', farBelow(-0.3, 0), atEdge(0.1), 'refuted'],
    ['B alone far below', farBelow(0, 0.3), atEdge(0.1), 'refuted'],
    ['η/B far below and at the edge', farBelow(-0.3, 0.3), atEdge(0.98), 'refuted'],
    ['nothing near the edge: nothing is known of it', farBelow(-0.3, 0.3), power(0.5, -1, 0.1), 'undecided'],
  ] as const)('%s', (_, far, edge, kind) => {
    expect(verdictOf(twoRegimes, regimes(far, edge))).toBe(kind);
  });

  test('runs that did not end as they should are left out and counted', () => {
    const traces = regimes(farBelow(-0.3, 0.3), atEdge(0.1));
    const lost = traces.noisy.map((run): NetworkRun => {
      const stuck = run.learningRate === 0.2 && run.batchSize === 8 && run.seed === 0;
      return stuck ? { ...run, outcome: 'budgetSpent', sharpness: 1e6 } : run;
    });
    const evidence = twoRegimes.evidence({ ...traces, noisy: lost });
    expect(verdictOf(twoRegimes, { ...traces, noisy: lost })).toBe('supported');
    expect(evidence.remarks[1]).toBe(
      'Cross-entropy: 1 of 45 runs spent their budget before the target; they are left out.',
    );
  });

  test('sharpness that knows neither η nor B, on three seeds: supported in at most 5 % of draws', () => {
    const draw = (noise: RandomStream) => regimes(power(0.3, 0, 0), power(8, 0, 0), { seeds: 3, spread: 1, noise });
    expect(countOf(twoRegimes, ['supported'], draw)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on real networks, two seeds: both sides give windows where they belong', async () => {
    const traces = await twoRegimes.perform('quick', {
      runner: runnerOf(2),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const [rates] = twoRegimes.evidence(traces).figure.series; // from left to right
    expect(rates.points[0].x).toBeLessThan(0.2);
    expect(rates.points[3].x).toBeGreaterThan(0.7);
    expect(rates.points.map(({ y }) => y < 0)).toEqual([true, true, true, true]);
  });
});
