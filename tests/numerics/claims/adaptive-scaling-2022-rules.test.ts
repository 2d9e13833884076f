import { describe, expect, test } from 'vitest';
import { scaledSpec, squareRootScaling } from '../../../src/claims/adaptive-scaling-2022/square-root-scaling.ts';
import type { LossCurves } from '../../../src/claims/three-factors-2017/loss-curves.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(803);

/** Curves of the base and of κ = 4 and 16 with √κη and κη, `shifts` above the base. */
function curves(seeds: number, stream: RandomStream, shifts: readonly number[], spread = 0.02): LossCurves[] {
  return [0, ...shifts].map((shift, i) => ({
    name: String(i),
    curves: range(seeds).map(() => range(16).map((at) => shift - 0.1 * at + spread * stream.normal())),
  }));
}

describe('MAL22', () => {
  test('η × √κ near the base and η × κ far from it is supported', () => {
    expect(verdictOf(squareRootScaling, curves(6, streamOf(1), [0.05, -0.5, 0.15, -1]))).toBe('supported');
  });

  test('the reverse, equal distances, and a √κ that is near only in comparison are refuted', () => {
    expect(verdictOf(squareRootScaling, curves(6, streamOf(1), [0.5, -0.05, 1, -0.15]))).toBe('refuted');
    expect(verdictOf(squareRootScaling, curves(6, streamOf(1), [0.2, -0.2, 0.2, -0.2]))).toBe('refuted');
    expect(verdictOf(squareRootScaling, curves(6, streamOf(1), [0.1, -2, 0.6, -3]))).toBe('refuted');
  });

  test('κ = 16 scales B, η, 1 − β and ε, and κη differs in η alone', () => {
    const [root, linear] = (['√κ', 'κ'] as const).map((scaling) => scaledSpec({ factor: 16, scaling }, 1));
    const rule = root.rule?.kind === 'adam' ? root.rule : undefined;
    const close = (value: number | undefined, expected: number) =>
      expect(Math.abs((value ?? Number.NaN) / expected - 1)).toBeLessThan(1e-12);
    close(rule?.beta1, 0.84);
    close(rule?.beta2, 0.984);
    close(rule?.epsilon, 2.5e-9);
    expect(root.grid.batchSizes).toEqual([64]);
    expect(root.grid.learningRates).toEqual([0.002]);
    expect(linear.grid.learningRates).toEqual([0.008]);
    expect(linear.rule).toEqual(root.rule);
  });

  test('a diverged run makes nothing decided and is named', () => {
    const [base, ...rest] = curves(6, streamOf(2), [0.05, -0.5, 0.15, -1]);
    const broken = { ...rest[3], curves: rest[3].curves.map((own, seed) => (seed ? own : own.map(() => Number.NaN))) };
    const traces = [base, ...rest.slice(0, 3), broken];
    expect(verdictOf(squareRootScaling, traces)).toBe('undecided');
    expect(squareRootScaling.evidence(traces).remarks).toHaveLength(1);
  });

  test.each([2, 6])(`at the margin, on %d seeds: decided in at most 5 % of ${DRAWS} draws`, (seeds) => {
    // half as far as κη at κ = 4 in the geometric mean over seeds
    const margin = (stream: RandomStream) =>
      curves(seeds, stream, [0, -0.5, 0.1, -1], 0).map((setting, i) => {
        const moved = setting.curves.map((curve) => {
          const shift = 0.25 * Math.exp(0.3 * stream.normal());
          return curve.map((y) => y + shift);
        });
        return i === 1 ? { ...setting, curves: moved } : setting;
      });
    expect(countOf(squareRootScaling, ['supported', 'refuted'], margin)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
