import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/claims/claim.ts';
import { boundedNonUniformity } from '../../../src/claims/dynamical-stability-2018/bounded-non-uniformity.ts';
import { flatMinimaGeneralise } from '../../../src/claims/dynamical-stability-2018/flat-minima-generalise.ts';
import type { Minimum } from '../../../src/claims/dynamical-stability-2018/minima.ts';
import { momentumAndSharpness } from '../../../src/claims/dynamical-stability-2018/momentum-and-sharpness.ts';
import { sharpAndUneven } from '../../../src/claims/dynamical-stability-2018/sharp-and-uneven.ts';
import { belowTheEdge } from '../../../src/claims/edge-of-stability-2021/below-the-edge.ts';
import { nonMonotoneLoss } from '../../../src/claims/edge-of-stability-2021/non-monotone-loss.ts';
import { progressiveSharpening } from '../../../src/claims/edge-of-stability-2021/progressive-sharpening.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { type LateRun, lateSteps } from '../../../src/claims/late-sharpness.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';

const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 778);
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** How many of 1,000 draws end in one of `kinds`. */
function countOf<T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (noise: RandomStream) => T): number {
  return range(1000).filter((draw) => kinds.includes(verdictOf(claim, make(streamOf(draw))))).length;
}

interface Planted {
  readonly a: number;
  readonly s: number;
  readonly accuracy?: number;
  readonly trainLoss?: number;
}

/** Minima over η = 0.1, 0.2 and B = 4 … 64. */
const minima = (seeds: number, plant: (cell: { eta: number; b: number; noise: RandomStream }) => Planted, draw = 0) => {
  const noise = streamOf(draw);
  return range(seeds).flatMap((seed) =>
    [0.1, 0.2].flatMap((eta) =>
      [4, 8, 16, 32, 64].map((b): Minimum => {
        const { a, s, accuracy = 0.8, trainLoss = 1e-3 } = plant({ eta, b, noise });
        return {
          learningRate: eta,
          batchSize: b,
          seed,
          initialLoss: 0.5,
          trainLoss,
          testAccuracy: accuracy,
          sharpness: a,
          nonUniformity: s,
        };
      }),
    ),
  );
};
/** √(B(n − 1)/(n − B))/η at n = 300, written out. */
const bound = (eta: number, b: number) => Math.sqrt((b * 299) / (300 - b)) / eta;
const jitter = (noise: RandomStream) => 1 + 0.02 * noise.normal();

describe('W18-3', () => {
  const judged = (share: (b: number) => number) =>
    verdictOf(
      boundedNonUniformity,
      minima(6, ({ eta, b, noise }) => ({ a: 5, s: share(b) * bound(eta, b) * jitter(noise) })),
    );

  test('s at 0.8 of its bound is supported; at 1.6 of it, at 0.1 of it, or falling with B, refuted', () => {
    expect(judged(() => 0.8)).toBe('supported');
    expect(judged(() => 1.6)).toBe('refuted');
    expect(judged(() => 0.1)).toBe('refuted');
    expect(judged((b) => 4 / b)).toBe('refuted');
  });

  test('one cell far above its bound refutes what the median would support', () => {
    expect(judged((b) => (b === 16 ? 2 : 0.6))).toBe('refuted');
  });

  test('pure noise is supported in at most 5 %', () => {
    const noisy = (noise: RandomStream) =>
      minima(3, ({ eta, b }) => ({ a: 5, s: bound(eta, b) * (0.3 + 0.6 * noise.uniform()) }));
    const scattered = (noise: RandomStream) => minima(3, () => ({ a: 5, s: 20 * Math.exp(noise.normal()) }));
    // the first respects the bound and so grows with B: only the second is noise altogether
    expect(countOf(boundedNonUniformity, ['refuted'], noisy)).toBeLessThanOrEqual(50);
    expect(countOf(boundedNonUniformity, ['supported'], scattered)).toBeLessThanOrEqual(50);
  });

  test('a diverged run is left out and counted', () => {
    const runs = minima(6, ({ eta, b, noise }) => ({ a: 5, s: 0.8 * bound(eta, b) * jitter(noise) }));
    const lost = runs.map((run, i) => (i === 7 ? { ...run, trainLoss: 3, nonUniformity: 1e6 } : run));
    expect(verdictOf(boundedNonUniformity, lost)).toBe('supported');
    expect(boundedNonUniformity.evidence(lost).remarks).toEqual(['1 of 60 runs diverged; they are left out.']);
  });
});

describe('W18-4 and W18-9', () => {
  const noisy = (noise: RandomStream): Planted => ({
    a: Math.exp(noise.normal()),
    s: Math.exp(noise.normal()),
    accuracy: noise.uniform(),
  });

  test('a and s that go together, against each other, or by themselves', () => {
    const together = (sign: number) =>
      minima(4, ({ b, noise }) => ({ a: b * jitter(noise), s: b ** sign * jitter(noise) }));
    expect(verdictOf(sharpAndUneven, together(1))).toBe('supported');
    expect(verdictOf(sharpAndUneven, together(-1))).toBe('refuted');
    expect(countOf(sharpAndUneven, ['supported'], (noise) => minima(3, () => noisy(noise)))).toBeLessThanOrEqual(50);
  });

  test('accuracy that falls with a and s, rises with them, or knows nothing of them', () => {
    const accuracy = (slope: number) =>
      minima(4, ({ b, noise }) => {
        const a = b * jitter(noise);
        return { a, s: 2 * a * jitter(noise), accuracy: 0.8 + slope * Math.log(a) + 0.005 * noise.normal() };
      });
    expect(verdictOf(flatMinimaGeneralise, accuracy(-0.02))).toBe('supported');
    expect(verdictOf(flatMinimaGeneralise, accuracy(0.02))).toBe('refuted');
    for (const seeds of [2, 3, 6])
      expect(
        countOf(flatMinimaGeneralise, ['supported', 'refuted'], (noise) => minima(seeds, () => noisy(noise))),
      ).toBeLessThanOrEqual(50);
  });
});

const late = (run: Partial<LateRun> & Pick<LateRun, 'seed' | 'sharpness'>): LateRun => ({
  learningRate: 0.2,
  batchSize: 200,
  momentum: 0,
  initialLoss: 0.5,
  trainLoss: 1e-3,
  ...run,
});

describe('W18-8', () => {
  const betas = [0, 0.2, 0.4, 0.6, 0.8];
  const runs = (seeds: number, sharpness: (beta: number, noise: RandomStream) => number, noise = streamOf(0)) =>
    range(seeds).flatMap((seed) =>
      betas.map((momentum) => late({ seed, momentum, sharpness: sharpness(momentum, noise) })),
    );
  const edge = (beta: number) => (2 * (1 + beta)) / 0.2;
  const descent = runs(6, (beta, noise) => edge(beta) * (1 + 0.003 * noise.normal()));
  const sgd = (sign: number) => runs(6, (beta, noise) => 5 * Math.exp(sign * beta) * jitter(noise));

  test('descent at its limit and SGD falling is supported; either of them otherwise is refuted', () => {
    expect(verdictOf(momentumAndSharpness, { descent, sgd: sgd(-1) })).toBe('supported');
    expect(verdictOf(momentumAndSharpness, { descent, sgd: sgd(1) })).toBe('refuted');
    const plain = runs(6, (_, noise) => 10 * (1 + 0.003 * noise.normal())); // 2/η whatever β
    expect(verdictOf(momentumAndSharpness, { descent: plain, sgd: sgd(-1) })).toBe('refuted');
    const below = runs(6, (beta) => (beta === 0.8 ? 0.8 : 1) * edge(beta)); // one β that stays below
    expect(verdictOf(momentumAndSharpness, { descent: below, sgd: sgd(-1) })).toBe('refuted');
  });

  test('pure noise is supported in at most 5 %', () => {
    const make = (noise: RandomStream) => ({ descent, sgd: runs(3, () => Math.exp(noise.normal()), noise) });
    expect(countOf(momentumAndSharpness, ['supported'], make)).toBeLessThanOrEqual(50);
  });

  test('late steps are the last quarter to the end, odd and even in turn', () => {
    for (const endStep of [5000, 7200, 10_000, 4321]) {
      const steps = lateSteps(endStep);
      expect(steps.at(-1)).toBe(endStep);
      expect(steps[0]).toBeGreaterThanOrEqual(0.75 * endStep - 1);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.map((step, i) => (endStep - step + steps.length - 1 - i) % 2)).toEqual(steps.map(() => 0));
    }
  });
});

describe('C21-1 and C21-3', () => {
  const WINDOW_COUNT = 60;
  /** Both η; λ₁ and L by the number of the look, λ₁ until it reaches 2/η at look 20. */
  const descents = (seeds: number, sharpness: (look: number) => number, loss: (look: number) => number) =>
    range(seeds).flatMap((seed) =>
      [0.05, 0.1].map((learningRate) => ({
        learningRate,
        seed,
        crossing: 20,
        sharpness: range(21).map((look) => sharpness(look) / learningRate),
        losses: range(WINDOW_COUNT + 1).map(loss),
      })),
    );
  const noise = streamOf(0);
  const falling = (look: number) => Math.exp(-look / 10);

  test('sharpness that rises, falls, or wanders', () => {
    const rising = (sign: number) => descents(4, (look) => 1 + sign * 0.04 * (look + 0.5 * noise.normal()), falling);
    expect(verdictOf(progressiveSharpening, rising(1))).toBe('supported');
    expect(verdictOf(progressiveSharpening, rising(-1))).toBe('refuted');
    const wandering = (stream: RandomStream) => descents(3, () => stream.normal(), falling);
    expect(countOf(progressiveSharpening, ['supported'], wandering)).toBeLessThanOrEqual(50);
  });

  test('a loss with bursts after the crossing only; none; bursts before; and bursts without a fall', () => {
    const judged = (loss: (look: number) => number) =>
      verdictOf(
        nonMonotoneLoss,
        descents(6, (look) => look, loss),
      );
    const burst = (look: number) => (look % 5 === 0 ? 2 : 1);
    expect(judged((look) => falling(look) * (look > 20 ? burst(look) : 1))).toBe('supported');
    expect(judged(falling)).toBe('refuted');
    expect(judged((look) => falling(look) * burst(look))).toBe('refuted');
    expect(judged((look) => (look > 20 ? falling(20) * burst(look) : falling(look)))).toBe('refuted');
  });

  test('pure noise is supported in at most 5 %', () => {
    const make = (stream: RandomStream) =>
      descents(
        3,
        (look) => look,
        () => Math.exp(stream.normal()),
      );
    expect(countOf(nonMonotoneLoss, ['supported'], make)).toBeLessThanOrEqual(50);
  });

  test('runs that never reach 2/η are left out of C21-3 and counted', () => {
    const runs = descents(
      6,
      (look) => look,
      (look) => falling(look) * (look > 20 && look % 5 === 0 ? 2 : 1),
    );
    const lost = runs.map((run, i) => (i === 3 ? { ...run, crossing: null } : run));
    expect(nonMonotoneLoss.evidence(lost).remarks).toEqual([
      'λ₁ never reached 2/η in 1 of 12 runs; they are left out.',
    ]);
  });
});

describe('C21-6', () => {
  /** Cross-entropy runs of gradient descent with a peak and an end. */
  const entropy = (seeds: number, last: (noise: RandomStream) => number): NetworkRun[] =>
    range(seeds).map((seed) => {
      const end = last(streamOf(seed));
      const sample = (step: number, value: number) => ({ run: 0, probe: 'sharpness' as const, step, value });
      return {
        learningRate: 0.4,
        batchSize: 200,
        seed,
        outcome: 'budgetSpent',
        step: 6000,
        stepsPerEpoch: 1,
        trainLoss: 1e-3,
        testAccuracy: Number.NaN,
        sharpness: end,
        lossTrace: [],
        sharpnessTrace: [sample(0, 2), sample(1000, 5 * jitter(streamOf(100 + seed))), sample(6000, end)],
      };
    });
  const falls = entropy(6, (noise) => 0.5 * jitter(noise));
  const squared = (seeds: number, sharpness: (b: number, noise: RandomStream) => number, noise = streamOf(1)) =>
    range(seeds).flatMap((seed) =>
      [8, 32, 200].map((batchSize) =>
        late({ learningRate: 0.1, seed, batchSize, sharpness: sharpness(batchSize, noise) }),
      ),
    );

  test('a fall and SGD below descent, growing with B, is supported; each of them otherwise is refuted', () => {
    const growing = squared(6, (b, noise) => 10 * b ** 0.2 * jitter(noise));
    expect(verdictOf(belowTheEdge, { entropy: falls, squared: growing })).toBe('supported');
    expect(verdictOf(belowTheEdge, { entropy: entropy(6, (noise) => 5 * jitter(noise)), squared: growing })).toBe(
      'refuted',
    );
    const shrinking = squared(6, (b, noise) => 10 * b ** -0.2 * jitter(noise));
    expect(verdictOf(belowTheEdge, { entropy: falls, squared: shrinking })).toBe('refuted');
    const above = squared(6, (b, noise) => (b === 32 ? 25 : b / 10) * jitter(noise)); // one B above descent
    expect(verdictOf(belowTheEdge, { entropy: falls, squared: above })).toBe('refuted');
  });

  test('pure noise over B is supported in at most 5 %', () => {
    const make = (noise: RandomStream) => ({
      entropy: falls,
      squared: squared(3, () => Math.exp(noise.normal()), noise),
    });
    expect(countOf(belowTheEdge, ['supported'], make)).toBeLessThanOrEqual(50);
  });
});
