import { describe, expect, test } from 'vitest';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { nudgedDescent } from '../../../src/claims/sharpest-directions-2018/nudged-descent.ts';
import type { NudgedRun } from '../../../src/claims/sharpest-directions-2018/nudged-runs.ts';
import { sharpnessAndAccuracy } from '../../../src/claims/sharpest-directions-2018/sharpness-and-accuracy.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import type { RecordedProbe } from '../../../src/sweep/results/trace-store.ts';

/** Rules against runs whose outcome is planted. */
const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 1807);
const trace = (probe: RecordedProbe, samples: readonly (readonly [step: number, value: number])[]) =>
  samples.map(([step, value]) => ({ run: 0, probe, step, value }));

interface Planted {
  readonly peak: number;
  /** Epoch at which the loss falls to 0.1; infinite: never. */
  readonly epoch: number;
  readonly sharpness: number;
  readonly accuracy: number;
}

/** 12 steps an epoch, 400 epochs at most. */
function planted(factor: number, seed: number, { peak, epoch, sharpness, accuracy }: Planted): NudgedRun {
  const end = 4800;
  const reached: [number, number][] = Number.isFinite(epoch) ? [[Math.round(12 * epoch), 0.09]] : [];
  return {
    factor,
    seed,
    learningRate: 0.1,
    batchSize: 16,
    outcome: 'reachedTarget',
    step: end,
    stepsPerEpoch: 12,
    trainLoss: 0.05,
    testAccuracy: accuracy,
    sharpness,
    lossTrace: trace('trainLoss', [[0, 0.7], ...reached, [end, Number.isFinite(epoch) ? 0.05 : 0.3]]),
    sharpnessTrace: trace('sharpness', [
      [0, 2],
      [1200, peak],
      [end, 1],
    ]),
  };
}

const FACTORS = [0.01, 1, 5];
type Law = (factor: number, noise: RandomStream) => Planted;
const runsOf = (seeds: number, law: Law, noise = streamOf(0)) =>
  FACTORS.flatMap((factor) => Array.from({ length: seeds }, (_, seed) => planted(factor, seed, law(factor, noise))));
const kindOf = (claim: typeof nudgedDescent, runs: readonly NudgedRun[]): VerdictKind =>
  judge(claim, claim.evidence(runs)).kind;
const spread = (noise: RandomStream, size = 0.05) => Math.exp(size * noise.normal());
const fixed = { sharpness: 5, accuracy: 0.95 };

describe('J18-5', () => {
  const law =
    (peaks: number, epochs: readonly [number, number, number]): Law =>
    (factor, noise) => ({
      ...fixed,
      peak: (factor === 0.01 ? 10 * peaks : 10) * spread(noise),
      epoch: epochs[FACTORS.indexOf(factor)] * spread(noise),
    });

  test('sharper and sooner, and its opposites', () => {
    expect(kindOf(nudgedDescent, runsOf(4, law(4, [150, 220, 380])))).toBe('supported');
    expect(kindOf(nudgedDescent, runsOf(4, law(1, [150, 220, 380])))).toBe('refuted');
    expect(kindOf(nudgedDescent, runsOf(4, law(4, [380, 220, 380])))).toBe('refuted');
    expect(kindOf(nudgedDescent, runsOf(4, law(4, [150, 220, 150])))).toBe('refuted');
  });

  test('a run that never gets there counts as if it had at its end, and is told of', () => {
    const runs = runsOf(4, law(4, [150, 220, Number.POSITIVE_INFINITY]));
    expect(kindOf(nudgedDescent, runs)).toBe('supported');
    const { measured, remarks } = nudgedDescent.evidence(runs);
    expect(Math.abs(measured[2].estimate - 220 / 400)).toBeLessThan(0.05); // 5 % between seeds, four of them
    expect(remarks).toEqual(['γ = 5: 4 runs did not reach L ≤ 0.1; they count as if they had at the end.']);
  });

  test('seeds with a diverged run are left out of its ratios', () => {
    const runs = runsOf(4, law(4, [150, 220, 380])).map((run, i) =>
      i === 0 ? { ...run, outcome: 'diverged' as const } : run,
    );
    const { measured, remarks } = nudgedDescent.evidence(runs);
    expect(measured.map(({ replicates }) => replicates)).toEqual([3, 3, 4]);
    expect(remarks).toEqual(['1 of 12 runs diverged; their seeds are left out.']);
  });

  test.each([2, 3, 5])('noise on %d seeds is supported in at most 5 %', (seeds) => {
    let supported = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const noise: Law = (_, stream) => ({ ...fixed, peak: 10 * spread(stream, 1), epoch: 100 * spread(stream, 0.3) });
      if (kindOf(nudgedDescent, runsOf(seeds, noise, streamOf(draw))) === 'supported') supported++;
    }
    expect(supported).toBeLessThanOrEqual(50);
  });
});

describe('J18-6', () => {
  const law =
    (ratio: number, difference: number): Law =>
    (factor, noise) => ({
      peak: 10,
      epoch: 100,
      sharpness: (factor === 0.01 ? 5 * ratio : 5) * spread(noise),
      accuracy: 0.95 + 0.01 * ((factor === 0.01 ? difference : 0) + noise.normal()),
    });

  test('seven times as sharp and as accurate, less accurate by three s.d., or not sharper', () => {
    expect(kindOf(sharpnessAndAccuracy, runsOf(60, law(7, 0)))).toBe('supported');
    expect(kindOf(sharpnessAndAccuracy, runsOf(60, law(7, -3)))).toBe('refuted');
    expect(kindOf(sharpnessAndAccuracy, runsOf(60, law(1, 0)))).toBe('refuted');
  });

  test('a few seeds cannot show that two accuracies are the same', () => {
    expect(kindOf(sharpnessAndAccuracy, runsOf(4, law(7, 0)))).toBe('undecided');
  });

  test('accuracies one s.d. apart, at the margin, are decided in at most 5 %', () => {
    let decided = 0;
    for (let draw = 0; draw < 1000; draw++)
      if (kindOf(sharpnessAndAccuracy, runsOf(30, law(7, 1), streamOf(draw))) !== 'undecided') decided++;
    expect(decided).toBeLessThanOrEqual(50);
  });

  test('where all accuracies are equal there is no spread to compare with: undecided', () => {
    const perfect: Law = (factor) => ({ peak: 10, epoch: 100, sharpness: factor === 0.01 ? 40 : 5, accuracy: 1 });
    expect(kindOf(sharpnessAndAccuracy, runsOf(5, perfect))).toBe('undecided');
  });
});
