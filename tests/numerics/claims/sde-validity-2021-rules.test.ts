import { describe, expect, test } from 'vitest';
import { amplifiedNoise, type LevelRun } from '../../../src/claims/sde-validity-2021/amplified-noise.ts';
import { inPooledDeviations } from '../../../src/claims/sde-validity-2021/paired-deviations.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(783);

const context = { signal: new AbortController().signal, onProgress: () => {} };

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
    `%d seeds: a difference of the margin is supported, and none refuted, in at most 5 % of ${DRAWS} draws`,
    (seeds) => {
      for (const common of [0, 0.6]) {
        expect(
          countOf(amplifiedNoise, ['supported'], (_, draw) => runs(seeds, draw, { loss: 1, accuracy: 0 }, common)),
        ).toBeLessThanOrEqual(FIVE_PERCENT);
        expect(
          countOf(amplifiedNoise, ['refuted'], (_, draw) => runs(seeds, draw, { loss: 0, accuracy: 0 }, common)),
        ).toBeLessThanOrEqual(FIVE_PERCENT);
      }
    },
  );

  test('each level is a sweep of its own rule, and runs that diverged are left out with their partners', async () => {
    const stream = streamOf(2);
    const { runner, asked } = createFakeRunner((run, { rule }) => ({
      outcome: run.seed === 3 && rule?.kind === 'svag' && rule.level === 8 ? 'diverged' : 'budgetSpent',
      samples: {
        trainLoss: [[1000, 0.3 + 0.03 * stream.normal()]],
        testAccuracy: [[1000, 0.6 + 0.02 * stream.normal()]],
      },
    }));
    const found = await amplifiedNoise.perform('quick', { ...context, runner });
    expect(asked.map(({ rule }) => rule)).toEqual([1, 8].map((level) => ({ kind: 'svag', level })));
    const evidence = amplifiedNoise.evidence(found);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([31, 31]);
    expect(evidence.remarks).toEqual(['1 of 64 runs diverged; they are left out.']);
  });
});
