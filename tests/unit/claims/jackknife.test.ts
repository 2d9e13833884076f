import { expect, test } from 'vitest';
import { measureJackknife } from '../../../src/claims/jackknife.ts';
import { measureOverSeeds } from '../../../src/claims/measure.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { mean, standardDeviation } from '../../../src/math/statistics.ts';

test('of a mean it is Student’s interval', () => {
  const sample = [1, 4, 2, 8, 5, 7];
  const plain = measureOverSeeds(sample, 0.95);
  const found = measureJackknife(sample, mean, 0.95);
  for (const key of ['estimate', 'low', 'high', 'replicates'] as const)
    expect(Math.abs(found[key] - plain[key])).toBeLessThan(1e-12); // n = 6 sums of numbers below 50
});

test('of a mean in standard deviations it covers the true one in 95 % of 1,000 samples of 20', () => {
  let covered = 0;
  for (let draw = 0; draw < 1000; draw++) {
    const stream = randomStream(draw, PURPOSE.bootstrap, 58);
    const sample = Array.from({ length: 20 }, () => 1 + stream.normal());
    const { low, high } = measureJackknife(sample, (of) => mean(of) / standardDeviation(of), 0.95);
    if (low <= 1 && 1 <= high) covered++;
  }
  // 950 less three standard deviations of the count, 7 each
  expect(covered).toBeGreaterThan(929);
});

test('nothing is known where leaving one out leaves too few', () => {
  const { low } = measureJackknife([1, 2], (of) => mean(of) / standardDeviation(of), 0.95);
  expect(low).toBeNaN();
});
