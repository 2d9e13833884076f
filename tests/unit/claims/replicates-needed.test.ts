import { describe, expect, test } from 'vitest';
import { measureOverSeeds } from '../../../src/claims/measure.ts';
import { replicatesNeeded } from '../../../src/claims/replicates-needed.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { median } from '../../../src/math/statistics.ts';

const POSITIVE = { low: 0, high: Number.POSITIVE_INFINITY };
const REPETITIONS = 120;
const MOST = 600;

/** Draws until the interval of all values so far lies on one side of 0; null where it does from the first on. */
function untilSettled(stream: RandomStream, n: number, effect: number, level: number) {
  const values = Array.from({ length: n }, () => effect + stream.normal());
  const first = measureOverSeeds(values, level);
  const predicted = replicatesNeeded(first, POSITIVE, level);
  if (first.low > 0 || first.high < 0) return null;
  for (;;) {
    const { low, high } = measureOverSeeds(values, level);
    if (low > 0 || high < 0 || values.length >= MOST) return { predicted, actual: values.length };
    values.push(effect + stream.normal());
  }
}

// Effects from 0.4 to 1.6 deviations: those that are undecided at such n and decided within some hundreds.
describe.each([3, 5, 8, 12])('from %d replicates', (n) => {
  test.each([0.95, 0.99])('level %d: predicted ÷ really needed has a median within 1.25 of 1', (level) => {
    const ratios: number[] = [];
    for (const effect of [0.4, 0.6, 0.8, 1.2])
      for (let draw = 0; draw < REPETITIONS; draw++) {
        const found = untilSettled(randomStream(draw, PURPOSE.bootstrap, n), n, effect, level);
        if (found) ratios.push(found.predicted / found.actual);
      }
    expect(ratios.length).toBeGreaterThan(100);
    expect(median(ratios)).toBeGreaterThan(1 / 1.25);
    expect(median(ratios)).toBeLessThan(1.25);
  });
});
