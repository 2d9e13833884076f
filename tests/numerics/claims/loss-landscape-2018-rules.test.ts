import { describe, expect, test } from 'vitest';
import { type RescaledCurves, rescaledCurves } from '../../../src/claims/loss-landscape-2018/rescaled-curves.ts';
import { smallBatchWidth, type WidthSeed } from '../../../src/claims/loss-landscape-2018/small-batch-width.ts';
import { runnerOf } from './fewer-seeds.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

describe('LI18-1', () => {
  const { streamOf, countOf } = draws(1712);
  /** Parabolas whose copies differ by `normalised` and by `raw` at their ends. */
  const curves = (normalised: number, raw: number, { seeds = 6, noise = streamOf(1), spread = 0.05 } = {}) =>
    range(seeds).map((seed): RescaledCurves => {
      const rows = (difference: number) => {
        const own = Float64Array.from({ length: 41 }, (_, i) => (i / 20 - 1) ** 2);
        const factor = difference * Math.exp(spread * noise.normal());
        return [[own, own.map((loss) => loss * (1 + factor)), own.map((loss) => loss * (1 - factor / 2))]];
      };
      return { seed, normalised: rows(normalised), raw: rows(raw) };
    });

  test('normalised curves that coincide while raw ones do not; either failing', () => {
    expect(verdictOf(rescaledCurves, curves(1e-6, 1))).toBe('supported');
    expect(verdictOf(rescaledCurves, curves(0.01, 1))).toBe('refuted');
    expect(verdictOf(rescaledCurves, curves(1e-6, 0.01))).toBe('refuted');
  });

  test.each([3, 6])('differences of raw curves about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: Parameters<Parameters<typeof countOf>[2]>[0]) =>
      curves(1e-6, 0.1, { seeds, noise, spread: 0.02 });
    expect(countOf(rescaledCurves, DECIDED, at)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on a real network: normalised curves differ by rounding alone', async () => {
    const traces = await rescaledCurves.perform('quick', {
      runner: runnerOf(1),
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const [normalised, raw] = rescaledCurves.evidence(traces).measured;
    // a loss errs by about 2⁻²⁰(1 + L), and L is at most some ten along these curves
    expect(normalised.estimate).toBeLessThan(2 * 2 ** -20 * 20);
    expect(raw.estimate).toBeGreaterThan(0.1);
  });
});

describe('LI18-2', () => {
  const { streamOf, countOf } = draws(1713);
  interface Law {
    /** Large ÷ small batch, without and with weight decay. */
    readonly rises: readonly [number, number];
    readonly curvatures: readonly [number, number];
  }
  const seeds = ({ rises, curvatures }: Law, count = 40, noise = streamOf(1)): WidthSeed[] =>
    range(count).map(() =>
      [0, 1].map((place) => {
        const spread = () => Math.exp(0.1 * noise.normal());
        return {
          small: { rise: 1, accuracy: 1, norm: 16 },
          large: { rise: rises[place] * spread(), accuracy: 1, norm: 14 },
          curvatures: [1, curvatures[place] * spread()] as const,
        };
      }),
    );

  test('the paper’s four signs, and each of them wrong', () => {
    expect(verdictOf(smallBatchWidth, seeds({ rises: [2, 2], curvatures: [2, 0.5] }))).toBe('supported');
    expect(verdictOf(smallBatchWidth, seeds({ rises: [0.5, 2], curvatures: [2, 0.5] }))).toBe('refuted');
    expect(verdictOf(smallBatchWidth, seeds({ rises: [2, 0.5], curvatures: [2, 0.5] }))).toBe('refuted');
    expect(verdictOf(smallBatchWidth, seeds({ rises: [2, 2], curvatures: [0.5, 0.5] }))).toBe('refuted');
    expect(verdictOf(smallBatchWidth, seeds({ rises: [2, 2], curvatures: [2, 2] }))).toBe('refuted');
  });

  test('no difference is decided in at most 5 %', () => {
    const nothing = { rises: [1, 1], curvatures: [1, 1] } as const;
    expect(countOf(smallBatchWidth, DECIDED, (noise) => seeds(nothing, 8, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
