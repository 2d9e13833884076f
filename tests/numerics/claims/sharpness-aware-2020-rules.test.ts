import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/claims/judge.ts';
import { type AscentBatchRun, ascentBatch } from '../../../src/claims/sharpness-aware-2020/ascent-batch.ts';
import { ascentRadius, type RadiusRun } from '../../../src/claims/sharpness-aware-2020/ascent-radius.ts';
import type { SweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(783);

const context = { signal: new AbortController().signal, onProgress: () => {} };

describe('F20-1', () => {
  const radiusIn = ({ rule }: SweepSpec) => (rule?.kind === 'sam' ? rule.radius : Number.NaN);
  /** Performs it where λ₁ and test accuracy are a function of the radius that each sweep asks for. */
  async function performed(sharpness: (radius: number) => number, accuracy: (radius: number) => number = () => 0.85) {
    const stream = streamOf(1);
    const { runner, asked } = createFakeRunner((_, spec) => ({
      outcome: 'reachedTarget',
      samples: {
        trainLoss: [[900, 0.05]],
        testAccuracy: [[900, accuracy(radiusIn(spec)) + 0.001 * stream.normal()]],
        sharpness: [[900, sharpness(radiusIn(spec)) * Math.exp(0.02 * stream.normal())]],
      },
    }));
    const runs = await ascentRadius.perform('quick', { ...context, runner });
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

  test.each([2, 5, 10])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const noise = (draw: number) => {
      const stream = streamOf(draw);
      return [0, 0.05, 0.1, 0.2, 0.4].flatMap((radius) =>
        Array.from(
          { length: seeds },
          (_, seed): RadiusRun => ({ ...RUN, seed, radius, sharpness: Math.exp(stream.normal()) }),
        ),
      );
    };
    expect(countOf(ascentRadius, ['supported'], (_, draw) => noise(draw))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('F20-2', () => {
  async function performed(sharpness: (ascentBatch: number) => number) {
    const stream = streamOf(5);
    const { runner, asked } = createFakeRunner((_, { rule }) => ({
      outcome: 'reachedTarget',
      samples: {
        trainLoss: [[900, 0.05]],
        testAccuracy: [[900, 0.85 + 0.001 * stream.normal()]],
        sharpness: [
          [900, sharpness((rule?.kind === 'sam' && rule.ascentBatch) || Number.NaN) * Math.exp(0.02 * stream.normal())],
        ],
      },
    }));
    const runs = (await ascentBatch.perform('standard', { ...context, runner })) as AscentBatchRun[];
    return { kind: verdictOf(ascentBatch, runs), runs, asked };
  }

  test('λ₁ that grows with m is supported, that falls or stays refuted', async () => {
    expect((await performed((m) => 0.5 + 0.05 * m)).kind).toBe('supported');
    expect((await performed((m) => 1.5 - 0.05 * m)).kind).toBe('refuted');
    expect((await performed(() => 1)).kind).toBe('refuted');
  });

  test('each m is a sweep of m-SAM with the same radius, and its runs carry it', async () => {
    const { runs, asked } = await performed((m) => m);
    expect(asked.map(({ rule }) => rule)).toEqual(
      [1, 2, 4, 8, 16].map((m) => ({ kind: 'sam', radius: 0.1, ascentBatch: m })),
    );
    for (const run of runs) expect(Math.abs(run.sharpness / run.ascentBatch - 1)).toBeLessThan(0.1);
  });

  test.each([5, 25])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const noise = (draw: number) => {
      const stream = streamOf(draw);
      return [1, 2, 4, 8, 16].flatMap((m) =>
        Array.from(
          { length: seeds },
          (_, seed): AscentBatchRun => ({ ...RUN, seed, ascentBatch: m, sharpness: Math.exp(stream.normal()) }),
        ),
      );
    };
    expect(countOf(ascentBatch, ['supported'], (_, draw) => noise(draw))).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
