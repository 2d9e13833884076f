import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/claims/claim.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import {
  amplifiedNoise,
  inPooledDeviations,
  type LevelRun,
} from '../../../src/claims/sde-validity-2021/amplified-noise.ts';
import { ascentRadius, type RadiusRun } from '../../../src/claims/sharpness-aware-2020/ascent-radius.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import type { SweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { createFakeLaboratory } from './fake-laboratory.ts';

const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 783);
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;
const context = { signal: new AbortController().signal, onProgress: () => {} };
const RUN: NetworkRun = {
  learningRate: 0.1,
  batchSize: 16,
  seed: 0,
  outcome: 'reachedTarget',
  step: 1000,
  stepsPerEpoch: 31,
  trainLoss: 0.05,
  testAccuracy: 0.85,
  sharpness: 1,
  lossTrace: [],
  sharpnessTrace: [],
};

function rates<T>(claim: Claim<T>, make: (draw: number) => T): Record<VerdictKind, number> {
  const counts = { supported: 0, refuted: 0, undecided: 0 };
  for (let draw = 0; draw < 1000; draw++) counts[verdictOf(claim, make(draw))]++;
  return counts;
}

describe('F20-1', () => {
  const radiusIn = ({ rule }: SweepSpec) => (rule?.kind === 'sam' ? rule.radius : Number.NaN);
  /** Performs it where λ₁ and test accuracy are a function of the radius that each sweep asks for. */
  async function performed(sharpness: (radius: number) => number, accuracy: (radius: number) => number = () => 0.85) {
    const stream = streamOf(1);
    const { laboratory, asked } = createFakeLaboratory((_, spec) => ({
      outcome: 'reachedTarget',
      samples: {
        trainLoss: [[900, 0.05]],
        testAccuracy: [[900, accuracy(radiusIn(spec)) + 0.001 * stream.normal()]],
        sharpness: [[900, sharpness(radiusIn(spec)) * Math.exp(0.02 * stream.normal())]],
      },
    }));
    const runs = await ascentRadius.perform('quick', { ...context, laboratory });
    return { kind: verdictOf(ascentRadius, runs), evidence: ascentRadius.evidence(runs), runs, asked };
  }

  test('λ₁ that falls with the radius is supported, that rises or stays refuted', async () => {
    expect((await performed((radius) => 1 / (1 + 3 * radius))).kind).toBe('supported');
    expect((await performed((radius) => 1 + 3 * radius)).kind).toBe('refuted');
    expect((await performed(() => 1)).kind).toBe('refuted');
  });

  test('every run carries the radius of its own sweep, and test accuracy is reported beside the rule', async () => {
    const { runs, asked, evidence } = await performed(
      (radius) => 1 / (1 + 3 * radius),
      (radius) => 0.85 + 0.1 * radius,
    );
    expect(asked.map(({ rule }) => rule)).toEqual([0, 0.05, 0.1, 0.2, 0.4].map((radius) => ({ kind: 'sam', radius })));
    for (const { radius, sharpness } of runs) expect(Math.abs(sharpness * (1 + 3 * radius) - 1)).toBeLessThan(0.1);
    expect(evidence.remarks[0]).toMatch(/^Spearman ρ of the radius and test accuracy is (1\.00|0\.9\d) /);
  });

  test('runs that never reached the loss are left out and counted', async () => {
    const { runs } = await performed((radius) => 1 / (1 + 3 * radius));
    const stalled = runs.map(
      (run): RadiusRun => (run.radius === 0.4 ? { ...run, outcome: 'budgetSpent', sharpness: 99 } : run),
    );
    const evidence = ascentRadius.evidence(stalled);
    expect(judge(ascentRadius, evidence).kind).toBe('supported');
    expect(evidence.remarks[1]).toBe('10 of 50 runs spent their budget before the target; they are left out.');
  });

  test.each([2, 5, 10])('noise on %d seeds is supported in at most 5 % of 1,000 draws', (seeds) => {
    const noise = (draw: number) => {
      const stream = streamOf(draw);
      return [0, 0.05, 0.1, 0.2, 0.4].flatMap((radius) =>
        Array.from(
          { length: seeds },
          (_, seed): RadiusRun => ({ ...RUN, seed, radius, sharpness: Math.exp(stream.normal()) }),
        ),
      );
    };
    expect(rates(ascentRadius, noise).supported).toBeLessThanOrEqual(50);
  });
});

describe('L21-1', () => {
  /** Loss and accuracy at l = 1 and 8, `shift` standard deviations apart; `common` of the variance is that of the seed. */
  function runs(seeds: number, draw: number, shift: { loss: number; accuracy: number }, common = 0.3): LevelRun[] {
    const stream = streamOf(draw);
    const shared = Array.from({ length: 2 * seeds }, () => Math.sqrt(common) * stream.normal());
    const deviate = (i: number) => shared[i] + Math.sqrt(1 - common) * stream.normal();
    return [1, 8].flatMap((level) =>
      Array.from(
        { length: seeds },
        (_, seed): LevelRun => ({
          ...RUN,
          outcome: 'budgetSpent',
          level,
          seed,
          trainLoss: 0.3 + 0.03 * (deviate(seed) + (level === 8 ? shift.loss : 0)),
          testAccuracy: 0.6 + 0.02 * (deviate(seeds + seed) + (level === 8 ? shift.accuracy : 0)),
        }),
      ),
    );
  }

  test('no difference is supported by 32 seeds, two deviations refuted, one undecided', () => {
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 0, accuracy: 0 }))).toBe('supported');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 2, accuracy: 0 }))).toBe('refuted');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 0, accuracy: -2 }))).toBe('refuted');
    expect(verdictOf(amplifiedNoise, runs(32, 1, { loss: 1, accuracy: 0 }))).toBe('undecided');
  });

  test('differences are in pooled deviations between seeds: means 2 apart, deviations 3 and 4', () => {
    const pairs = [-3, 0, 3].map((plain, i) => [plain, [-2, 2, 6][i]] as const);
    expect(Math.abs(inPooledDeviations(pairs) - 2 / Math.sqrt((9 + 16) / 2))).toBeLessThan(1e-15);
  });

  test.each([8, 32])(
    '%d seeds: a difference of the margin is supported, and none refuted, in at most 5 % of 1,000 draws',
    (seeds) => {
      for (const common of [0, 0.6]) {
        expect(
          rates(amplifiedNoise, (draw) => runs(seeds, draw, { loss: 1, accuracy: 0 }, common)).supported,
        ).toBeLessThan(50);
        expect(
          rates(amplifiedNoise, (draw) => runs(seeds, draw, { loss: 0, accuracy: 0 }, common)).refuted,
        ).toBeLessThan(50);
      }
    },
  );

  test('each level is a sweep of its own rule, and runs that diverged are left out with their partners', async () => {
    const stream = streamOf(2);
    const { laboratory, asked } = createFakeLaboratory((run, { rule }) => ({
      outcome: run.seed === 3 && rule?.kind === 'svag' && rule.level === 8 ? 'diverged' : 'budgetSpent',
      samples: {
        trainLoss: [[1000, 0.3 + 0.03 * stream.normal()]],
        testAccuracy: [[1000, 0.6 + 0.02 * stream.normal()]],
      },
    }));
    const found = await amplifiedNoise.perform('quick', { ...context, laboratory });
    expect(asked.map(({ rule }) => rule)).toEqual([1, 8].map((level) => ({ kind: 'svag', level })));
    const evidence = amplifiedNoise.evidence(found);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([31, 31]);
    expect(evidence.remarks).toEqual(['1 of 64 runs diverged; they are left out.']);
  });
});
