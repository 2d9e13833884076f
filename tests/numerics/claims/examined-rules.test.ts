import { describe, expect, test } from 'vitest';
import { noiseAlignmentClaim } from '../../../src/claims/anisotropic-noise-2018/noise-alignment.ts';
import type { Claim } from '../../../src/claims/claim.ts';
import { noiseFollowsHessian } from '../../../src/claims/diffusion-2020/noise-follows-hessian.ts';
import type { MatrixLook } from '../../../src/claims/diffusion-2020/noise-matrices.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { rescaledLayers } from '../../../src/claims/reparametrisation-2017/rescaled-layers.ts';
import { FACTORS, type RescaledRun } from '../../../src/claims/reparametrisation-2017/rescaled-runs.ts';
import { gradientAlignment } from '../../../src/claims/sharpest-directions-2018/gradient-alignment.ts';
import { noiseAndConditioning } from '../../../src/claims/sharpest-directions-2018/noise-and-conditioning.ts';
import { LOSS_LEVELS, type SpectrumAtLoss } from '../../../src/claims/sharpest-directions-2018/spectra-at-loss.ts';
import {
  MULTIPLES,
  type StepLook,
  unitRests,
  WATCHED_EPOCHS,
} from '../../../src/claims/sharpest-directions-2018/step-analysis.ts';
import { stepsTooLong } from '../../../src/claims/sharpest-directions-2018/steps-too-long.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { norm } from '../../../src/probes/run-rows.ts';

/** Rules against evidence whose truth is planted: no network is trained here. */
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;
const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 4242);

/** In how many of 1,000 draws a verdict is one of `kinds`. */
function hits<T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (noise: RandomStream) => T): number {
  let count = 0;
  for (let draw = 0; draw < 1000; draw++) if (kinds.includes(verdictOf(claim, make(streamOf(draw))))) count++;
  return count;
}
const DECIDED = ['supported', 'refuted'] as const;
/** 5 % of 1,000 draws and three standard deviations of that count: the interval of a single normal criterion is exact. */
const EXACT = 50 + 3 * Math.sqrt(1000 * 0.05 * 0.95);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

type StepLaw = Pick<StepLook, 'along' | 'share'>;
const looks = (seeds: number, law: (noise: RandomStream, epoch: number) => StepLaw, noise = streamOf(0)): StepLook[] =>
  upTo(seeds).flatMap((seed) =>
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
    expect(verdictOf(stepsTooLong, looks(5, valley(0, 0.05)))).toBe('supported');
    expect(verdictOf(stepsTooLong, looks(5, valley(-0.1, 0.05)))).toBe('refuted');
    expect(verdictOf(stepsTooLong, looks(5, valley(0.2, -0.05)))).toBe('refuted');
  });

  test('descent at two of five epochs is left out of the rule, at three it is not', () => {
    const catapult = (until: number) => (noise: RandomStream, epoch: number) =>
      valley(epoch <= until ? -0.5 : 0, 0.05)(noise);
    expect(verdictOf(stepsTooLong, looks(5, catapult(WATCHED_EPOCHS[1])))).toBe('supported');
    expect(verdictOf(stepsTooLong, looks(5, catapult(WATCHED_EPOCHS[2])))).toBe('refuted');
  });

  test.each([2, 3, 5])('noise on %d seeds is decided in at most 5 %', (seeds) => {
    const noise = (stream: RandomStream) =>
      looks(seeds, () => ({ along: MULTIPLES.map(() => stream.normal()), share: 1 }), stream);
    expect(hits(stepsTooLong, DECIDED, noise)).toBeLessThanOrEqual(50);
  });

  test('seeds that diverged are left out and counted', () => {
    const some = looks(5, valley(0, 0.05)).map((look) => (look.seed === 1 ? { ...look, rest: Number.NaN } : look));
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
    expect(verdictOf(gradientAlignment, looks(5, shares(10)))).toBe('supported');
    expect(verdictOf(gradientAlignment, looks(5, shares(1)))).toBe('refuted');
    const once = looks(5, (noise, epoch) => shares(epoch === WATCHED_EPOCHS[3] ? 1 : 10)(noise));
    expect(verdictOf(gradientAlignment, once)).toBe('refuted');
  });

  test.each([2, 3, 5])('shares about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (stream: RandomStream) => {
      const perSeed = upTo(seeds).map(() => 1 + 0.1 * stream.normal());
      return looks(seeds, shares(5, 0)).map((look) => ({ ...look, share: look.share * perSeed[look.seed] }));
    };
    expect(hits(gradientAlignment, DECIDED, at)).toBeLessThanOrEqual(EXACT);
  });
});

test('what is left of a gradient without e is orthogonal to it, of unit length, and adds up to the gradient', () => {
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

describe('SM18-1', () => {
  type Law = (noise: RandomStream, rate: number, batch: number) => number;
  const spectra = (seeds: number, sharpness: Law, conditioning: Law, noise = streamOf(1)): SpectrumAtLoss[] =>
    upTo(seeds).flatMap((seed) =>
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
      expect(hits(noiseAndConditioning, DECIDED, (noise) => spectra(seeds, free, free, noise))).toBeLessThanOrEqual(50);
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

describe('X20-1', () => {
  const curvatures = upTo(30).map((i) => 0.9 ** i);
  const matrices = (
    seeds: number,
    cosine: (noise: RandomStream) => number,
    variance: (noise: RandomStream, curvature: number) => number,
    noise = streamOf(2),
  ): MatrixLook[] =>
    upTo(seeds).flatMap((seed) =>
      [2, 10, 50, 200].map((epoch) => ({
        seed,
        epoch,
        cosine: cosine(noise),
        curvatures,
        variances: curvatures.map((curvature) => variance(noise, curvature)),
      })),
    );
  const near = (value: number) => (noise: RandomStream) => value + 0.01 * noise.normal();
  const powerLaw = (exponent: number) => (noise: RandomStream, curvature: number) =>
    0.02 * curvature ** exponent * Math.exp(0.1 * noise.normal());

  test('a power of λ is supported whatever its factor; noise along all directions alike is refuted', () => {
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.8), powerLaw(1.3)))).toBe('supported');
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.8), powerLaw(0)))).toBe('refuted');
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.3), powerLaw(1.3)))).toBe('refuted');
  });

  test.each([2, 4])(
    'a cosine about the limit on %d seeds is decided in at most 5 %',
    (seeds) => {
      const at = (noise: RandomStream) => {
        const perSeed = upTo(seeds).map(() => 0.6 + 0.02 * noise.normal());
        return matrices(seeds, () => 0.6, powerLaw(1.3), noise).map((look) => ({
          ...look,
          cosine: perSeed[look.seed],
        }));
      };
      expect(hits(noiseFollowsHessian, DECIDED, at)).toBeLessThanOrEqual(50);
    },
    60_000,
  );

  test('the remarks tell the factor, which is no part of the rule', () => {
    const { remarks } = noiseFollowsHessian.evidence(
      matrices(
        5,
        () => 0.75,
        (_, curvature) => 0.02 * curvature,
      ),
    );
    expect(remarks[0]).toBe('Epoch 2: cosine 0.75, slope 1.00, r² 1.00, C₁₁/λ₁ 0.020.');
  });
});

describe('Z18-1', () => {
  const runs = (seeds: number, of: (noise: RandomStream, loss: string, place: number) => number, noise = streamOf(3)) =>
    (['crossEntropy', 'squaredError'] as const).flatMap((loss) =>
      upTo(seeds).map((seed) => ({ loss, seed, alignments: upTo(5).map((place) => of(noise, loss, place)) })),
    );

  test('ten times isotropic, isotropic, and isotropic under one loss or at one epoch', () => {
    const about = (value: number, noise: RandomStream) => value * Math.exp(0.05 * noise.normal());
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(10, noise)),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise) => about(1, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, loss) => about(loss === 'squaredError' ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        noiseAlignmentClaim,
        runs(5, (noise, _, place) => about(place === 4 ? 1 : 10, noise)),
      ),
    ).toBe('refuted');
  });

  test.each([2, 3, 5])('values about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) =>
      runs(seeds, () => 5, noise).map((run) => {
        const own = 5 + noise.normal();
        return { ...run, alignments: run.alignments.map(() => own) };
      });
    expect(hits(noiseAlignmentClaim, DECIDED, at)).toBeLessThanOrEqual(50);
  });
});

describe('D17-1', () => {
  const blocks = { first: 4, second: 1, rest: 0.5 };
  const rescaled = (seeds: number, { change = 0.01, growth = 2, drift = 0 }, noise = streamOf(4)): RescaledRun[] =>
    upTo(seeds).map((seed) => ({
      seed,
      outputChange: change * Math.exp(0.05 * noise.normal()),
      copies: FACTORS.map((alpha) => {
        const curvature = alpha ** growth + alpha ** -growth;
        const fixed = alpha ** drift;
        return {
          sharpness: curvature,
          trace: 3 * curvature,
          ascent: alpha,
          relativeTrace: fixed,
          filter: 2 * fixed,
          fisherRao: 3,
        };
      }),
      traces: blocks,
      tops: blocks,
    }));

  test('sharpness that moves while the outputs and relative measures stay; any of the three failing', () => {
    expect(verdictOf(rescaledLayers, rescaled(5, {}))).toBe('supported');
    expect(verdictOf(rescaledLayers, rescaled(5, { change: 30 }))).toBe('refuted');
    expect(verdictOf(rescaledLayers, rescaled(5, { growth: 0.2 }))).toBe('refuted');
    expect(verdictOf(rescaledLayers, rescaled(5, { drift: 0.1 }))).toBe('refuted');
  });

  test.each([2, 3, 5])('spreads about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) =>
      rescaled(seeds, {}, noise).map((run) => {
        const most = 5 + 0.3 * noise.normal();
        const copies = run.copies.map((copy, i) => ({ ...copy, sharpness: i === 0 ? most : 1 }));
        return { ...run, copies };
      });
    expect(hits(rescaledLayers, DECIDED, at)).toBeLessThanOrEqual(50);
  });

  test('a trace of either sign has no spread', () => {
    const some = rescaled(3, {}).map((run) => ({
      ...run,
      copies: run.copies.map((copy, i) => ({ ...copy, trace: i - 2 })),
    }));
    expect(verdictOf(rescaledLayers, some)).toBe('undecided');
  });
});
