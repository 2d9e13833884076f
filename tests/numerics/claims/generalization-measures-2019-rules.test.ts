import { describe, expect, test } from 'vitest';
import { AXES, granulated, type MeasuredRun } from '../../../src/claims/generalization-measures-2019/measured-grid.ts';
import { pooledAndGranulated } from '../../../src/claims/generalization-measures-2019/pooled-and-granulated.ts';
import { sharpnessAndNorms } from '../../../src/claims/generalization-measures-2019/sharpness-and-norms.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(801);

/** Place of a network on each axis of the grid, from 0. */
interface Place {
  readonly rate: number;
  readonly batch: number;
  readonly width: number;
}
type Planted = Pick<MeasuredRun, 'gap' | 'sharpness' | 'ascentSharpness' | 'parameterNorm' | 'distance'>;

const grid = (seeds: number, plant: (place: Place) => Planted): MeasuredRun[] =>
  range(seeds).flatMap((seed) =>
    [0, 1, 2].flatMap((rate) =>
      [0, 1, 2].flatMap((batch) =>
        [0, 1, 2].map((width) => ({
          ...RUN,
          seed,
          learningRate: 0.02 * 3 ** rate,
          batchSize: 8 * 3 ** batch,
          width: 12 * 2 ** width,
          ...plant({ rate, batch, width }),
        })),
      ),
    ),
  );

/** Measures and gap of each network; every number has noise of standard deviation 0.2 beside effects of 1 per place. */
function effects(seeds: number, stream: RandomStream, of: (place: Place) => Partial<Planted>, spread = 0.2) {
  const noisy = (value = 0) => value + spread * stream.normal();
  return grid(seeds, (place) => {
    const { gap, sharpness, ascentSharpness, parameterNorm, distance } = of(place);
    return {
      gap: noisy(gap),
      sharpness: noisy(sharpness),
      ascentSharpness: noisy(ascentSharpness),
      parameterNorm: noisy(parameterNorm),
      distance: noisy(distance),
    };
  });
}

const noise = (seeds: number) => (stream: RandomStream) => effects(seeds, stream, () => ({}));

describe('JI19-1', () => {
  /** Along η and B sharpness and gap fall together; along the width they part by `apart` per step. */
  const simpson = (apart: number, along = 1) =>
    effects(12, streamOf(1), ({ rate, batch, width }) => ({
      sharpness: -along * (rate - batch) + apart * width,
      gap: -(rate - batch) - apart * width,
    }));

  test('agreement along η and B and disagreement along the width is supported', () => {
    expect(verdictOf(pooledAndGranulated, simpson(10))).toBe('supported');
  });

  test('agreement everywhere, and disagreement along η and B, are refuted', () => {
    expect(verdictOf(pooledAndGranulated, simpson(0))).toBe('refuted');
    expect(verdictOf(pooledAndGranulated, simpson(10, -1))).toBe('refuted');
  });

  test('the figure shows pooled and granulated τ side by side', () => {
    const { figure } = pooledAndGranulated.evidence(simpson(10));
    const [sharpness] = figure.series;
    const [pooled, rate, batch, width] = sharpness.points.map(({ y }) => y);
    expect(figure.x.scale === 'category' && figure.x.categories.length).toBe(5);
    expect([pooled < 0, rate > 0.8, batch > 0.8, width < -0.9]).toEqual([true, true, true, true]);
  });

  test('granulated τ of a grid in which one line of nine is reversed is 7/9', () => {
    const runs = grid(1, ({ rate, batch, width }) => {
      const reversed = batch === 1 && width === 2;
      return { gap: rate, sharpness: reversed ? -rate : rate, ascentSharpness: 0, parameterNorm: 0, distance: 0 };
    });
    expect(Math.abs(granulated(runs, 'sharpness', AXES[0]) - 7 / 9)).toBeLessThan(1e-15);
  });

  test('each width is a sweep of its own, and measures are those at the end of each run', async () => {
    const { runner } = createFakeRunner((_, { model }) => {
      const [width] = model.hidden;
      return {
        outcome: 'reachedTarget',
        samples: {
          trainLoss: [[100, 0.02]],
          testLoss: [[100, 0.02 + width]],
          sharpness: [[100, 2 * width]],
          ascentSharpness: [[100, 3 * width]],
          parameterNorm: [
            [10, 1],
            [100, 4 * width],
          ],
          distance: [[100, 5 * width]],
        },
      };
    });
    const signal = new AbortController().signal;
    const found = (await pooledAndGranulated.perform('quick', { runner, signal, onProgress() {} })) as MeasuredRun[];
    expect(found.length).toBe(54);
    for (const { width, gap, sharpness, ascentSharpness, parameterNorm, distance } of found)
      expect([Math.abs(gap / width - 1) < 1e-12, sharpness, ascentSharpness, parameterNorm, distance]).toEqual([
        true,
        2 * width,
        3 * width,
        4 * width,
        5 * width,
      ]);
  });

  test.each([3])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    expect(countOf(pooledAndGranulated, ['supported'], noise(seeds))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('JI19-2', () => {
  const ordered = (sharpness: number, norm: number) =>
    effects(12, streamOf(2), ({ rate, batch, width }) => {
      const gap = rate + 3.1 * batch + 10.3 * width;
      return { gap, sharpness: sharpness * gap, parameterNorm: norm * gap, distance: norm * gap };
    });

  test('sharpness with the gap and norms against it is supported, the reverse refuted', () => {
    expect(verdictOf(sharpnessAndNorms, ordered(1, -1))).toBe('supported');
    expect(verdictOf(sharpnessAndNorms, ordered(-1, 1))).toBe('refuted');
    expect(verdictOf(sharpnessAndNorms, ordered(1, 1))).toBe('refuted');
  });

  test.each([3])(`noise on %d seeds is decided in at most 5 % of ${DRAWS} draws`, (seeds) => {
    expect(countOf(sharpnessAndNorms, ['supported', 'refuted'], noise(seeds))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
