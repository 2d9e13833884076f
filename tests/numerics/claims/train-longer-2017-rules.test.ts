import { describe, expect, test } from 'vitest';
import { inspectRuns } from '../../../src/claims/inspect-runs.ts';
import { type DistanceRun, distanceAndLogTime } from '../../../src/claims/train-longer-2017/distance-and-log-time.ts';
import {
  type IncrementSeed,
  incrementCovariance,
  measureSpreads,
  spreadOf,
} from '../../../src/claims/train-longer-2017/increment-covariance.ts';
import { type ArmSeed, matchedUpdates } from '../../../src/claims/train-longer-2017/matched-updates.ts';
import { measureGradientNoise } from '../../../src/probes/operators/gradient-noise.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

describe('H17-1', () => {
  const { streamOf, countOf } = draws(1705);
  const STEPS = range(33).map((i) => Math.round(10 ** (1 + i / 16)));
  const runs = (law: (step: number, batchSize: number) => number, seeds = 5, noise = streamOf(1)): DistanceRun[] =>
    range(seeds).flatMap((seed) =>
      [8, 32, 128].map((batchSize) => ({
        batchSize,
        seed,
        diverged: false,
        steps: STEPS,
        distances: STEPS.map((step) => law(step, batchSize) * (1 + 0.005 * noise.normal())),
      })),
    );

  test('log t; √t; log t at two of three batch sizes; a distance that stands still', () => {
    expect(
      verdictOf(
        distanceAndLogTime,
        runs((t) => 1 + Math.log(t)),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        distanceAndLogTime,
        runs((t) => 1 + 0.3 * Math.sqrt(t)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        distanceAndLogTime,
        runs((t, b) => (b === 32 ? Math.sqrt(t) : Math.log(t))),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        distanceAndLogTime,
        runs(() => 10),
      ),
    ).toBe('refuted');
  });

  test('a distance of pure noise is supported in at most 5 %', () => {
    const noisy = (noise: ReturnType<typeof streamOf>) => runs(() => 10 + noise.normal(), 3, noise);
    expect(countOf(distanceAndLogTime, ['supported'], noisy)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('runs that diverged are left out and counted', () => {
    const some = runs((t) => Math.log(t)).map((one) => ({ ...one, diverged: one.seed === 0 }));
    const { measured, remarks } = distanceAndLogTime.evidence(some);
    expect(measured[0].replicates).toBe(4);
    expect(remarks.at(-1)).toBe('3 of 15 runs diverged; they are left out.');
  });
});

describe('H17-2', () => {
  const { streamOf } = draws(1706);
  /** Spreads that are `law` at each batch size, with 5 % noise. */
  const seeds = (law: (size: number) => number, along = law): IncrementSeed[] => {
    const noise = streamOf(1);
    return range(20).map(() =>
      [0, 1].map(() =>
        [4, 16, 64].map((size) => ({
          trace: law(size) * Math.exp(0.05 * noise.normal()),
          along: along(size) * Math.exp(0.05 * noise.normal()),
        })),
      ),
    );
  };

  test('equal covariances; those of constant η, of η ∝ B, and of another shape', () => {
    expect(
      verdictOf(
        incrementCovariance,
        seeds(() => 2),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        incrementCovariance,
        seeds((size) => 1 / size),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        incrementCovariance,
        seeds((size) => size),
      ),
    ).toBe('refuted');
    const other = seeds(
      () => 2,
      (size) => size ** -0.2,
    );
    expect(verdictOf(incrementCovariance, other)).toBe('refuted');
  });

  test('the spread of four gradients in the plane, by hand', () => {
    // deviations ±(1, 0) and ±(0, 2) about (5, 5): sums of squares 2 and 8 over n − 1 = 3, times η² = ¼
    const gradients = [
      [6, 5],
      [4, 5],
      [5, 7],
      [5, 3],
    ].map((row) => Float32Array.from(row));
    const { trace, along } = spreadOf(gradients, Float32Array.of(0, 1), 0.5);
    expect(trace).toBeCloseTo(10 / 12, 12);
    expect(along).toBeCloseTo(8 / 12, 12);
  });

  test('on a real network: the trace against (η²/B) Tr C (N − B)/(N − 1) of the exact gradient noise', async () => {
    const [spec] = incrementCovariance.sweeps('quick');
    const context = { runner: nodeRunner, signal: new AbortController().signal, onProgress: () => {} };
    const [{ spreads, exact }] = await inspectRuns([spec], context, ({ run, at }) =>
      at(64, async (state) => ({
        spreads: await measureSpreads(state, { seed: run.seed, checkpoint: 0 }),
        exact: (await measureGradientNoise(state.point, 1))[0].covarianceTrace.value,
      })),
    );
    // 256 squared deviations of gradients over 16 or 64 examples, of relative deviation at most about √2: 4 standard errors
    const bound = (4 * Math.SQRT2) / 16;
    for (const [place, size] of [
      [1, 16],
      [2, 64],
    ]) {
      const rate = 0.1 * Math.sqrt(size / 4);
      const expected = ((rate * rate) / size) * exact * ((1024 - size) / 1023);
      expect(Math.abs(spreads[place].trace / expected - 1)).toBeLessThan(bound);
    }
  });
});

describe('H17-3', () => {
  const { streamOf, countOf } = draws(1707);
  const seeds = (gap: number, left: number, count = 10, noise = streamOf(1)): ArmSeed[] =>
    range(count).map(() => [0, gap, left].map((lost) => ({ test: 0.87 - lost + 0.003 * noise.normal(), train: 1 })));

  test('a gap that closes; one that stays; one that only halves; no gap at all', () => {
    expect(verdictOf(matchedUpdates, seeds(0.04, 0))).toBe('supported');
    expect(verdictOf(matchedUpdates, seeds(0.04, 0.04))).toBe('refuted');
    expect(verdictOf(matchedUpdates, seeds(0.04, 0.02))).toBe('refuted');
    expect(verdictOf(matchedUpdates, seeds(-0.02, -0.02))).toBe('refuted');
  });

  test('arms that are equal are decided in at most 5 %', () => {
    expect(countOf(matchedUpdates, DECIDED, (noise) => seeds(0, 0, 7, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
