import { describe, expect, test } from 'vitest';
import { leavingSharpMinima, type NoiseRun } from '../../../src/claims/anisotropic-noise-2018/leaving-sharp-minima.ts';
import { noiseAlignmentClaim } from '../../../src/claims/anisotropic-noise-2018/noise-alignment.ts';
import { noiseShape } from '../../../src/claims/anisotropic-noise-2018/noise-shape.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

describe('Z18-1', () => {
  const { countOf, streamOf } = draws(4242);
  const runs = (seeds: number, of: (noise: RandomStream, loss: string, place: number) => number, noise = streamOf(3)) =>
    (['crossEntropy', 'squaredError'] as const).flatMap((loss) =>
      range(seeds).map((seed) => ({ loss, seed, alignments: range(5).map((place) => of(noise, loss, place)) })),
    );

  test('ten times isotropic, isotropic, and isotropic under one loss or at one epoch', () => {
    const about = (value: number, noise: RandomStream) => value * Math.exp(0.05 * noise.normal());
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(10, noise)),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(1, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, loss) => about(loss === 'squaredError' ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, _, place) => about(place === 4 ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
  });

  test.each([2, 3, 5])('values about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) =>
      runs(seeds, () => 5, noise).map((run) => {
        const own = 5 + noise.normal();
        return { ...run, alignments: run.alignments.map(() => own) };
      });
    expect(countOf(noiseAlignmentClaim, DECIDED, at)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('Z18-2', () => {
  test('counts far apart either way, and equal counts', () => {
    const shapes = (escaped: number[]) => ({ runs: 100, escaped });
    expect(verdictOf(noiseShape, shapes([0, 0, 0, 34, 25, 41]))).toBe('supported');
    expect(verdictOf(noiseShape, shapes([0, 50, 0, 0, 0, 0]))).toBe('refuted');
    expect(verdictOf(noiseShape, shapes([0, 10, 0, 12, 9, 11]))).toBe('undecided');
  });
});

describe('Z18-3', () => {
  const { countOf, streamOf } = draws(4243);
  const NAMES = ['gradient descent', 'white noise', 'noise ~ C', 'noise ~ H', 'SGD'] as const;
  type Sharpness = Readonly<Record<(typeof NAMES)[number], number>>;
  const runs = (seeds: number, sharpness: Sharpness, noise: RandomStream, spread = 0.05): NoiseRun[] =>
    NAMES.flatMap((dynamics) =>
      range(seeds).map((seed) => ({
        ...RUN,
        outcome: 'budgetSpent',
        dynamics,
        seed,
        sharpness: sharpness[dynamics] * Math.exp(spread * noise.normal()),
      })),
    );
  const FLAT = { 'gradient descent': 10, 'white noise': 9.5, 'noise ~ C': 5, 'noise ~ H': 5, SGD: 5 };

  test('flatter under all anisotropic noise and not under white is supported, each failure refuted', () => {
    const judged = (change: Partial<Sharpness>) =>
      verdictOf(leavingSharpMinima, runs(8, { ...FLAT, ...change }, streamOf(1)));
    expect(judged({})).toBe('supported');
    expect(judged({ SGD: 9.5 })).toBe('refuted');
    expect(judged({ 'noise ~ C': 12 })).toBe('refuted');
    // white noise falls by 0.8 of what SGD does, and is still sharper than it
    expect(judged({ 'white noise': 5.8, 'noise ~ C': 4, 'noise ~ H': 4 })).toBe('refuted');
  });

  test('each dynamics is a sweep from the same point of gradient descent', async () => {
    const { runner, asked } = createFakeRunner(() => ({
      outcome: 'budgetSpent',
      samples: { trainLoss: [[1000, 0.1]] },
    }));
    const signal = new AbortController().signal;
    await leavingSharpMinima.perform('quick', { runner, signal, onProgress() {} });
    expect(asked.map(({ rule }) => (rule?.kind === 'injectedNoise' ? rule.shape : undefined))).toEqual([
      undefined,
      'white',
      'covariance',
      'hessian',
      undefined,
    ]);
    expect(asked.map(({ grid }) => grid.batchSizes)).toEqual([[200], [8], [8], [8], [8]]);
    for (const { start } of asked) expect(start).toEqual({ learningRate: 0.1, batchSize: 'full', steps: 2000 });
  });

  test.each([2, 3, 15])('ratios at the margin on %d seeds are supported in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) => runs(seeds, { ...FLAT, SGD: 0.9 * 9.5, 'white noise': 9.5 }, noise, 0.1);
    expect(countOf(leavingSharpMinima, ['supported'], at)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
