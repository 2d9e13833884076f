import { expect, test } from 'vitest';
import { randomStream } from '../../src/math/rng.ts';
import { compareWithDigest, LEVEL, MARGIN_SHARE } from '../../src/sweep/link/compare-digest.ts';
import { isFullSize } from '../support/full-size.ts';
import { plantedDigest, plantSweeps } from '../support/planted-digests.ts';

const TRIALS = isFullSize ? 20_000 : 400;
/** Four standard errors of a share of `LEVEL` in that many trials. */
const BOUND = LEVEL + 4 * Math.sqrt((LEVEL * (1 - LEVEL)) / TRIALS);

/** Share of trials with an outcome. */
function shareOf(planting: Parameters<typeof plantSweeps>[1], withValues: boolean, state: string): number {
  let count = 0;
  for (let i = 0; i < TRIALS; i++) {
    const planted = plantSweeps(randomStream(11, 1, i), planting);
    if (compareWithDigest(plantedDigest(planted, withValues), planted.here).state === state) count++;
  }
  return count / TRIALS;
}

const NOISES = [
  { seeds: 3, seedNoise: 0.05, engineNoise: 0.02 },
  { seeds: 8, seedNoise: 0.1, engineNoise: 0.04 },
] as const;

for (const withValues of [true, false])
  for (const noise of NOISES) {
    const what = `${noise.seeds} seeds, noise ${noise.seedNoise} and ${noise.engineNoise}, ${withValues ? 'pairs' : 'means'}`;
    test(`says "agrees" of a cell at its margin in at most 5 % of trials: ${what}`, () => {
      // λ₁ of one cell, the other quantities well within: where the test of that cell alone decides.
      expect(shareOf({ cells: 2, ...noise, shift: MARGIN_SHARE }, withValues, 'agrees')).toBeLessThanOrEqual(BOUND);
    });
    test(`says "differs" of cells within their margins in at most 5 % of trials: ${what}`, () => {
      expect(shareOf({ cells: 6, ...noise, shift: MARGIN_SHARE }, withValues, 'differs')).toBeLessThanOrEqual(BOUND);
      expect(shareOf({ cells: 6, ...noise, shift: 0 }, withValues, 'differs')).toBeLessThanOrEqual(BOUND);
    });
  }

test('has the power to say either, as pairs, with eight seeds', () => {
  const noise = { cells: 6, seeds: 8, seedNoise: 0.1, engineNoise: 0.01 };
  expect(shareOf({ ...noise, shift: 0 }, true, 'agrees')).toBeGreaterThan(0.95);
  expect(shareOf({ ...noise, shift: 2 * MARGIN_SHARE }, true, 'differs')).toBeGreaterThan(0.95);
});
