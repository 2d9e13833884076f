import { describe, expect, test } from 'vitest';
import {
  fluctuationScale,
  NOISE_STEPS,
  type NoiseStep,
  predictedPlateau,
} from '../../../src/claims/bayesian-perspective-2017/fluctuation-scale.ts';
import type { BatchRun } from '../../../src/claims/bayesian-perspective-2017/optimal-batch.ts';
import {
  COUNTS,
  type Ladder,
  measureScaling,
  optimalBatchScaling,
  RATES,
  type ScalingSeed,
} from '../../../src/claims/bayesian-perspective-2017/optimal-batch-scaling.ts';
import { testPeak } from '../../../src/claims/bayesian-perspective-2017/test-peak.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

describe('SL17-1', () => {
  const { streamOf } = draws(1710);
  /** 100 chains per cell, with the plateau of `law` in units of the prediction. */
  const cells = (law: (step: NoiseStep) => number) => {
    const noise = streamOf(1);
    return NOISE_STEPS.map((step) => ({
      ...step,
      plateaus: Float64Array.from(
        { length: 100 },
        () => law(step) * predictedPlateau(step) * (1 + 0.1 * noise.normal()),
      ),
    }));
  };
  const byRatio = ({ learningRate, batchSize, momentum }: NoiseStep) => learningRate / batchSize / (1 - momentum);

  test('plateaus set by g; by ε/B; without the momentum; too high everywhere', () => {
    expect(
      verdictOf(
        fluctuationScale,
        cells(() => 1.02),
      ),
    ).toBe('supported');
    const [first] = NOISE_STEPS;
    const ratioAlone = (step: NoiseStep) =>
      ((byRatio(step) / byRatio(first)) * predictedPlateau(first)) / predictedPlateau(step);
    expect(verdictOf(fluctuationScale, cells(ratioAlone))).toBe('refuted');
    expect(
      verdictOf(
        fluctuationScale,
        cells(({ momentum }) => 1 - momentum),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        fluctuationScale,
        cells(() => 1.3),
      ),
    ).toBe('refuted');
  });
});

const run = (of: Partial<BatchRun>): BatchRun => ({
  examples: 500,
  learningRate: 0.2,
  batchSize: 8,
  accuracy: 0.85,
  diverged: false,
  ...of,
});

describe('SL17-2', () => {
  const { streamOf, countOf } = draws(1711);
  const seeds = (law: (logBatch: number) => number, count = 24, noise = streamOf(1)) =>
    range(count).map(() =>
      [2, 4, 8, 16, 32, 64].map((batchSize) =>
        run({ batchSize, accuracy: law(Math.log2(batchSize)) + 0.004 * noise.normal() }),
      ),
    );

  test('a peak, a slope up, a slope down and a valley', () => {
    expect(
      verdictOf(
        testPeak,
        seeds((b) => 0.85 - 0.003 * (b - 3) ** 2),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        testPeak,
        seeds((b) => 0.8 + 0.005 * b),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        testPeak,
        seeds((b) => 0.85 - 0.005 * b),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        testPeak,
        seeds((b) => 0.8 + 0.003 * (b - 3) ** 2),
      ),
    ).toBe('refuted');
  });

  test('a flat curve is decided in at most 5 %', () => {
    expect(countOf(testPeak, DECIDED, (noise) => seeds(() => 0.85, 24, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('runs that diverged are counted', () => {
    const some = seeds(() => 0.85).map((runs) => runs.map((one, i) => ({ ...one, diverged: i === 0 })));
    expect(testPeak.evidence(some).remarks).toEqual(['24 of 144 runs diverged; they count as guesses, accuracy 0.1.']);
  });
});

describe('SL17-3', () => {
  const { streamOf, countOf } = draws(1714);
  type Axis = 'learningRate' | 'examples';
  /** Runs whose accuracy is a parabola in log₂ B about log₂ B_opt = offset + slope·log₂(value ÷ the first). */
  const runs = (axis: Axis, { values, batchSizes }: Ladder, slope: number, offset: number, jitter: () => number) =>
    values.flatMap((value) => {
      const best = offset + slope * Math.log2(value / values[0]) + jitter();
      return batchSizes.map((batchSize) =>
        run({ [axis]: value, batchSize, accuracy: 0.85 - 0.003 * (Math.log2(batchSize) - best) ** 2 }),
      );
    });
  const seeds = (rate: number, count: number, { seeds: number = 60, noise = streamOf(1) } = {}): ScalingSeed[] =>
    range(number).map(() => {
      const jitter = () => 0.3 * noise.normal();
      return {
        rates: runs('learningRate', RATES, rate, 1.4, jitter),
        counts: runs('examples', COUNTS, count, 1.9, jitter),
      };
    });

  test('proportional to both, to neither, to one only, and to the square root', () => {
    expect(verdictOf(optimalBatchScaling, seeds(1, 1))).toBe('supported');
    expect(verdictOf(optimalBatchScaling, seeds(0, 0))).toBe('refuted');
    expect(verdictOf(optimalBatchScaling, seeds(1, 0))).toBe('refuted');
    expect(verdictOf(optimalBatchScaling, seeds(0, 1))).toBe('refuted');
    expect(['refuted', 'undecided']).toContain(verdictOf(optimalBatchScaling, seeds(0.5, 0.5))); // the grid is coarse
  });

  test('pure noise is supported in at most 5 %', () => {
    const noisy = (noise: ReturnType<typeof streamOf>) =>
      seeds(0, 0, { seeds: 5 }).map(({ rates, counts }) => ({
        rates: rates.map((one) => ({ ...one, accuracy: noise.uniform() })),
        counts: counts.map((one) => ({ ...one, accuracy: noise.uniform() })),
      }));
    expect(countOf(optimalBatchScaling, ['supported'], noisy)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('optima in the middle of a regular grid: slope 1, and what half a spacing may change of it', () => {
    const ladder: Ladder = { values: [1, 2, 4], batchSizes: [1, 2, 4, 8, 16] };
    const own = range(4).map(() => runs('learningRate', ladder, 1, 1, () => 0));
    const { estimate, low, high, irreducible } = measureScaling(own, 'learningRate', ladder, 0.95);
    expect(estimate).toBeCloseTo(1, 12);
    // x = −1, 0, 1 about its mean, half gaps ½: (½ + ½)/2
    expect(irreducible).toBeCloseTo(0.5, 12);
    expect([low, high]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(1.5, 12)]);
  });

  test('optima at the edge of those tried are counted', () => {
    const { remarks } = optimalBatchScaling.evidence(
      seeds(0, 1, { seeds: 3 }).map((seed) => ({
        ...seed,
        rates: seed.rates.map((one) => ({ ...one, accuracy: -one.batchSize })),
      })),
    );
    expect(remarks[0]).toBe('Over ε: 15 of 15 best batch sizes are at the edge of those tried.');
  });
});
