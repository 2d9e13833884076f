import { describe, expect, test } from 'vitest';
import { endCurvature } from '../../../src/claims/end-curvature.ts';
import { logLossAt, logLossAtStep } from '../../../src/claims/loss-at-epoch.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { boltzmannOccupation } from '../../../src/claims/three-factors-2017/boltzmann-occupation.ts';
import { measureDistance } from '../../../src/claims/three-factors-2017/curve-distance.ts';
import { cyclicSchedules } from '../../../src/claims/three-factors-2017/cyclic-schedules.ts';
import { type InterpolationTraces, interpolation } from '../../../src/claims/three-factors-2017/interpolation.ts';
import { learningRateAndBatchSize } from '../../../src/claims/three-factors-2017/learning-rate-and-batch-size.ts';
import { lossBalance } from '../../../src/claims/three-factors-2017/loss-balance.ts';
import type { LossCurves } from '../../../src/claims/three-factors-2017/loss-curves.ts';
import {
  accuracyWhenFitted,
  type MemorisingRun,
  memorisation,
} from '../../../src/claims/three-factors-2017/memorisation.ts';
import { ratioAndTestAccuracy } from '../../../src/claims/three-factors-2017/ratio-and-test-accuracy.ts';
import { rescaledWidth } from '../../../src/claims/three-factors-2017/rescaled-width.ts';
import { rescalingBreakdown } from '../../../src/claims/three-factors-2017/rescaling-breakdown.ts';
import { rescalingInvariance } from '../../../src/claims/three-factors-2017/rescaling-invariance.ts';
import { widthOfMinima } from '../../../src/claims/three-factors-2017/width-of-minima.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { evenly } from '../../../src/probes/landscape/landscape.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { createFakeRunner, type Planted } from './fake-runner.ts';
import { runnerOf } from './fewer-seeds.ts';
import { DECIDED, DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';
import { ending, type Law, noiseRuns, performed, power } from './planted-runs.ts';
import { occupationLine } from './planted-toys.ts';

describe('J17-1', () => {
  test.each([
    ['λ₁ ∝ (η/B)^−¼', power(-0.25, 0.25), 'supported'],
    ['λ₁ ∝ (η/B)^¼', power(0.25, -0.25), 'refuted'],
    ['λ₁ ∝ 1/η alone', power(-1, 0), 'refuted'],
    ['λ₁ ∝ η^−0.9 B^0.4: the ratio does not decide alone', power(-0.9, 0.4), 'refuted'],
  ] as const)('%s', async (_, law, kind) => {
    expect((await performed(widthOfMinima, ending('reachedTarget', law))).kind).toBe(kind);
  });

  test('runs that did not reach the target are left out and counted', async () => {
    const { kind, evidence } = await performed(widthOfMinima, (run, noise) =>
      run.learningRate === 0.0125 && run.batchSize === 64
        ? ending('budgetSpent', () => 1000)(run, noise)
        : ending('reachedTarget', power(-0.25, 0.25))(run, noise),
    );
    expect(kind).toBe('supported');
    expect(evidence.remarks).toContain('5 of 45 runs spent their budget before the target; they are left out.');
  });
});

describe('J17-2 and FFM18-1', () => {
  const accuracy =
    (effect: number): Law =>
    ({ learningRate, batchSize }, noise) =>
      0.9 + effect * Math.log(learningRate / batchSize) + 0.005 * noise.normal();

  test('accuracy that rises with η/B, falls with it, or knows nothing of it', async () => {
    const plant = (effect: number) => ending('reachedTarget', power(-0.25, 0.25), accuracy(effect));
    expect((await performed(ratioAndTestAccuracy, plant(0.01))).kind).toBe('supported');
    expect((await performed(ratioAndTestAccuracy, plant(-0.01))).kind).toBe('refuted');
    expect((await performed(ratioAndTestAccuracy, plant(0))).kind).toBe('undecided');
    expect((await performed(learningRateAndBatchSize, plant(0.01))).kind).toBe('supported');
    expect((await performed(learningRateAndBatchSize, plant(-0.01))).kind).toBe('refuted');
    expect((await performed(learningRateAndBatchSize, plant(0))).kind).toBe('undecided');
  });
});

describe.each([2, 3, 5])(`J17-1, J17-2 and FFM18-1 on pure noise of %d seeds, ${DRAWS} draws`, (seeds) => {
  const { countOf } = draws(777);
  const runs = (_: RandomStream, draw: number) => noiseRuns([0.0125, 0.05, 0.2], [4, 16, 64], seeds, draw);

  test('claims of a direction are decided either way in at most 5 %', () => {
    for (const claim of [ratioAndTestAccuracy, learningRateAndBatchSize])
      expect(countOf(claim, DECIDED, runs)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('claims of more than a direction are supported in at most 5 %', () => {
    expect(countOf(widthOfMinima, ['supported'], runs)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('J17-3 and J17-4', () => {
  const { streamOf } = draws(777);
  /** log L falls linearly in log epoch, by seed; shifted by `shift` in units of the spread between seeds. */
  const curve =
    (shift: (rateFactor: number, batchFactor: number) => number) =>
    ({ learningRate, batchSize, seed, endStep }: Run): Planted => {
      const offset = 0.05 * streamOf(1000 + seed).normal() + 0.05 * shift(learningRate / 0.0125, batchSize / 4);
      const samples = [1, 2, 4, 8, 16, 30].map((epoch) => {
        const step = Math.round((endStep * epoch) / 30);
        return [step, Math.exp(1 - Math.log(epoch) + offset)] as [number, number];
      });
      return { outcome: 'budgetSpent', samples: { trainLoss: [[0, 3], ...samples] } };
    };
  const exact = (rate: number, batch: number) => (rate === batch ? 0.1 * Math.log2(rate) : 20);

  test('curves that coincide along η/B only are supported; along neither, or everywhere, refuted', async () => {
    expect((await performed(rescalingInvariance, curve(exact), 'standard')).kind).toBe('supported');
    expect(
      (
        await performed(
          rescalingInvariance,
          curve((rate, batch) => (rate === 1 && batch === 1 ? 0 : 20)),
          'standard', // D of ten seeds is too uncertain
        )
      ).kind,
    ).toBe('refuted');
    expect(
      (
        await performed(
          rescalingInvariance,
          curve(() => 0),
        )
      ).kind,
    ).toBe('refuted');
  });

  test('a distance that grows and passes 2 at 32, against one that never does', async () => {
    expect(
      (
        await performed(
          rescalingBreakdown,
          curve((rate) => (rate < 8 ? 0 : rate / 4)),
          'standard',
        )
      ).kind,
    ).toBe('supported');
    expect(
      (
        await performed(
          rescalingBreakdown,
          curve((rate) => (rate === 1 ? 0 : 0.1 * Math.log2(rate))),
        )
      ).kind,
    ).toBe('refuted');
  });

  test('log L between samples is linear in log step, and unknown beyond the last', () => {
    const trace = [
      [0, 3],
      [10, Math.exp(1)],
      [1000, Math.exp(-1)],
    ].map(([step, value]) => ({ run: 0, probe: 'trainLoss' as const, step, value }));
    const run = { ...noiseRuns([0.1], [4], 1, 0)[0], lossTrace: trace, stepsPerEpoch: 10 };
    expect(logLossAt(run, 1)).toBeCloseTo(1, 14);
    expect(logLossAt(run, 10)).toBeCloseTo(0, 14);
    expect(logLossAt(run, 100)).toBeCloseTo(-1, 14);
    expect(logLossAt(run, 0.5)).toBeNaN();
    expect(logLossAt(run, 200)).toBeNaN();
  });
});

const { countOf, streamOf } = draws(780);
const context = () => ({ signal: new AbortController().signal, onProgress: () => {} });

describe('J17-3b', () => {
  type Law = (learningRate: number, batchSize: number, noise: RandomStream) => number;
  async function judged(law: Law) {
    const noise = streamOf(1);
    const { runner } = createFakeRunner(({ learningRate, batchSize, seed }) => ({
      outcome: learningRate === 0.1 && batchSize === 16 && seed === 3 ? 'budgetSpent' : 'reachedTarget',
      samples: {
        // what a seed starts from changes λ₁ tenfold: only within a seed may widths be compared
        sharpness: [[100, 10 ** (seed % 3) * law(learningRate, batchSize, noise) * Math.exp(0.02 * noise.normal())]],
      },
    }));
    const traces = await rescaledWidth.perform('quick', { runner, ...context() });
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
    expect(countOf(rescaledWidth, ['supported'], draw)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a run that did not reach the target is left out with its seed, and counted', async () => {
    const { evidence } = await judged((rate, batch) => (rate / batch) ** -0.3);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([18, 17, 18, 18]);
    expect(evidence.remarks).toEqual(['1 of 90 runs spent their budget before the target; they are left out.']);
  });
});

const EPOCHS = 40;
/** Curves of each seed under the three settings: a seed's own height, its own noise, and a shift of each setting in units of the spread. */
function curves(shifts: readonly number[], seeds: number, noise: RandomStream): LossCurves[] {
  const heights = Array.from({ length: seeds }, () => noise.normal());
  return shifts.map((shift, i) => ({
    name: `setting ${i}`,
    curves: heights.map((height) =>
      Array.from(
        { length: EPOCHS },
        (_, epoch) => -Math.log(epoch + 1) + 0.1 * (height + shift + 0.02 * noise.normal()),
      ),
    ),
  }));
}

describe('J17-5: distance of curves', () => {
  // All have D = 2; without one seed 2√2, √2, 2√2, of mean 5√2/3. The jackknife of three: 3·2 − 2·5√2/3.
  test('D of curves shifted by two deviations is 2 less its bias, whatever they are the logarithms of', () => {
    const seeds = [-1, 0, 1]; // deviation 1
    const [a, b] = [0, 2].map((shift) => ({
      name: '',
      curves: seeds.map((seed) => Array.from({ length: 5 }, (_, epoch) => seed + shift - epoch * epoch)),
    }));
    expect(measureDistance(a, b, 0.95).estimate).toBeCloseTo(6 - (10 * Math.SQRT2) / 3, 12);
    expect(measureDistance(a, a, 0.95).estimate).toBe(0);
  });
});

describe('J17-5', () => {
  test.each([
    ['cycles alike, far from constant', [0, 0.1, 6], 'supported'],
    ['cycles as far from one another as from constant', [0, 6, 12], 'refuted'],
    ['all alike', [0, 0.1, 0.2], 'refuted'],
  ] as const)('%s', (_, shifts, kind) => {
    expect(verdictOf(cyclicSchedules, curves(shifts, 40, streamOf(1)))).toBe(kind); // D of a dozen seeds is too uncertain
  });

  test('curves of pure noise, whatever the setting: supported in at most 5 % of draws', () => {
    const draw = (noise: RandomStream): LossCurves[] =>
      ['a', 'b', 'c'].map((name) => ({
        name,
        curves: Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => noise.normal())),
      }));
    expect(countOf(cyclicSchedules, ['supported'], draw)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a run that did not last is left out and named', () => {
    const all = curves([0, 0.1, 6], 12, streamOf(1));
    const broken = all[1].curves.map((curve, seed) => (seed === 0 ? curve.map(() => Number.NaN) : curve));
    const { measured, remarks } = cyclicSchedules.evidence([all[0], { ...all[1], curves: broken }, all[2]]);
    expect(measured.map(({ replicates }) => replicates)).toEqual([11, 12, 11]);
    expect(remarks).toEqual(['setting 1: 1 of 12 runs did not last 40 epochs; they are left out.']);
  });

  test('on real networks: both cycles draw the same examples in the same time, and an epoch is an epoch', async () => {
    const asked: number[] = [];
    const all = await cyclicSchedules.perform('quick', {
      runner: {
        ...nodeRunner,
        async sweep(spec, request) {
          const outcome = await nodeRunner.sweep({ ...spec, grid: { ...spec.grid, seeds: 2 } }, request);
          const [run] = outcome.plan.runs;
          asked.push(run.endStep);
          // log L at the end of the last epoch is that of the last sample
          const trace = outcome.traces.trace(run.id, 'trainLoss');
          expect(logLossAtStep(trace, run.endStep)).toBe(Math.log(outcome.results[0].trainLoss));
          return outcome;
        },
      },
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    // 1,000 examples: 62 steps an epoch at B = 16, 12 at B = 80
    expect(asked).toEqual([20 * 62 + 20 * 12, 40 * 62, 40 * 62]);
    for (const { curves: own } of all) {
      expect(own).toHaveLength(2);
      for (const curve of own) {
        expect(curve).toHaveLength(EPOCHS);
        expect(curve.every(Number.isFinite)).toBe(true);
        expect(curve[EPOCHS - 1]).toBeLessThan(curve[0]);
      }
    }
    const gap = (a: LossCurves, b: LossCurves) => Math.abs(a.curves[0][9] - b.curves[0][9]); // two phases behind them
    expect(gap(all[0], all[1])).toBeLessThan(gap(all[0], all[2]));
  });
});

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

  test('the accuracy where half is first fitted lies between the neighbouring samples', () => {
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

  // Student's interval of a mean of ρ on nine ranks misses 0 in 5.5 % (200,000 draws elsewhere).
  test.each([2, 3, 5])('pure noise on %d seeds is decided either way as often as the interval misses', (seeds) => {
    const draw = (noise: RandomStream) => memorising(seeds, () => noise.uniform(), noise);
    expect(countOf(memorisation, ['supported', 'refuted'], draw)).toBeLessThanOrEqual(
      0.055 * DRAWS + 3 * Math.sqrt(DRAWS * 0.055 * 0.945),
    );
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

  test('on real networks: it measures the 250 wrong labels, until half of them are fitted', async () => {
    const runs = await memorisation.perform('quick', { runner: runnerOf(1), ...context() });
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
    expect(countOf(interpolation, ['supported', 'refuted'], draw)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on real networks: the ways start and end where the training loss has reached its target', async () => {
    const { ways, seeds } = await interpolation.perform('quick', { runner: runnerOf(2), ...context() });
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

const toyDraws = draws(12345);

describe('J17-8', () => {
  test('plateaus at their prediction are supported, twice as high or not growing refuted', async () => {
    // the cells of the claim, with plateaus planted instead of played
    const settings = [
      [0.01, 1],
      [0.02, 2],
      [0.04, 4],
      [0.01, 4],
      [0.02, 8],
      [0.04, 16],
      [0.02, 1],
      [0.04, 1],
      [0.08, 1],
      [0.16, 1],
    ] as const;
    const ones = settings.map(([learningRate, batchSize]) => ({
      learningRate,
      batchSize,
      plateaus: Float64Array.of(1, 1),
    }));
    const units = lossBalance.evidence(ones).figure.series.find(({ name }) => name.startsWith('(η/4B)'))?.points ?? [];
    const cells = (ratio: (index: number) => number) => {
      const stream = toyDraws.streamOf(5);
      return ones.map((cell, i) => ({
        ...cell,
        plateaus: Float64Array.from({ length: 200 }, () => units[i].y * ratio(i) * (1 + 0.1 * stream.normal())),
      }));
    };
    const growing = (i: number) => (i < 6 ? 1.04 : 1.1 + 0.2 * (i - 6));
    expect(verdictOf(lossBalance, cells(growing))).toBe('supported');
    expect(
      verdictOf(
        lossBalance,
        cells((i) => 2 * growing(i)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        lossBalance,
        cells((i) => (i < 6 ? 1.04 : 1.4 - 0.1 * (i - 6))),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        lossBalance,
        cells((i) => (i < 6 ? 1.15 : growing(i))),
      ),
    ).toBe('undecided'); // at the margin
  });
});

describe('J17-9', () => {
  test('Boltzmann’s law, its opposite, and a law 30 % too steep', () => {
    const x = [35, 50, 65, 80, 95];
    const law = (strength: number) => [occupationLine(x, (at) => 0.55 - 0.03 * strength * at, 4)];
    expect(verdictOf(boltzmannOccupation, law(1))).toBe('supported');
    expect(verdictOf(boltzmannOccupation, law(-1))).toBe('refuted');
    expect(verdictOf(boltzmannOccupation, law(1.3))).toBe('refuted');
  });
});
