import { describe, expect, test } from 'vitest';
import { gradientAlignment } from '../../../src/claims/sharpest-directions-2018/gradient-alignment.ts';
import { noiseAndConditioning } from '../../../src/claims/sharpest-directions-2018/noise-and-conditioning.ts';
import { nudgedDescent } from '../../../src/claims/sharpest-directions-2018/nudged-descent.ts';
import type { NudgedRun } from '../../../src/claims/sharpest-directions-2018/nudged-runs.ts';
import { peakSharpness } from '../../../src/claims/sharpest-directions-2018/peak-sharpness.ts';
import { riseAndFall } from '../../../src/claims/sharpest-directions-2018/rise-and-fall.ts';
import { sharpnessAndAccuracy } from '../../../src/claims/sharpest-directions-2018/sharpness-and-accuracy.ts';
import { LOSS_LEVELS, type SpectrumAtLoss } from '../../../src/claims/sharpest-directions-2018/spectra-at-loss.ts';
import {
  MULTIPLES,
  type StepSample,
  unitRests,
  WATCHED_EPOCHS,
} from '../../../src/claims/sharpest-directions-2018/step-analysis.ts';
import { stepsTooLong } from '../../../src/claims/sharpest-directions-2018/steps-too-long.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { norm } from '../../../src/probes/run-rows.ts';
import type { RecordedProbe } from '../../../src/sweep/results/trace-store.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import type { Planted } from './fake-runner.ts';
import { DECIDED, draws, EXACT, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { performed } from './planted-runs.ts';

describe('J18-1', () => {
  test('a clear peak, a rise without a fall, and a flat trace', async () => {
    const shaped =
      (middle: number, last: number) =>
      ({ endStep }: Run, noise: RandomStream): Planted => ({
        outcome: 'budgetSpent',
        samples: {
          sharpness: [
            [0, 2 * (1 + 0.01 * noise.normal())],
            [10, middle],
            [endStep, last],
          ],
        },
      });
    expect((await performed(riseAndFall, shaped(20, 1))).kind).toBe('supported');
    expect((await performed(riseAndFall, shaped(20, 40))).kind).toBe('refuted');
    expect((await performed(riseAndFall, shaped(2, 2))).kind).toBe('refuted');
  });
});

describe('J18-2', () => {
  test('peaks that fall and come sooner with η, and their opposite; runs sharpest at their end are left out', async () => {
    const peaked =
      (sign: number, stillRising = false) =>
      ({ learningRate, batchSize, endStep }: Run): Planted => {
        const height = 20 * ((batchSize / 16) ** 0.5 * (0.1 / learningRate)) ** sign;
        const at = Math.round(endStep * 0.3 * (0.1 / learningRate) ** (0.8 * sign));
        const shape = stillRising
          ? [
              [0, 1],
              [endStep, height],
            ]
          : [
              [0, 1],
              [Math.min(at, endStep - 1), height],
              [endStep, 1],
            ];
        return { outcome: 'budgetSpent', samples: { sharpness: shape as [number, number][] } };
      };
    expect((await performed(peakSharpness, peaked(1))).kind).not.toBe('refuted'); // 3 seeds of 4 ranks: the steps count
    expect((await performed(peakSharpness, peaked(-1))).kind).toBe('refuted');
    const { kind, evidence } = await performed(peakSharpness, peaked(1, true));
    expect(kind).toBe('undecided');
    expect(evidence.remarks).toEqual(['24 of 24 runs were sharpest at the end; they are left out.']);
  });
});

const { countOf, streamOf } = draws(4242);

type StepLaw = Pick<StepSample, 'along' | 'share'>;
const samples = (
  seeds: number,
  law: (noise: RandomStream, epoch: number) => StepLaw,
  noise = streamOf(0),
): StepSample[] =>
  range(seeds).flatMap((seed) =>
    WATCHED_EPOCHS.map((epoch) => ({
      seed,
      epoch,
      parameters: 1218,
      rest: -0.01,
      cosines: [0.5, 0.4, 0.3, 0.2, 0.1],
      ...law(noise, epoch),
    })),
  );

describe('J18-3', () => {
  const valley = (shift: number, growth: number) => (noise: RandomStream) => ({
    along: MULTIPLES.map((alpha) => shift + growth * alpha ** 2 + 0.002 * noise.normal()),
    share: 0.9,
  });

  test('steps that climb, steps that still descend, and steps that climb the less the longer they are', () => {
    expect(verdictOf(stepsTooLong, samples(5, valley(0, 0.05)))).toBe('supported');
    expect(verdictOf(stepsTooLong, samples(5, valley(-0.1, 0.05)))).toBe('refuted');
    expect(verdictOf(stepsTooLong, samples(5, valley(0.2, -0.05)))).toBe('refuted');
  });

  test('descent at two of five epochs is left out of the rule, at three it is not', () => {
    const catapult = (until: number) => (noise: RandomStream, epoch: number) =>
      valley(epoch <= until ? -0.5 : 0, 0.05)(noise);
    expect(verdictOf(stepsTooLong, samples(5, catapult(WATCHED_EPOCHS[1])))).toBe('supported');
    expect(verdictOf(stepsTooLong, samples(5, catapult(WATCHED_EPOCHS[2])))).toBe('refuted');
  });

  test.each([2, 3, 5])('noise on %d seeds is decided in at most 5 %', (seeds) => {
    const noise = (stream: RandomStream) =>
      samples(seeds, () => ({ along: MULTIPLES.map(() => stream.normal()), share: 1 }), stream);
    expect(countOf(stepsTooLong, DECIDED, noise)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('seeds that diverged are left out and counted', () => {
    const some = samples(5, valley(0, 0.05)).map((sample) =>
      sample.seed === 1 ? { ...sample, rest: Number.NaN } : sample,
    );
    expect(verdictOf(stepsTooLong, some)).toBe('supported');
    expect(stepsTooLong.evidence(some).remarks.at(-1)).toBe('Runs of 1 seeds diverged; they are left out.');
  });
});

describe('J18-4', () => {
  const random = Math.sqrt(5 / 1218);
  const shares =
    (times: number, spread = 0.02) =>
    (noise: RandomStream) => ({
      along: MULTIPLES.map(() => 0),
      share: random * times * Math.exp(spread * noise.normal()),
    });

  test('ten times random, as random, and one epoch as random', () => {
    expect(verdictOf(gradientAlignment, samples(5, shares(10)))).toBe('supported');
    expect(verdictOf(gradientAlignment, samples(5, shares(1)))).toBe('refuted');
    const once = samples(5, (noise, epoch) => shares(epoch === WATCHED_EPOCHS[3] ? 1 : 10)(noise));
    expect(verdictOf(gradientAlignment, once)).toBe('refuted');
  });

  test.each([2, 3, 5])('shares about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (stream: RandomStream) => {
      const perSeed = range(seeds).map(() => 1 + 0.1 * stream.normal());
      return samples(seeds, shares(5, 0)).map((sample) => ({ ...sample, share: sample.share * perSeed[sample.seed] }));
    };
    expect(countOf(gradientAlignment, DECIDED, at)).toBeLessThanOrEqual(EXACT);
  });
});

describe('J18-4: steps without e₁', () => {
  test('a gradient without its part along e is orthogonal to it, of unit length, and adds up to the gradient', () => {
    const e = Float32Array.of(0.6, 0, 0.8);
    const gradients = Float32Array.of(3, 4, 0, 1, -2, 5);
    const rests = unitRests(gradients, e);
    for (const row of [0, 1]) {
      const [g, u] = [gradients, rests].map((flat) => flat.subarray(3 * row, 3 * row + 3));
      const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, p) => sum + x * b[p], 0);
      // a few roundings of f32 on numbers below 8
      expect(Math.abs(norm(u) - 1)).toBeLessThan(1e-6);
      expect(Math.abs(dot(u, e))).toBeLessThan(1e-6);
      g.forEach((value, p) => void expect(Math.abs(dot(g, e) * e[p] + dot(g, u) * u[p] - value)).toBeLessThan(1e-5));
    }
  });
});

/** Rules against runs whose outcome is planted. */
const nudgedDraws = draws(1807);
const trace = (probe: RecordedProbe, samples: readonly (readonly [step: number, value: number])[]) =>
  samples.map(([step, value]) => ({ run: 0, probe, step, value }));

interface PlantedRun {
  readonly peak: number;
  /** Epoch at which the loss falls to 0.1; infinite: never. */
  readonly epoch: number;
  readonly sharpness: number;
  readonly accuracy: number;
}

/** 12 steps an epoch, 400 epochs at most. */
function planted(factor: number, seed: number, { peak, epoch, sharpness, accuracy }: PlantedRun): NudgedRun {
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
type Law = (factor: number, noise: RandomStream) => PlantedRun;
const runsOf = (seeds: number, law: Law, noise = nudgedDraws.streamOf(0)) =>
  FACTORS.flatMap((factor) => Array.from({ length: seeds }, (_, seed) => planted(factor, seed, law(factor, noise))));
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
    expect(verdictOf(nudgedDescent, runsOf(4, law(4, [150, 220, 380])))).toBe('supported');
    expect(verdictOf(nudgedDescent, runsOf(4, law(1, [150, 220, 380])))).toBe('refuted');
    expect(verdictOf(nudgedDescent, runsOf(4, law(4, [380, 220, 380])))).toBe('refuted');
    expect(verdictOf(nudgedDescent, runsOf(4, law(4, [150, 220, 150])))).toBe('refuted');
  });

  test('a run that never gets there counts as if it had at its end, and is told of', () => {
    const runs = runsOf(4, law(4, [150, 220, Number.POSITIVE_INFINITY]));
    expect(verdictOf(nudgedDescent, runs)).toBe('supported');
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
    const noise: Law = (_, stream) => ({ ...fixed, peak: 10 * spread(stream, 1), epoch: 100 * spread(stream, 0.3) });
    const make = (stream: RandomStream) => runsOf(seeds, noise, stream);
    expect(nudgedDraws.countOf(nudgedDescent, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
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
    expect(verdictOf(sharpnessAndAccuracy, runsOf(60, law(7, 0)))).toBe('supported');
    expect(verdictOf(sharpnessAndAccuracy, runsOf(60, law(7, -3)))).toBe('refuted');
    expect(verdictOf(sharpnessAndAccuracy, runsOf(60, law(1, 0)))).toBe('refuted');
  });

  test('a few seeds cannot show that two accuracies are the same', () => {
    expect(verdictOf(sharpnessAndAccuracy, runsOf(4, law(7, 0)))).toBe('undecided');
  });

  test('accuracies one s.d. apart, at the margin, are decided in at most 5 %', () => {
    const make = (stream: RandomStream) => runsOf(30, law(7, 1), stream);
    expect(nudgedDraws.countOf(sharpnessAndAccuracy, DECIDED, make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('where all accuracies are equal there is no spread to compare with: undecided', () => {
    const perfect: Law = (factor) => ({ peak: 10, epoch: 100, sharpness: factor === 0.01 ? 40 : 5, accuracy: 1 });
    expect(verdictOf(sharpnessAndAccuracy, runsOf(5, perfect))).toBe('undecided');
  });
});

describe('SM18-1', () => {
  type Law = (noise: RandomStream, rate: number, batch: number) => number;
  const spectra = (seeds: number, sharpness: Law, conditioning: Law, noise = streamOf(1)): SpectrumAtLoss[] =>
    range(seeds).flatMap((seed) =>
      [0.05, 0.1, 0.2].flatMap((learningRate) =>
        [4, 8, 16, 32].flatMap((batchSize) =>
          LOSS_LEVELS.map((_, level) => ({
            seed,
            learningRate,
            batchSize,
            level,
            sharpness: sharpness(noise, learningRate, batchSize),
            conditioning: conditioning(noise, learningRate, batchSize),
          })),
        ),
      ),
    );
  const power =
    (alpha: number, beta: number): Law =>
    (noise, rate, batch) =>
      rate ** alpha * batch ** beta * Math.exp(0.1 * noise.normal());

  test('both fall with noise, neither does, or only the conditioning does not', () => {
    expect(verdictOf(noiseAndConditioning, spectra(5, power(-1, 1), power(-0.5, 0.5)))).toBe('supported');
    expect(verdictOf(noiseAndConditioning, spectra(5, power(1, -1), power(0.5, -0.5)))).toBe('refuted');
    expect(verdictOf(noiseAndConditioning, spectra(5, power(-1, 1), power(0.5, -0.5)))).toBe('refuted');
    expect(verdictOf(noiseAndConditioning, spectra(5, power(-1, 0), power(-1, 0)))).not.toBe('supported'); // B does nothing
  });

  test.each([2, 4])(
    'noise on %d seeds is decided in at most 5 %',
    (seeds) => {
      const free: Law = (noise) => Math.exp(noise.normal());
      expect(countOf(noiseAndConditioning, DECIDED, (noise) => spectra(seeds, free, free, noise))).toBeLessThanOrEqual(
        50,
      );
    },
    60_000,
  );

  test('losses that were not reached are left out and counted', () => {
    const some = spectra(5, power(-1, 1), power(-0.5, 0.5)).map((spectrum) =>
      spectrum.seed === 2 && spectrum.learningRate === 0.05 && spectrum.batchSize === 32 && spectrum.level === 3
        ? { ...spectrum, sharpness: Number.NaN, conditioning: Number.NaN }
        : spectrum,
    );
    const { remarks } = noiseAndConditioning.evidence(some);
    expect(verdictOf(noiseAndConditioning, some)).toBe('supported');
    expect(remarks).toEqual(['1 of 240 losses were not reached in time; they are left out.']);
  });
});
