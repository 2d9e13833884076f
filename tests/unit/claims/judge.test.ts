import { describe, expect, test } from 'vitest';
import { type Criterion, type Evidence, levelOfEach, type Measured } from '../../../src/claims/claim.ts';
import { judge } from '../../../src/claims/judge.ts';
import { measureDifference, measureOverCells, measureOverSeeds } from '../../../src/claims/measure.ts';
import { verdictText } from '../../../src/claims/verdict-text.ts';
import { fisherExact } from '../../../src/math/exact-tests.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';

const figure = { x: { label: 'x', scale: 'linear' }, y: { label: 'y', scale: 'linear' }, series: [] } as const;
const evidenceOf = (...measured: Measured[]): Evidence => ({ measured, figure, remarks: [] });
const positive: Criterion = { name: 'effect', predicted: { low: 0, high: Number.POSITIVE_INFINITY } };
const claim = { id: 'T-1', criteria: [positive] };
const measured = (low: number, estimate: number, high: number, replicates = 10): Measured => ({
  low,
  estimate,
  high,
  replicates,
});

describe('a verdict', () => {
  test.each([
    ['inside is supported', measured(0.1, 0.5, 0.9), 'supported'],
    ['outside is refuted', measured(-0.9, -0.5, -0.1), 'refuted'],
    ['across is undecided', measured(-0.1, 0.3, 0.7), 'undecided'],
    ['touching the border from inside is supported', measured(0, 0.3, 0.7), 'supported'],
    ['an interval that is not known is undecided', measured(Number.NaN, 0.3, Number.NaN), 'undecided'],
  ] as const)('%s', (_, interval, kind) => {
    expect(judge(claim, evidenceOf(interval)).kind).toBe(kind);
  });

  test('needs every criterion, and one that fails refutes', () => {
    const two = { id: 'T-2', criteria: [positive, { name: 'r²', predicted: { low: 0.98, high: 1 } }] };
    expect(judge(two, evidenceOf(measured(1, 2, 3), measured(0.985, 0.99, 0.999))).kind).toBe('supported');
    expect(judge(two, evidenceOf(measured(1, 2, 3), measured(0.9, 0.99, 0.999))).kind).toBe('undecided');
    expect(judge(two, evidenceOf(measured(-1, 2, 3), measured(0.5, 0.6, 0.7))).kind).toBe('refuted');
    expect(() => judge(two, evidenceOf(measured(1, 2, 3)))).toThrow(
      'T-2 must have one interval per criterion (2), got 1',
    );
  });

  test('asks of the estimate what the recipe asks of it', () => {
    const strict = {
      id: 'T-3',
      criteria: [{ ...positive, predicted: { low: 1.5, high: 99 }, estimateWithin: { low: 3, high: 99 } }],
    };
    expect(judge(strict, evidenceOf(measured(2, 4, 6))).kind).toBe('supported');
    expect(judge(strict, evidenceOf(measured(1.6, 2, 2.5))).kind).toBe('undecided');
    expect(judge(strict, evidenceOf(measured(0.5, 1, 1.4))).kind).toBe('refuted');
  });
});

describe('how many more seeds', () => {
  // Large n, where t is z = 2.394: s/√n = 0.4/z = 0.167, so m/n = (0.4/√(0.2² + 0.167²/2))² = 2.965 of 10,000.
  test('with many, the interval must shrink to the distance, which is larger than it looks', () => {
    const further = judge(claim, evidenceOf(measured(-0.2, 0.2, 0.6, 10_000))).furtherReplicates ?? 0;
    expect(Math.abs(further - 19_650)).toBeLessThan(50);
  });

  test('towards a refutation as well', () => {
    const further = judge(claim, evidenceOf(measured(-0.6, -0.2, 0.2, 10_000))).furtherReplicates ?? 0;
    expect(Math.abs(further - 19_650)).toBeLessThan(50);
  });

  test('an estimate on the end of its statistic’s own range does not stand in the way', () => {
    const rho = { id: 'T-4', criteria: [{ name: 'ρ', predicted: { low: 0.9, high: 1 } }] };
    const { kind, furtherReplicates } = judge(rho, evidenceOf(measured(0.85, 1, 1, 5)));
    expect(kind).toBe('undecided');
    expect(furtherReplicates).toBeGreaterThan(0);
    expect(furtherReplicates).toBeLessThan(10); // t₄/√5 = 1.24 is to become t/√m ≤ 0.83 at the same deviation
    const fraction = { id: 'T-5', criteria: [{ name: 'p', predicted: { low: 0, high: 0.05 } }] };
    expect(judge(fraction, evidenceOf(measured(0, 0, 0.09, 40))).furtherReplicates).toBeGreaterThan(0);
  });

  test('none would do for an estimate that is not where it is asked to be', () => {
    const strict = {
      id: 'T-6',
      criteria: [{ ...positive, predicted: { low: 0, high: 99 }, estimateWithin: { low: 3, high: 99 } }],
    };
    expect(judge(strict, evidenceOf(measured(1, 2, 2.5))).furtherReplicates).toBeNull();
    expect(judge(strict, evidenceOf(measured(-1, 2, 5))).furtherReplicates).toBeNull();
    expect(judge(strict, evidenceOf(measured(-1, 4, 9))).furtherReplicates).toBeGreaterThan(0);
  });

  test('what replicates cannot remove counts against the distance', () => {
    const grid = (irreducible: number) => ({ ...measured(-0.4, 0.2, 0.8), irreducible });
    expect(judge(claim, evidenceOf(grid(0.25))).furtherReplicates).toBeNull();
    const [none, some] = [0, 0.1].map((part) => judge(claim, evidenceOf(grid(part))).furtherReplicates ?? Infinity);
    expect(none).toBeLessThan(some);
    expect(some).toBeLessThan(Infinity);
  });

  test('none would do where the estimate stands on the border or nothing is known', () => {
    expect(judge(claim, evidenceOf(measured(-0.4, 0, 0.4))).furtherReplicates).toBeNull();
    expect(judge(claim, evidenceOf(measured(-0.4, 1e-16, 0.4))).furtherReplicates).toBeNull(); // rounding
    expect(judge(claim, evidenceOf(measured(Number.NaN, 1, Number.NaN))).furtherReplicates).toBeNull();
  });

  test('is right on average: with that many, an effect of 0.5 s.d. seen at n = 8 is decided in about half of the cases', () => {
    let told = 0;
    let decided = 0;
    for (let draw = 0; draw < 400; draw++) {
      const stream = randomStream(draw, PURPOSE.bootstrap, 1);
      const sample = (n: number) => Array.from({ length: n }, () => 0.5 + stream.normal());
      const first = judge(claim, evidenceOf(measureOverSeeds(sample(8), levelOfEach(1))));
      const further = first.furtherReplicates;
      if (first.kind !== 'undecided' || further === null || further > 200) continue;
      told++;
      const more = judge(claim, evidenceOf(measureOverSeeds(sample(8 + further), levelOfEach(1))));
      if (more.kind === 'supported') decided++;
    }
    expect(told).toBeGreaterThan(150);
    // One half within 0.1: four standard errors of a share of 358.
    expect(Math.abs(decided / told - 0.5)).toBeLessThan(0.1);
  });
});

describe.each([2, 3, 5, 10])('%d seeds, three criteria, 1,000 draws', (seeds) => {
  const criteria = [positive, positive, positive];
  const verdicts = (effect: number) => {
    const counts = { supported: 0, refuted: 0, undecided: 0 };
    for (let draw = 0; draw < 1000; draw++) {
      const stream = randomStream(draw, PURPOSE.bootstrap, 2);
      const one = () =>
        measureOverSeeds(
          Array.from({ length: seeds }, () => effect + stream.normal()),
          levelOfEach(criteria.length),
        );
      counts[judge({ id: 'T', criteria }, evidenceOf(one(), one(), one())).kind]++;
    }
    return counts;
  };

  // A third of the 5 % at each of the three sizes; three standard deviations of the count of draws.
  test('pure noise is decided in at most 5/3 %', () => {
    const { supported, refuted } = verdicts(0);
    expect(supported + refuted).toBeLessThanOrEqual(50 / 3 + 12);
  });

  test('a planted effect is supported, its opposite refuted, and hardly ever the other way round', () => {
    const large = seeds === 2 ? 400 : 30; // two seeds and three criteria: t = 115
    expect(verdicts(large).supported).toBeGreaterThan(900);
    expect(verdicts(-large).refuted).toBeGreaterThan(900);
  });
});

test('the interval of a difference of proportions excludes 0 about where Fisher’s exact test says so', () => {
  for (const [first, second] of [
    [34, 0],
    [25, 0],
    [60, 20],
  ] as const) {
    expect(fisherExact(first, 100 - first, second, 100 - second).twoSided).toBeLessThan(0.001);
    expect(measureDifference(first, second, 100, 0.999).low).toBeGreaterThan(0);
  }
  expect(fisherExact(12, 88, 5, 95).twoSided).toBeGreaterThan(0.05);
  expect(measureDifference(12, 5, 100, 0.95).low).toBeLessThan(0);
});

test('bootstrap over cells counts the smallest cell as its replicates', () => {
  expect(
    measureOverCells(
      [
        [1, 2, 3],
        [4, 5],
      ],
      ([a, b]) => a[0] + b[0],
      0.9,
    ).replicates,
  ).toBe(2);
});

test('a verdict in words says which criteria decided and what would', () => {
  const replicate = { replicate: 'seed' };
  const say = (interval: Measured) => verdictText(replicate, judge(claim, evidenceOf(interval)));
  expect(say(measured(0.1, 0.5, 0.9))).toBe('Supported here: effect is 0.5 [0.1, 0.9], predicted at least 0.');
  expect(say(measured(-0.9, -0.5, -0.1))).toBe('Refuted here: effect is −0.5 [−0.9, −0.1], predicted at least 0.');
  expect(say(measured(-0.2, 0.2, 0.6))).toBe(
    'Undecided: effect is 0.2 [−0.2, 0.6], predicted at least 0. About 15 more seeds would settle it, as likely as not.',
  );
  expect(say(measured(-0.4, 0, 0.4))).toContain(
    'More repetitions alone would not settle it: the estimate lies on an end of the predicted set.',
  );
});
