import { describe, expect, test } from 'vitest';
import {
  decayOf,
  type HeldRun,
  halfLifeInExamples,
  tunedRuns,
} from '../../../src/claims/small-batches-2025/half-life-in-examples.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { createFakeRunner } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(802);

const SETTINGS = [2, 8, 64].flatMap((batchSize) =>
  (['steps', 'examples'] as const)
    .filter((held) => held === 'examples' || batchSize !== 64)
    .map((held) => ({ batchSize, held })),
);
type Setting = (typeof SETTINGS)[number];

/** Test losses with a minimum over η at 2 of `best`; one spread between seeds. */
const runs = (seeds: number, stream: RandomStream, best: (setting: Setting) => number, spread = 0.03): HeldRun[] =>
  SETTINGS.flatMap((setting) =>
    [1, 2, 4].flatMap((learningRate) =>
      range(seeds).map((seed) => ({
        ...setting,
        learningRate,
        seed,
        outcome: 'budgetSpent',
        testLoss: best(setting) * (learningRate === 2 ? 1 : 1.5) * Math.exp(spread * stream.normal()),
      })),
    ),
  );

describe('MAREK25', () => {
  test('β₂ held in examples halves after as many examples at every B, that held in steps after as many steps', () => {
    const examples = (setting: Setting) => (setting.batchSize * Math.log(0.5)) / Math.log(decayOf(setting));
    const held = SETTINGS.filter((setting) => setting.held === 'examples').map(examples);
    for (const count of held) expect(Math.abs(count / held[0] - 1)).toBeLessThan(1e-12);
    expect(SETTINGS.filter((setting) => setting.held === 'steps').map(decayOf)).toEqual([0.95, 0.95]);
  });

  test('a loss that fixed β₂ raises at small B is supported; the reverse and a loss of small B refuted', () => {
    const judged = (best: (setting: Setting) => number) => verdictOf(halfLifeInExamples, runs(6, streamOf(1), best));
    expect(judged(({ batchSize, held }) => (held === 'steps' && batchSize === 2 ? 0.5 : 0.4))).toBe('supported');
    expect(judged(({ batchSize, held }) => (held === 'steps' && batchSize === 2 ? 0.3 : 0.4))).toBe('refuted');
    expect(judged(({ batchSize, held }) => (held === 'steps' ? 0.9 : batchSize === 64 ? 0.4 : 0.6))).toBe('refuted');
  });

  test('η is tuned over all seeds, and an η at which a run diverged is left out', () => {
    const found = runs(4, streamOf(2), () => 0.4);
    const lost = found.map((run): HeldRun => {
      const broken = run.batchSize === 2 && run.held === 'examples' && run.learningRate === 2 && run.seed === 1;
      return broken ? { ...run, outcome: 'diverged', testLoss: Number.NaN } : run;
    });
    expect(tunedRuns(found, SETTINGS[1]).map(({ learningRate }) => learningRate)).toEqual([2, 2, 2, 2]);
    expect(tunedRuns(lost, SETTINGS[1]).every(({ learningRate }) => learningRate !== 2)).toBe(true);
  });

  test('each setting is a sweep of its own β₂, and its runs carry it', async () => {
    const { runner, asked } = createFakeRunner((_, { rule }) => ({
      outcome: 'budgetSpent',
      samples: { trainLoss: [[64, 0.3]], testLoss: [[64, rule?.kind === 'adam' ? rule.beta2 : 0]] },
    }));
    const signal = new AbortController().signal;
    const found = (await halfLifeInExamples.perform('quick', { runner, signal, onProgress() {} })) as HeldRun[];
    expect(asked.length).toBe(SETTINGS.length);
    for (const run of found) expect(run.testLoss).toBe(decayOf(run));
  });

  test.each([2, 4, 24])(`no difference on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const equal = (stream: RandomStream) => runs(seeds, stream, () => 0.4);
    expect(countOf(halfLifeInExamples, ['supported', 'refuted'], equal)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
