import { describe, expect, test } from 'vitest';
import { boxSharpness } from '../../../src/claims/large-batch-2016/box-sharpness.ts';
import { type GapSeed, generalisationGap } from '../../../src/claims/large-batch-2016/generalisation-gap.ts';
import { type Line, lineBetween } from '../../../src/claims/large-batch-2016/line-between.ts';
import { inspectPairs, PAIRS } from '../../../src/claims/large-batch-2016/pairs.ts';
import { LINE_FRACTIONS, lossesOnLine, parametersAtLoss } from '../../../src/claims/parameters-at-loss.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

const SEEDS = 10;

describe('K16-1', () => {
  const { streamOf, countOf } = draws(1609);
  const seeds = (gap: number, trainGap = 0, noise = streamOf(1)): GapSeed[] =>
    range(SEEDS).map(() => ({
      small: { test: 0.86 + gap + 0.003 * noise.normal(), train: 1 },
      large: { test: 0.86, train: 1 - trainGap + 0.0002 * noise.normal() },
      reached: true,
    }));

  test('a gap at equal training accuracy, its opposite, and a gap that goes with training accuracy', () => {
    expect(verdictOf(generalisationGap, seeds(0.01))).toBe('supported');
    expect(verdictOf(generalisationGap, seeds(-0.01))).toBe('refuted');
    expect(verdictOf(generalisationGap, seeds(0.01, 0.02))).toBe('refuted');
  });

  test('no gap is decided in at most 5 %', () => {
    expect(countOf(generalisationGap, DECIDED, (noise) => seeds(0, 0, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a seed with a run that did not reach the target is left out and counted', () => {
    const some = seeds(0.01).map((seed, i) => (i === 0 ? { ...seed, reached: false } : seed));
    const { measured, remarks } = generalisationGap.evidence(some);
    expect(measured[0].replicates).toBe(SEEDS - 1);
    expect(remarks).toEqual(['1 of 10 seeds had a run that did not reach the target; they are left out.']);
  });
});

describe('K16-2', () => {
  const { streamOf, countOf } = draws(1610);
  const pairs = (ratio: number, count = 40, noise = streamOf(1)) =>
    range(count).map(() => ({
      small: [0.4, 0.1],
      large: [0.4, 0.1].map((value) => value * ratio * Math.exp(0.1 * noise.normal())),
    }));

  test('φ larger at the large batch, smaller, and larger at one ε only', () => {
    expect(verdictOf(boxSharpness, pairs(1.5))).toBe('supported');
    expect(verdictOf(boxSharpness, pairs(1 / 1.5))).toBe('refuted');
    const one = pairs(1.5).map(({ small, large }) => ({ small, large: [large[0], 0.05] }));
    expect(verdictOf(boxSharpness, one)).toBe('refuted');
  });

  test('equal φ is decided in at most 5 %', () => {
    expect(countOf(boxSharpness, DECIDED, (noise) => pairs(1, 8, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('seeds without both ends are left out', () => {
    const { measured, remarks } = boxSharpness.evidence([null, ...pairs(1.5, 9)]);
    expect(measured[0].replicates).toBe(9);
    expect(remarks.at(-1)).toBe('1 of 10 seeds had a run that did not reach the target; they are left out.');
  });
});

describe('K16-3', () => {
  const { streamOf, countOf } = draws(1611);
  /** Parabolas about both ends with the second derivatives `small` and `large`. */
  const line = (small: number, large: number): Line =>
    LINE_FRACTIONS.map((x) => 0.01 + (x < 0.5 ? (small / 2) * x * x : (large / 2) * (x - 1) ** 2));
  const lines = (ratio: number, count = 40, noise = streamOf(1)) =>
    range(count).map(() => line(2, 2 * ratio * Math.exp(0.1 * noise.normal())));

  test('a narrower valley at the large batch, a wider one, and one that is narrow only at its bottom', () => {
    expect(verdictOf(lineBetween, lines(1.5))).toBe('supported');
    expect(verdictOf(lineBetween, lines(1 / 1.5))).toBe('refuted');
    const flat = lines(1.5).map((own) => own.map((loss, i) => (LINE_FRACTIONS[i] > 1.3 ? 0.02 : loss)));
    expect(verdictOf(lineBetween, flat)).toBe('refuted');
  });

  test('equal valleys are decided in at most 5 %', () => {
    expect(countOf(lineBetween, DECIDED, (noise) => lines(1, 8, noise))).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('the remark holds the ratio of the second derivatives', () => {
    expect(lineBetween.evidence(range(3).map(() => line(2, 6))).remarks[0]).toMatch(/^Curvature .* 3 \[3, 3\]/);
  });
});

describe('K16-1 to K16-3 on one real seed', () => {
  // an easier target than that of the claims, by a larger step: the machinery, for the price of a test
  const [full] = PAIRS.sweeps({ seeds: 1 });
  const spec = {
    ...full,
    dataset: { ...full.dataset, trainCount: 200, testCount: 10 },
    grid: { ...full.grid, learningRates: [5e-3] },
  };
  const context = { runner: nodeRunner, signal: new AbortController().signal, onProgress: () => {} };

  test('both ends have the target loss, the first time that they have it, and are the ends of the line', async () => {
    const [found] = await inspectPairs([spec], context, async ({ program, small, large }) => {
      const line = await lossesOnLine(program, small, large);
      const at = (alpha: number) => line[LINE_FRACTIONS.findIndex((x) => Math.abs(x - alpha) < 1e-9)];
      return { ends: [at(0), at(1)], differ: small.some((value, p) => value !== large[p]) };
    });
    expect(found?.differ).toBe(true);
    for (const end of found?.ends ?? [1]) expect(end).toBeLessThanOrEqual(0.01);
  });

  test('a run that never reaches the target has no end', async () => {
    const never = await nodeRunner.examine(
      { ...spec, budget: { ...spec.budget, maxEpochs: 1 } },
      ({ plan, states, program }) =>
        parametersAtLoss(
          {
            run: plan.runs[0],
            at: async (step, look) => {
              const { theta } = await states(plan.runs[0]).at(step);
              const point = await program.at(theta);
              return look({ program, point, theta });
            },
          },
          1e-6,
        ),
    );
    expect(never).toBeNull();
  });
});
