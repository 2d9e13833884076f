import { describe, expect, test } from 'vitest';
import { logLossAtStep } from '../../../src/claims/loss-at-epoch.ts';
import { measureDistance } from '../../../src/claims/three-factors-2017/curve-distance.ts';
import { cyclicSchedules } from '../../../src/claims/three-factors-2017/cyclic-schedules.ts';
import type { LossCurves } from '../../../src/claims/three-factors-2017/loss-curves.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { countOf, streamOf, verdictOf } from './judged.ts';
import { nodeLaboratory } from './node-laboratory.ts';

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
    expect(countOf(cyclicSchedules, ['supported'], draw)).toBeLessThanOrEqual(50);
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
      laboratory: {
        ...nodeLaboratory,
        async sweep(spec, request) {
          const outcome = await nodeLaboratory.sweep({ ...spec, grid: { ...spec.grid, seeds: 2 } }, request);
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
