import { describe, expect, test } from 'vitest';
import { cellOf, nearestMark } from '../../../src/ui/charts/use-pointing.ts';
import { zip } from '../../../src/ui/charts/zip.ts';

describe('the mark under the pointer', () => {
  const marks = [
    { x: 10, y: 10, name: 'a' },
    { x: 16, y: 10, name: 'b' },
    { x: Number.NaN, y: 0, name: 'c' },
  ];
  test('is the nearest one within reach', () => {
    expect(nearestMark(marks, { x: 14, y: 11 }, 20)?.name).toBe('b');
    expect(nearestMark(marks, { x: 12, y: 11 }, 20)?.name).toBe('a');
    expect(nearestMark(marks, { x: 12, y: 31 }, 20)).toBeNull();
    expect(nearestMark([], { x: 0, y: 0 }, 20)).toBeNull();
  });
  test('selects its cell, by η and B alone', () =>
    expect(cellOf({ ...{ id: 3, seed: 1 }, learningRate: 0.1, batchSize: 8 })).toEqual({
      kind: 'cell',
      learningRate: 0.1,
      batchSize: 8,
    }));
});

test('zip pairs elements by position, up to the end of the shorter one', () => {
  expect(zip([1, 2, 3], 'ab')).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(zip(Float64Array.of(1), [undefined, 2])).toEqual([[1, undefined]]);
  expect(zip([], [1])).toEqual([]);
});
