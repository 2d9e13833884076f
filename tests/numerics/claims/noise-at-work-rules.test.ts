import { describe, expect, test } from 'vitest';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { endCurvature } from '../../../src/claims/three-factors-2017/end-curvature.ts';
import { type InterpolationTraces, interpolation } from '../../../src/claims/three-factors-2017/interpolation.ts';
import {
  accuracyWhenFitted,
  type MemorisingRun,
  memorisation,
} from '../../../src/claims/three-factors-2017/memorisation.ts';
import { rescaledWidth } from '../../../src/claims/three-factors-2017/rescaled-width.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { evenly } from '../../../src/probes/landscape/landscape.ts';
import { createFakeLaboratory } from './fake-laboratory.ts';
import { laboratoryOf } from './fewer-seeds.ts';
import { countOf, streamOf, verdictOf } from './judged.ts';

const context = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('J17-6', () => {
  const cells = [0.0125, 0.05, 0.2].flatMap((learningRate) =>
    [8, 24, 64].map((batchSize) => ({ learningRate, batchSize })),
  );
  type Law = (ratio: number, noise: RandomStream) => number;
  const memorising = (seeds: number, atHalf: Law, noise: RandomStream): MemorisingRun[] =>
    range(seeds).flatMap((seed) =>
      cells.map((cell) => {
        const accuracy = atHalf(cell.learningRate / cell.batchSize, noise);
        return {
          ...cell,
          seed,
          path: [
            [0, 0.1],
            [0.2, accuracy + 0.1],
            [0.6, accuracy - 0.1 / 3],
          ] as const,
        };
      }),
    );
  const slope =
    (effect: number): Law =>
    (ratio, noise) =>
      0.8 + effect * Math.log(ratio) + 0.003 * noise.normal();

  test('the accuracy where half is first fitted lies between the looks about it', () => {
    const path = [
      [0.1, 0.8],
      [0.4, 0.7],
      [0.6, 0.6],
      [0.45, 0.9],
      [0.7, 0],
    ] as const;
    expect(accuracyWhenFitted({ path }, 0.5)).toBeCloseTo(0.65, 14);
    expect(accuracyWhenFitted({ path }, 0.4)).toBeCloseTo(0.7, 14);
    expect(accuracyWhenFitted({ path }, 0.05)).toBe(0.8);
    expect(accuracyWhenFitted({ path }, 0.8)).toBeNaN();
  });

  test('accuracy that rises with η/B, and that falls', () => {
    expect(verdictOf(memorisation, memorising(6, slope(0.01), streamOf(1)))).toBe('supported');
    expect(verdictOf(memorisation, memorising(6, slope(-0.01), streamOf(1)))).toBe('refuted');
  });

  // Student's interval of a mean of ρ on nine ranks misses 0 in 5.5 % (200,000 draws elsewhere), in 1,000 draws in 55 ± 3 · 7.2
  test.each([2, 3, 5])('pure noise on %d seeds is decided either way as often as the interval misses', (seeds) => {
    const draw = (noise: RandomStream) => memorising(seeds, () => noise.uniform(), noise);
    expect(countOf(memorisation, ['supported', 'refuted'], draw)).toBeLessThanOrEqual(55 + 3 * 7.2);
  });

  test('runs that never fit half of the wrong labels are left out and counted', () => {
    const runs = memorising(6, slope(0.01), streamOf(1));
    const lost = runs.map(
      (run, i): MemorisingRun =>
        i === 0
          ? {
              ...run,
              path: [
                [0, 0.1],
                [0.3, 0],
              ],
            }
          : run,
    );
    expect(memorisation.evidence(lost).remarks.at(-1)).toBe(
      '1 of 54 runs never fitted half of the wrong labels; they are left out.',
    );
  });

  test('on real networks: it looks at the 250 wrong labels, until half of them are fitted', async () => {
    const runs = await memorisation.perform('quick', { laboratory: laboratoryOf(1), ...context() });
    expect(runs).toHaveLength(9);
    for (const { path } of runs) {
      const fitted = path.map(([fraction]) => fraction);
      for (const fraction of fitted) expect(fraction * 250).toBeCloseTo(Math.round(fraction * 250), 6);
      expect(fitted.slice(0, -1).every((fraction) => fraction < 0.5)).toBe(true);
      expect(fitted.at(-1)).toBeGreaterThanOrEqual(0.5);
      // Tests are of right labels: early on more of them are met than of labels that are wrong.
      const [, accuracy] = path[path.length - 1];
      expect(accuracy).toBeGreaterThan(0.5);
    }
  });
});

describe('J17-7', () => {
  const places = evenly(-1, 2, 61);
  /** Smooth everywhere, with these second derivatives at 0 and 1: a cubic. */
  const cubic = (near: number, far: number) =>
    places.map((x) => 0.05 + 0.3 * x + (near / 2) * x * x + ((far - near) / 6) * x * x * x);

  test('the curvature at either end of a cubic is exact to rounding', () => {
    // a window of 9 places of size L ~ 10: 10·2⁻⁵³·9/S₄ with S₄ = 2·0.05⁴(1 + 16 + 81 + 256) = 0.0044, S₂-weighted: < 1e-11
    for (const [near, far] of [
      [8, 2],
      [0, 5],
      [-3, 1],
    ]) {
      expect(Math.abs(endCurvature(places, cubic(near, far), 0) - near)).toBeLessThan(1e-11);
      expect(Math.abs(endCurvature(places, cubic(near, far), 1) - far)).toBeLessThan(1e-11);
    }
  });

  test('of a fourth power it is off by the fourth derivative times a twentieth of the window squared, no more', () => {
    // least squares of x⁴/24 by 1 and x²/2 on places k/20, |k| ≤ 4: b = 2(n S₆ − S₂S₄)/(n S₄ − S₂²)/24
    const [s2, s4, s6] = [2, 4, 6].map((p) => 2 * [1, 2, 3, 4].reduce((sum, k) => sum + (k / 20) ** p, 0));
    const expected = (2 * (9 * s6 - s2 * s4)) / (9 * s4 - s2 * s2) / 24;
    expect(
      endCurvature(
        places,
        places.map((x) => x ** 4 / 24),
        0,
      ),
    ).toBeCloseTo(expected, 10);
  });

  const traces = (seeds: number, far: (noise: RandomStream) => number, noise: RandomStream): InterpolationTraces => ({
    seeds,
    ways: range(seeds).map(() => ({ toHigh: cubic(4, far(noise)), toEqual: cubic(4, 4 + noise.normal()) })),
  });

  test('flatter at the far end in most seeds, in few, and in half of them', () => {
    const often = (share: number) => (noise: RandomStream) => (noise.uniform() < share ? 1 : 9);
    expect(verdictOf(interpolation, traces(40, often(0.97), streamOf(1)))).toBe('supported');
    expect(verdictOf(interpolation, traces(40, often(0.1), streamOf(1)))).toBe('refuted');
    expect(verdictOf(interpolation, traces(40, often(0.65), streamOf(1)))).toBe('undecided');
  });

  // Wilson's interval of a coin misses ½ in 3.5 % at 14 throws and in 1.9 % at 40, counted out
  test.each([14, 40])('pure noise on %d seeds is decided either way in at most one draw of twenty', (seeds) => {
    const draw = (noise: RandomStream) => traces(seeds, () => 4 + noise.normal(), noise);
    expect(countOf(interpolation, ['supported', 'refuted'], draw)).toBeLessThanOrEqual(50);
  });

  test('on real networks: the ways start and end where the training loss has reached its target', async () => {
    const { ways, seeds } = await interpolation.perform('quick', { laboratory: laboratoryOf(2), ...context() });
    expect(seeds).toBe(2);
    expect(ways).toHaveLength(2);
    const [start, end] = [20, 40]; // of 61 places over [−1, 2]
    for (const { toHigh, toEqual } of ways) {
      expect(toEqual[start]).toBe(toHigh[start]);
      for (const losses of [toHigh, toEqual])
        for (const place of [start, end]) {
          expect(losses[place]).toBeGreaterThan(0.02);
          expect(losses[place]).toBeLessThanOrEqual(0.05 + 1e-6); // the end is a + 1·(b − a), rounded
        }
    }
  });
});

describe('J17-3b', () => {
  type Law = (learningRate: number, batchSize: number, noise: RandomStream) => number;
  async function judged(law: Law) {
    const noise = streamOf(1);
    const { laboratory } = createFakeLaboratory(({ learningRate, batchSize, seed }) => ({
      outcome: learningRate === 0.1 && batchSize === 16 && seed === 3 ? 'budgetSpent' : 'reachedTarget',
      samples: {
        // what a seed starts from changes λ₁ tenfold: only within a seed may widths be compared
        sharpness: [[100, 10 ** (seed % 3) * law(learningRate, batchSize, noise) * Math.exp(0.02 * noise.normal())]],
      },
    }));
    const traces = await rescaledWidth.perform('quick', { laboratory, ...context() });
    return { kind: verdictOf(rescaledWidth, traces), evidence: rescaledWidth.evidence(traces) };
  }

  test.each([
    ['η/B alone', (rate: number, batch: number) => (rate / batch) ** -0.3, 'supported'],
    ['η alone', (rate: number) => rate ** -0.3, 'refuted'],
    ['B alone', (_: number, batch: number) => batch ** 0.3, 'refuted'],
    ['neither: the controls show it', () => 1, 'refuted'],
  ] as const)('λ₁ set by %s', async (_, law, kind) => {
    expect((await judged(law)).kind).toBe(kind);
  });

  test('a width that is off by the margin itself is taken for equal in at most one draw of twenty', () => {
    const factors = [
      [1, 1],
      [2, 2],
      [4, 4],
      [4, 1],
      [1, 4],
    ] as const;
    const widths = [1, 0.9, 1, 0.4, 1.5]; // the second stands on the lower end of ±10 %
    const draw = (noise: RandomStream) =>
      range(12).flatMap((seed) =>
        factors.map(
          ([rate, batch], i): NetworkRun => ({
            learningRate: 0.025 * rate,
            batchSize: 4 * batch,
            seed,
            outcome: 'reachedTarget',
            step: 100,
            stepsPerEpoch: 10,
            trainLoss: 0.05,
            testAccuracy: Number.NaN,
            sharpness: widths[i] * Math.exp(0.02 * noise.normal()),
            lossTrace: [],
            sharpnessTrace: [],
          }),
        ),
      );
    expect(countOf(rescaledWidth, ['supported'], draw)).toBeLessThanOrEqual(50);
  });

  test('a run that did not reach the target is left out with its seed, and counted', async () => {
    const { evidence } = await judged((rate, batch) => (rate / batch) ** -0.3);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([18, 17, 18, 18]);
    expect(evidence.remarks).toEqual(['1 of 90 runs spent their budget before the target; they are left out.']);
  });
});
