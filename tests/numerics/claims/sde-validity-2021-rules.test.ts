import { describe, expect, test } from 'vitest';
import { amplifiedNoise, type LevelRun } from '../../../src/claims/sde-validity-2021/amplified-noise.ts';
import { type DynamicsRun, matchedCovariance } from '../../../src/claims/sde-validity-2021/matched-covariance.ts';
import { inPooledDeviations } from '../../../src/claims/sde-validity-2021/paired-deviations.ts';
import {
  boundOf,
  type EquilibriumRun,
  onsetOf,
  scalingBound,
} from '../../../src/claims/sde-validity-2021/scaling-bound.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(783);

const context = { signal: new AbortController().signal, onProgress: () => {} };

describe('L21-1', () => {
  /** Loss and accuracy at l = 1 and 8, `shift` standard deviations apart; `common` of the variance is that of the seed. */
  function runs(seeds: number, draw: number, shift: { loss: number; accuracy: number }, common = 0.3): LevelRun[] {
    const stream = streamOf(draw);
    const shared = Array.from({ length: 2 * seeds }, () => Math.sqrt(common) * stream.normal());
    const deviate = (i: number) => shared[i] + Math.sqrt(1 - common) * stream.normal();
    return [1, 8].flatMap((level) =>
      Array.from(
        { length: seeds },
        (_, seed): LevelRun => ({
          ...RUN,
          outcome: 'budgetSpent',
          level,
          seed,
          trainLoss: 0.3 + 0.03 * (deviate(seed) + (level === 8 ? shift.loss : 0)),
          testAccuracy: 0.6 + 0.02 * (deviate(seeds + seed) + (level === 8 ? shift.accuracy : 0)),
        }),
      ),
    );
  }

  test('no difference is supported by 32 seeds, two deviations refuted, one undecided', () => {
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 0, accuracy: 0 }))).toBe('supported');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 2, accuracy: 0 }))).toBe('refuted');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 0, accuracy: -2 }))).toBe('refuted');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 1, accuracy: 0 }))).toBe('undecided');
  });

  test('differences are in pooled deviations between seeds: means 2 apart, deviations 3 and 4', () => {
    const pairs = [-3, 0, 3].map((plain, i) => [plain, [-2, 2, 6][i]] as const);
    expect(Math.abs(inPooledDeviations(pairs) - 2 / Math.sqrt((9 + 16) / 2))).toBeLessThan(1e-15);
  });

  test.each([8, 32])(
    `%d seeds: a difference of the margin is supported, and none refuted, in at most 5 % of ${DRAWS} draws`,
    (seeds) => {
      for (const common of [0, 0.6]) {
        expect(
          countOf(amplifiedNoise, ['supported'], (_, draw) => runs(seeds, draw, { loss: 1, accuracy: 0 }, common)),
        ).toBeLessThanOrEqual(FIVE_PERCENT);
        expect(
          countOf(amplifiedNoise, ['refuted'], (_, draw) => runs(seeds, draw, { loss: 0, accuracy: 0 }, common)),
        ).toBeLessThanOrEqual(FIVE_PERCENT);
      }
    },
  );

  test('each level is a sweep of its own rule, and runs that diverged are left out with their partners', async () => {
    const stream = streamOf(2);
    const { runner, asked } = createFakeRunner((run, { rule }) => ({
      outcome: run.seed === 3 && rule?.kind === 'svag' && rule.level === 8 ? 'diverged' : 'budgetSpent',
      samples: {
        trainLoss: [[1000, 0.3 + 0.03 * stream.normal()]],
        testAccuracy: [[1000, 0.6 + 0.02 * stream.normal()]],
      },
    }));
    const found = await amplifiedNoise.perform('quick', { ...context, runner });
    expect(asked.map(({ rule }) => rule)).toEqual([1, 8].map((level) => ({ kind: 'svag', level })));
    const evidence = amplifiedNoise.evidence(found);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([31, 31]);
    expect(evidence.remarks).toEqual(['1 of 64 runs diverged; they are left out.']);
  });
});

describe('L21-2', () => {
  const FACTORS = [1, 2, 4, 8, 16, 32, 64, 128];
  /** Loss that differs by √2 at κ = `onset`, in proportion to κ² in log; runs diverge from κ = `end` on. N/G is `bound`. */
  const runs = (seeds: number, stream: RandomStream, { onset = 20, bound = 40, end = 128, spread = 0.02 }) =>
    FACTORS.flatMap((factor) =>
      range(seeds).map((seed): EquilibriumRun => {
        const loss = Math.exp(0.5 * Math.LN2 * ((factor / onset) ** 2 - (1 / onset) ** 2) + spread * stream.normal());
        const noise = bound * Math.exp(5 * spread * stream.normal());
        return { factor, seed, trainLoss: factor >= end ? Number.NaN : loss, gradient: 1, noise };
      }),
    );

  test('a rule that fails near the bound is supported, far above and far below it refuted', () => {
    expect(verdictOf(scalingBound, runs(6, streamOf(1), {}))).toBe('supported');
    expect(verdictOf(scalingBound, runs(6, streamOf(1), { onset: 60, bound: 5 }))).toBe('refuted');
    expect(verdictOf(scalingBound, runs(6, streamOf(1), { onset: 3, bound: 100 }))).toBe('refuted');
  });

  test('the onset is log-linear between the κ tried, half-way to one that diverged, and ∞ if there is none', () => {
    const seed = (losses: readonly number[]): EquilibriumRun[][] => [
      losses.map((trainLoss, i) => ({ factor: FACTORS[i], seed: 0, trainLoss, gradient: 2, noise: 60 })),
    ];
    const close = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12);
    close(onsetOf(seed([1, 1, 1, 2, 3, 4, 5, 6])), 4 * Math.SQRT2);
    close(onsetOf(seed([1, 1, 1, 1, Number.NaN, 1, 1, 1])), 8 * Math.SQRT2);
    expect(onsetOf(seed([1, 1, 1, 1, 1, 1, 1, 1]))).toBe(Number.POSITIVE_INFINITY);
    expect(boundOf(seed([1, 1, 1, 1, 1, 1, 1, 1]))).toBe(30);
  });

  test.each([4, 24])(`at the margin, on %d seeds: decided in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const margin = (stream: RandomStream) =>
      runs(seeds, stream, { onset: 16, bound: 16 * Math.sqrt(10), spread: 0.05 });
    // log-linear interpolation between κ = 8 and 16 places the planted onset at κ = 16 exactly
    expect(countOf(scalingBound, ['supported', 'refuted'], margin)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('equilibrium is the mean over the second half, and N is Tr C/B', async () => {
    const { runner } = createFakeRunner((run) => ({
      outcome: 'budgetSpent',
      samples: {
        trainLoss: [
          [1, 9],
          [run.endStep / 2, 1],
          [run.endStep, 3],
        ],
        gradientNormSquared: [[run.endStep, 4]],
        covarianceTrace: [[run.endStep, 16]],
      },
    }));
    const found = (await scalingBound.perform('quick', { ...context, runner })) as EquilibriumRun[];
    for (const { trainLoss, gradient, noise, factor } of found)
      expect([trainLoss, gradient, noise]).toEqual([2, 4, 2 / factor]);
  });
});

describe('L21-3', () => {
  /** Losses and accuracy, `shift` standard deviations apart between dynamics. */
  const runs = (seeds: number, stream: RandomStream, shift: { early?: number; late?: number; accuracy?: number }) => {
    const { early = 0, late = 0, accuracy = 0 } = shift;
    return (['SGD', 'noisy gradient descent'] as const).flatMap((dynamics) =>
      range(seeds).map((seed): DynamicsRun => {
        const moved = (by: number) => stream.normal() + (dynamics === 'SGD' ? 0 : by);
        const sample = (step: number, value: number) => ({ run: 0, probe: 'trainLoss' as const, step, value });
        const lossTrace = [sample(30, Math.exp(0.1 * moved(early))), sample(500, 0.1 * Math.exp(0.1 * moved(late)))];
        const testAccuracy = 0.6 + 0.02 * moved(accuracy);
        return { ...RUN, outcome: 'budgetSpent', dynamics, seed, lossTrace, testAccuracy };
      }),
    );
  };

  test('no difference is supported; two deviations early, late or in accuracy are refuted', () => {
    expect(verdictOf(matchedCovariance, runs(60, streamOf(1), {}))).toBe('supported');
    for (const shift of [{ early: 2 }, { late: -2 }, { accuracy: 2 }])
      expect(verdictOf(matchedCovariance, runs(60, streamOf(1), shift))).toBe('refuted');
  });

  test('noisy gradient descent is a sweep with noise of covariance C/B, and SGD one without', async () => {
    const { runner, asked } = createFakeRunner(() => ({
      outcome: 'budgetSpent',
      samples: { trainLoss: [[500, 0.1]] },
    }));
    const found = (await matchedCovariance.perform('quick', { ...context, runner })) as DynamicsRun[];
    expect(asked.map(({ rule }) => rule)).toEqual([undefined, { kind: 'injectedNoise', shape: 'covariance' }]);
    expect(found.map(({ dynamics }) => dynamics === 'SGD').filter(Boolean)).toHaveLength(found.length / 2);
  });

  test.each([8, 40])(`%d seeds: a difference of the margin is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const margin = (stream: RandomStream) => runs(seeds, stream, { late: 1 });
    expect(countOf(matchedCovariance, ['supported'], margin)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
