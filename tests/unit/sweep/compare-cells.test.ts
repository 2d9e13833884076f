import { describe, expect, test } from 'vitest';
import { welchInterval } from '../../../src/math/welch-interval.ts';
import { arePaired, compareCells, isDecided, stepOfContrast } from '../../../src/sweep/results/compare-cells.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

/** Hours of sleep gained with each of two drugs by ten patients. Source: Student 1908; R's data set `sleep`. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const unitsOf = (values: readonly number[], first = 1) => values.map((value, i) => ({ unit: first + i, value }));
const SLEEP = { a: unitsOf(FIRST), b: unitsOf(SECOND) };
const DIFFERENCE = { contrast: 'difference', isPaired: true, step: 0 } as const;

describe('B − A in one cell', () => {
  // R: t.test(second, first, paired = TRUE): mean 1.58, [0.7001142, 2.4598858].
  test('of paired units is the paired t interval', () => {
    const found = compareCells([SLEEP], DIFFERENCE);
    expect(found?.estimate).toBeCloseTo(1.58, 12);
    expect(found?.interval.low).toBeCloseTo(0.7001142, 7);
    expect(found?.interval.high).toBeCloseTo(2.4598858, 7);
    expect(found?.units).toEqual([10, 10]);
  });
  // R: t.test(second, first): Welch, df = 17.776, [−0.2054832, 3.3654832].
  test('of independent units is Welch’s', () => {
    const found = compareCells([SLEEP], { ...DIFFERENCE, isPaired: false });
    expect(found?.interval.low).toBeCloseTo(-0.2054832, 7);
    expect(found?.interval.high).toBeCloseTo(3.3654832, 7);
  });
  test('pairs by unit, whatever the order, and leaves out what one sweep lacks', () => {
    const shuffled = { a: SLEEP.a.toReversed(), b: [...SLEEP.b, { unit: 99, value: 100 }] };
    expect(compareCells([shuffled], DIFFERENCE)?.interval.low).toBeCloseTo(0.7001142, 7);
  });
});

describe('B ÷ A', () => {
  const positive = { a: unitsOf([1, 2, 4]), b: unitsOf([2, 4.4, 7.6]) };
  test('is e to the difference of logarithms', () => {
    const logs = { a: unitsOf([1, 2, 4].map(Math.log)), b: unitsOf([2, 4.4, 7.6].map(Math.log)) };
    for (const isPaired of [true, false]) {
      const ratio = compareCells([positive], { contrast: 'ratio', isPaired, step: 0 });
      const difference = compareCells([logs], { ...DIFFERENCE, isPaired });
      expect(ratio?.estimate).toBeCloseTo(Math.exp(difference?.estimate ?? 0), 12);
      expect(ratio?.interval.low).toBeCloseTo(Math.exp(difference?.interval.low ?? 0), 12);
      expect(ratio?.interval.high).toBeCloseTo(Math.exp(difference?.interval.high ?? 0), 10);
    }
  });
  test('and A ÷ B are inverse', () => {
    const options = { contrast: 'ratio', isPaired: false, step: 0 } as const;
    const there = compareCells([positive], options);
    const back = compareCells([{ a: positive.b, b: positive.a }], options);
    expect((there?.interval.low ?? 0) * (back?.interval.high ?? 0)).toBeCloseTo(1, 12);
  });
  test('needs positive values', () => {
    const zero = { a: unitsOf([1, 0]), b: unitsOf([1, 2]) };
    expect(compareCells([zero], { contrast: 'ratio', isPaired: true, step: 0 })).toBeNull();
  });
});

describe('over several cells', () => {
  test('units are the replicates: a copy of a cell adds nothing', () => {
    const one = compareCells([SLEEP], DIFFERENCE);
    expect(compareCells([SLEEP, SLEEP, SLEEP], DIFFERENCE)).toEqual(one);
  });
  test('is the interval of the mean over cells of each unit', () => {
    const more = { a: unitsOf(FIRST), b: unitsOf(SECOND.map((value, i) => value + (i % 3))) };
    const means = {
      a: unitsOf(FIRST),
      b: unitsOf(SECOND.map((value, i) => value + (i % 3) / 2)),
    };
    const found = compareCells([SLEEP, more], DIFFERENCE);
    const expected = compareCells([means], DIFFERENCE);
    expect(found?.interval.low).toBeCloseTo(expected?.interval.low ?? 0, 12);
    expect(found?.interval.high).toBeCloseTo(expected?.interval.high ?? 0, 12);
  });
});

describe('what is decided', () => {
  const interval = (low: number, high: number) => ({ interval: { low, high } });
  test.each([
    ['ratio', 1.01, 1.2, true],
    ['ratio', 0.9, 0.99, true],
    ['ratio', 0.9, 1.1, false],
    ['ratio', Number.NaN, Number.NaN, false],
    ['difference', 0.9, 1.1, true],
    ['difference', -0.1, 0.1, false],
  ] as const)('%s in [%d, %d]: %s', (contrast, low, high, expected) => {
    expect(isDecided(interval(low, high), contrast)).toBe(expected);
  });
  test('one seed decides nothing', () => {
    const found = compareCells([{ a: unitsOf([1]), b: unitsOf([2]) }], DIFFERENCE);
    expect(found && isDecided(found, 'difference')).toBe(false);
  });
  test('accuracies that agree to one test example decide nothing less than that', () => {
    const step = stepOfContrast('testAccuracy', [
      { testExamples: 100, stepShare: 0 },
      { testExamples: 400, stepShare: 0 },
    ]);
    expect(step).toBe(0.01);
    const equal = { a: unitsOf([0.5, 0.5]), b: unitsOf([0.51, 0.51]) };
    const found = compareCells([equal], { ...DIFFERENCE, step });
    expect(found && isDecided(found, 'difference')).toBe(false);
    const exact = compareCells([equal], DIFFERENCE);
    expect(exact && isDecided(exact, 'difference')).toBe(true);
  });
});

describe('units of two sweeps are pairs', () => {
  const planOf = (change: Partial<SweepSpecInput>) => fixtureSweep({ spec: { ...SMALL, ...change } }).plan;
  const grid = { learningRates: [0.1], batchSizes: [8], seeds: 3 };
  const SMALL: SweepSpecInput = { ...FIXTURE_SPEC, grid };
  const plan = planOf({});
  test('where only the training or the network differs', () => {
    expect(arePaired(plan, planOf({ model: { hidden: [16] } }))).toBe(true);
  });
  test('where one has fewer of the seeds, but at least two', () => {
    const fewer = (seeds: number) => planOf({ grid: { ...grid, seeds } });
    expect([2, 5].map((seeds) => arePaired(plan, fewer(seeds)))).toEqual([true, true]);
    expect(arePaired(plan, fewer(1))).toBe(false);
  });
  test('not where seeds or data differ', () => {
    const data = { source: { kind: 'glyphs' }, trainCount: 256, testCount: 4000 } as const;
    expect(arePaired(plan, planOf({ dataset: data }))).toBe(false);
    const seeds = planOf({ grid: { ...grid, seeds: [7, 8, 9] } });
    expect(arePaired(plan, seeds)).toBe(false);
    expect(parseSweepSpec(SMALL)).not.toEqual(seeds.spec);
  });
});

test('Welch’s interval of samples without spread is a point, and of one value unknown', () => {
  expect(welchInterval([1, 1], [3, 3])).toEqual({ low: 2, high: 2 });
  expect(welchInterval([1], [3, 4]).low).toBeNaN();
});
