import { describe, expect, test } from 'vitest';
import { type WarmedRun, warmUpAndRate } from '../../../src/claims/warm-up-2024/warm-up.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(793);

describe('WARM24', () => {
  const WARM_UPS = [0, 2, 8, 32];
  const RATES = range(8).map((i) => 0.2 * Math.SQRT2 ** i);
  interface Law {
    /** Largest η that trains, as an index of RATES. */
    readonly largest: (warmUp: number) => number;
    readonly late?: number;
    readonly lowered?: number;
  }
  function warmed(seeds: number, { largest, late = 0.98, lowered = 0.2 }: Law, noise: RandomStream) {
    const runs = range(seeds).flatMap((seed) =>
      WARM_UPS.flatMap((epochs) => {
        const last = largest(epochs);
        return RATES.map(
          (learningRate, i): WarmedRun => ({
            ...RUN,
            seed,
            learningRate,
            warmUp: epochs,
            outcome: i <= last ? 'budgetSpent' : 'diverged',
            trainLoss: 0.001,
            sharpness: ((2 * late) / learningRate) * Math.exp(0.02 * noise.normal()),
            lossTrace: [{ run: 0, probe: 'trainLoss', step: 0, value: 0.5 }],
            sharpnessTrace: [{ run: 0, probe: 'sharpness', step: 0, value: 15 }],
          }),
        );
      }),
    );
    const of = (seed: number) => [seed, lowered * Math.exp(0.05 * noise.normal())] as const;
    return { runs, lowered: new Map(range(seeds).map(of)) };
  }
  const rises = (epochs: number) => 1 + WARM_UPS.indexOf(epochs);

  test.each([
    ['a limit that rises with the warm-up', { largest: rises }, 'supported'],
    ['a limit that falls with it', { largest: (epochs) => 5 - rises(epochs) }, 'refuted'],
    ['the same limit whatever the warm-up', { largest: () => 3 }, 'refuted'],
    ['a rising limit although λ₁ rises first', { largest: rises, lowered: 3 }, 'refuted'],
    ['a rising limit far above 2/η', { largest: rises, late: 1.6 }, 'refuted'],
  ] as [string, Law, string][])('%s', (_, law, kind) => {
    expect(verdictOf(warmUpAndRate, warmed(20, law, streamOf(1)))).toBe(kind);
  });

  test('an η beyond one that fails does not count, and grids that are too short are said', () => {
    const { runs, lowered } = warmed(6, { largest: (epochs) => (epochs === 32 ? 7 : rises(epochs)) }, streamOf(2));
    const evidence = warmUpAndRate.evidence({ runs, lowered });
    expect(evidence.remarks).toEqual(['In 6 of 24 cells every η of the grid trained: the limit is larger.']);
    expect(evidence.measured[0].estimate).toBeCloseTo(3, 9); // six steps of √2
    const broken = runs.map((run) =>
      run.warmUp === 32 && run.learningRate === RATES[3] ? { ...run, trainLoss: 0.4 } : run,
    );
    expect(warmUpAndRate.evidence({ runs: broken, lowered }).measured[0].estimate).toBeCloseTo(0.5, 9);
  });

  test.each([2, 5])(`limits drawn at random on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => warmed(seeds, { largest: () => noise.below(8) }, noise);
    expect(countOf(warmUpAndRate, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
