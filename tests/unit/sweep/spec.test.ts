import { describe, expect, test } from 'vitest';
import { seedsOf } from '../../../src/data/seeds.ts';
import { batchSizesOf, learningRatesOf, logSpaced } from '../../../src/sweep/spec/axis.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

describe('axes', () => {
  test('log-spaced values include both ends and read as round numbers', () => {
    expect(logSpaced({ from: 0.0125, to: 0.4, count: 6 })).toEqual([0.0125, 0.025, 0.05, 0.1, 0.2, 0.4]);
    expect(logSpaced({ from: 0.1, to: 0.3, count: 1 })).toEqual([0.1]);
  });
  test('lists are sorted and without repeats', () => expect(learningRatesOf([0.2, 0.1, 0.2])).toEqual([0.1, 0.2]));
  test('"full" is N; rounded ranges lose repeats', () => {
    expect(batchSizesOf([8, 'full'], 100)).toEqual([8, 100]);
    expect(batchSizesOf({ from: 1, to: 4, count: 9 }, 100)).toEqual([1, 2, 3, 4]);
  });
  test('a count of seeds means 0, 1, …', () => {
    expect(seedsOf(3)).toEqual([0, 1, 2]);
    expect(seedsOf([5, 1])).toEqual([1, 5]);
  });
});

describe('parseSweepSpec', () => {
  test('fills in defaults', () => {
    const spec = parseSweepSpec(DEFAULT_SPEC);
    expect(spec.update).toEqual({ momentum: 0, nesterov: false, weightDecay: 0 });
    expect(spec.measure.sharpnessTolerance).toBe(0.01);
    expect(parseSweepSpec(spec)).toEqual(spec);
  });

  test.each([
    ['update.momentum', { update: { momentum: 1 } }, 'got 1'],
    ['grid.learningRates', { grid: { ...DEFAULT_SPEC.grid, learningRates: [] } }, 'at least one value'],
    ['model.hidden.0', { model: { hidden: [0] } }, 'got 0'],
    ['budget.kind', { budget: { kind: 'hours', hours: 3 } }, "Expected 'steps'"],
    ['Unrecognized key', { lerningRate: 0.1 }, 'lerningRate'],
  ])('names the place, the rule and the value: %s', (place, change, detail) => {
    const parse = () => parseSweepSpec({ ...DEFAULT_SPEC, ...change });
    expect(parse).toThrow(place);
    expect(parse).toThrow(detail);
  });
});
