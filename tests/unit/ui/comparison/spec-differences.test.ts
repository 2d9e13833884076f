import { describe, expect, test } from 'vitest';
import { parseSweepSpec, type SweepSpecInput } from '../../../../src/sweep/spec/sweep-spec.ts';
import { changedFields, specDifferences } from '../../../../src/ui/comparison/spec-differences.ts';
import { FIXTURE_SPEC } from '../../../support/board-fixture.ts';

const of = (change: Partial<SweepSpecInput>) =>
  specDifferences(parseSweepSpec(FIXTURE_SPEC), parseSweepSpec({ ...FIXTURE_SPEC, ...change }));
const GRID = { learningRates: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6], batchSizes: [4, 8, 16, 32, 64, 128], seeds: 3 };

describe('what differs between two specs, in words', () => {
  test('is nothing where only the name does', () => expect(of({ name: 'another' })).toEqual([]));
  test('is said in the words of the setting where these differ, once', () => {
    const [change, ...others] = of({ model: { hidden: [64, 32] } });
    expect(change).toMatch(/32.* → .*64/);
    expect(others).toEqual([]);
  });
  test('is the field where the words of the setting are the same', () => {
    expect(of({ model: { hidden: [32, 32], gain: 2 } })).toEqual(['gain 1 → 2']);
  });
  test('names the axes of the grid, and lists too long to be read by their ends', () => {
    expect(of({ grid: { ...GRID, batchSizes: [4, 8] } })).toEqual(['batch sizes 4, 8, 16, 32, 64, 128 → 4, 8']);
    const long = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.2];
    expect(of({ grid: { ...GRID, learningRates: long } })[0]).toContain('(7)');
  });
  test('is cut where it is too much to read', () => {
    const found = of({
      model: { hidden: [16], gain: 2, activation: 'relu' },
      update: { momentum: 0.9, nesterov: true, weightDecay: 1e-4 },
      grid: { learningRates: [0.1], batchSizes: [4], seeds: 2 },
      dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
      budget: { kind: 'steps', steps: 10 },
      measure: { tier: 'full', trainPerDecade: 12 },
    });
    expect(found).toHaveLength(7);
    expect(found.at(-1)).toMatch(/^and \d+ more$/);
  });
});

test('fields that one side lacks are changes', () => {
  expect(changedFields({ a: 1, b: { c: [1] } }, { b: { c: [1, 2], d: 0 } })).toEqual([
    { path: ['a'], before: 1, after: undefined },
    { path: ['b', 'c'], before: [1], after: [1, 2] },
    { path: ['b', 'd'], before: undefined, after: 0 },
  ]);
});
