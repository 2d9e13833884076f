import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClassPoint } from '../../../../src/data/points/point-text.ts';
import { MOST_POINTS } from '../../../../src/data/points/point-text.ts';
import { formatCount } from '../../../../src/ui/charts/format.ts';
import { type Brush, ERASER, pointNear, SPRAYED, strides, used } from '../../../../src/ui/plane/brush.ts';
import { PRESET_NAMES, presetPoints } from '../../../../src/ui/plane/point-presets.ts';
import { pointUses } from '../../../../src/ui/plane/point-split.ts';
import { historyOf, redone, undone, withStep } from '../../../../src/ui/plane/points-history.ts';
import { pointsText, readPointsText, setFault } from '../../../../src/ui/plane/points-text.ts';
import { RUNS } from '../../../support/runs.ts';

const dab: Brush = { tool: 'point', label: 2, spread: 0.1 };
const spray: Brush = { ...dab, tool: 'spray' };
const eraser: Brush = { ...dab, tool: 'erase' };

describe('a brush', () => {
  test('places a point on the grid, and none outside of the square', () => {
    expect(used([], dab, [0.12345, -0.5])).toEqual([[0.123, -0.5, 2]]);
    const before: ClassPoint[] = [];
    expect(used(before, dab, [1.01, 0])).toBe(before);
  });
  test('sprays a few points of its class about a place, the same after the same points', () => {
    const points = used([], spray, [0, 0]);
    expect(points).toHaveLength(SPRAYED);
    // Beyond six deviations once in 10⁸ numbers.
    for (const [x1, x2, label] of points)
      expect([Math.max(Math.abs(x1), Math.abs(x2)) < 0.6, label]).toEqual([true, 2]);
    expect(used([], spray, [0, 0])).toEqual(points);
    expect(used(points, spray, [0, 0]).slice(SPRAYED)).not.toEqual(points);
    for (const [x1] of used([], { ...spray, spread: 0.2 }, [1, 1])) expect(x1).toBeLessThanOrEqual(1);
  });
  test('erases what is within its radius', () => {
    const points: ClassPoint[] = [
      [0, 0, 0],
      [0.9 * ERASER, 0, 1],
      [1.1 * ERASER, 0, 1],
    ];
    expect(used(points, eraser, [0, 0])).toEqual([points[2]]);
    expect(used(points, eraser, [0.8, 0.8])).toBe(points);
    expect(pointNear(points, [0.85 * ERASER, 0])).toBe(points[1]);
    expect(pointNear(points, [0.8, 0.8])).toBeUndefined();
  });
  test('stops at the most points', () => {
    const full = Array.from({ length: MOST_POINTS - 2 }, (): ClassPoint => [0, 0, 0]);
    const more = used(full, spray, [0, 0]);
    expect(more).toHaveLength(MOST_POINTS);
    expect(used(more, dab, [0, 0])).toBe(more);
  });
  test('is used once per stride of a stroke', () => {
    expect(strides([0, 0], [0.3, 0.4], 0.1)).toHaveLength(5);
    expect(strides([0, 0], [0.3, 0.4], 0.1).at(-1)).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.4, 12)]);
    expect(strides([0, 0], [0, 0], 0.1)).toEqual([]);
  });
});

test('steps are undone and redone; a new step forgets what was undone', () => {
  const a: ClassPoint[] = [[0, 0, 0]];
  const b: ClassPoint[] = [[0, 0, 1]];
  const start = historyOf([]);
  const two = withStep(withStep(start, a), b);
  expect(undone(two).present).toBe(a);
  expect(undone(undone(two)).present).toEqual([]);
  expect(redone(undone(two))).toEqual(two);
  expect(undone(start)).toBe(start);
  expect(redone(two)).toBe(two);
  expect(withStep(undone(two), []).future).toEqual([]);
});

describe('points as text', () => {
  const two: ClassPoint[] = [
    [0.25, -0.5, 0],
    [0, 0, 0],
    [1, 1, 1],
    [-1, 0.001, 1],
  ];
  test('are read back as they were', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(points, (drawn) => {
        const all: ClassPoint[] = [
          ...two,
          ...drawn.map(([a, b], i): ClassPoint => [a / 1000 + 0, b / 1000 + 0, i % 2]),
        ];
        expect(readPointsText(pointsText(all))).toEqual({ value: all });
      }),
      { numRuns: RUNS },
    );
  });
  test.each([
    ['spaces and a minus sign', '0.25 −0.5 0\n0 0 0\n1 1 1\n-1 .001 1'],
    ['a spreadsheet with a header', 'x1\tx2\tclass\r\n0.25\t-0.5\t0\r\n0\t0\t0\r\n1\t1\t1\r\n-1\t0.001\t1\r\n'],
    ['decimal commas', '0,25;-0,5;0\n0;0;0\n1;1;1\n-1;0,001;1'],
    ['empty lines', '\n0.25, -0.5, 0\n\n0, 0, 0\n1, 1, 1\n-1, 0.001, 1\n\n'],
  ])('with %s are read', (_, text) => expect(readPointsText(text)).toEqual({ value: two }));

  test('name what is wrong line by line, three at most', () => {
    const fault = (text: string) => {
      const read = readPointsText(text);
      return 'fault' in read ? read.fault : null;
    };
    expect(fault('0, 0')).toBe('Line 1: x1, x2 and class are expected, not 2 values.');
    expect(fault('0, 0, 0\n0, 1.5, 1')).toBe('Line 2: x2 must be a number in [−1, 1], not “1.5”.');
    expect(fault('0, 0, 0\nabc, 0, 1')).toBe('Line 2: x1 must be a number in [−1, 1], not “abc”.');
    expect(fault('0, 0, 4')).toBe('Line 1: the class must be 0, 1, 2 or 3, not “4”.');
    expect(fault('0, 0, 0.5')).toBe('Line 1: the class must be 0, 1, 2 or 3, not “0.5”.');
    expect(fault('1\n2\n3\n4\n5')).toMatch(/^Line 1: .* Line 2: .* Line 3: .* And 2 more lines\.$/);
    expect(fault('')).toBe('Draw points of at least two classes.');
  });
  test('a set is judged as its schema judges it', () => {
    expect(setFault(two)).toBeNull();
    expect(setFault([...two, [0, 0, 2]])).toBe('Class 2 has 1 point; every class up to the largest needs at least 2.');
    expect(setFault(Array.from({ length: 1001 }, (_, i): ClassPoint => [0, 0, i % 2]))).toBe(
      `At most ${formatCount(1000)} points can be used, not ${formatCount(1001)}. Erase some.`,
    );
  });
});

test.each(PRESET_NAMES)('%s fill the square and are valid', (name) => {
  const points = presetPoints(name);
  expect(setFault(points)).toBeNull();
  expect(points).toHaveLength(120);
  const reach = Math.max(...points.flatMap(([x1, x2]) => [Math.abs(x1), Math.abs(x2)]));
  expect(Math.abs(reach - 0.9)).toBeLessThanOrEqual(0.0005 + 1e-12);
});

test('uses are those of the built data set, at its first data seed', () => {
  const uses = pointUses(10, { trainCount: 6, testCount: 3, seed: 0, seeds: [4, 9] });
  const count = (use: string) => uses.filter((own) => own === use).length;
  expect([count('train'), count('test'), count('unused')]).toEqual([6, 3, 1]);
  expect(uses).toEqual(pointUses(10, { trainCount: 6, testCount: 3, seed: 4 }));
  expect(uses).not.toEqual(pointUses(10, { trainCount: 6, testCount: 3, seed: 5 }));
});
