import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../../src/data/build-dataset.ts';
import { points as generator, pointsOfSource } from '../../../../src/data/generators/points.ts';
import {
  type ClassPoint,
  decodePoints,
  encodePoints,
  MOST_POINTS,
  POINT_GRID,
  toPointGrid,
} from '../../../../src/data/points/point-text.ts';
import { parseDatasetSpec } from '../../../../src/data/spec.ts';
import { RUNS } from '../../../support/runs.ts';

const onGrid = fc.integer({ min: -POINT_GRID, max: POINT_GRID }).map((x) => x / POINT_GRID + 0);
const somePoints = fc.array(fc.tuple(onGrid, onGrid, fc.integer({ min: 0, max: 3 })), { maxLength: 40 });

test('points of the grid as text and back are the same, four characters each', () => {
  fc.assert(
    fc.property(somePoints, (points) => {
      const text = encodePoints(points);
      expect(text).toMatch(new RegExp(`^[\\w-]{${4 * points.length}}$`));
      expect(decodePoints(text)).toEqual(points);
    }),
    { numRuns: RUNS },
  );
});

test('coordinates are rounded to the nearest multiple of 1/1000, never to −0', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
      const rounded = toPointGrid(x);
      // Half a unit of the grid, and the rounding of a number below 1000.
      expect(Math.abs(rounded - x)).toBeLessThanOrEqual(0.5 / POINT_GRID + 1e-15);
      expect(Object.is(rounded, -0)).toBe(false);
      expect(decodePoints(encodePoints([[x, -x, 1]]))?.[0]?.[0]).toBe(rounded);
    }),
    { numRuns: RUNS },
  );
});

test('other texts are no points', () => {
  expect(['AAA', 'AAAA=', '____', 'AA A', '€€€€'].map(decodePoints)).toEqual([null, null, null, null, null]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = decodePoints(text);
      if (read) expect(encodePoints(read)).toBe(text);
    }),
    { numRuns: RUNS },
  );
});

const FOUR: readonly ClassPoint[] = [
  [0, 0, 0],
  [0.5, 0.5, 1],
  [-1, 1, 0],
  [1, -0.25, 1],
];
const specOf = (points: unknown, more: object = { trainCount: 3, testCount: 1 }) => ({
  source: { kind: 'points', points },
  ...more,
});

describe('a spec', () => {
  test('holds a list of points as text, and the text as it is', () => {
    const parsed = parseDatasetSpec(specOf(FOUR));
    expect(parsed.source).toEqual({ kind: 'points', points: encodePoints(FOUR) });
    expect(parseDatasetSpec(parsed)).toEqual(parsed);
  });

  const many = (count: number) => Array.from({ length: count }, (_, i) => [0, 0, i % 2]);
  test.each([
    ['a number', 3, 'must be a list of points, or the text that stands for one, got 3'],
    ['another text', 'abc', 'must be a list of points, or the text that stands for one, got "abc"'],
    [
      'a pair',
      [[0, 0]],
      'must be a list of [x1, x2, class] with x1 and x2 in [-1, 1] and a class from 0 to 3, which entry 1 is not',
    ],
    [
      'a far point',
      [
        [0, 0, 0],
        [0, 1.01, 0],
      ],
      'which entry 2 is not',
    ],
    ['no number', [[Number.NaN, 0, 0]], 'which entry 1 is not'],
    ['another class', [[0, 0, 4]], 'which entry 1 is not'],
    [
      'one class',
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
      'must have points of at least 2 classes',
    ],
    ['nothing', [], 'must have points of at least 2 classes'],
    ['a single point of a class', [...FOUR, [0, 0, 2]], 'must have at least 2 points of class 2, not 1'],
    ['a class without points', [...FOUR, [0, 0, 3], [0, 0, 3]], 'must have at least 2 points of class 2, not 0'],
    ['too many', many(MOST_POINTS + 1), 'must be at most 1000 points, not 1001'],
  ])('is refused with %s', (_, points, rule) => {
    expect(() => parseDatasetSpec(specOf(points))).toThrow(rule);
    expect(() => parseDatasetSpec(specOf(points))).toThrow('source.points');
  });

  test('may use as many examples as there are points, and no more', () => {
    expect(() => parseDatasetSpec(specOf(FOUR, { trainCount: 4, testCount: 1 }))).toThrow(
      'data set spec: trainCount must be, with testCount = 1, at most 4, the number of points, got 4.',
    );
    expect(parseDatasetSpec(specOf(many(MOST_POINTS), { trainCount: 999, testCount: 1 })).trainCount).toBe(999);
  });
});

test('training and test examples are disjoint, of all points where both counts add up to them, by the seed', async () => {
  const points: ClassPoint[] = Array.from({ length: 50 }, (_, i) => [toPointGrid(i / 50), -1, i % 2]);
  const rowsOf = async (seed: number) => {
    const spec = parseDatasetSpec(specOf(points, { trainCount: 40, testCount: 10, seed, standardise: 'none' }));
    const { train, test, classes } = await buildDataset(spec);
    expect(classes).toBe(2);
    return [train, test].map(({ inputs, labels }) =>
      Array.from(labels, (label, i) => `${Math.round(50 * (inputs[2 * i] ?? 0))} ${inputs[2 * i + 1]} ${label}`),
    );
  };
  const [[train, test], [other]] = await Promise.all([rowsOf(0), rowsOf(1)]);
  expect(new Set([...(train ?? []), ...(test ?? [])])).toEqual(
    new Set(points.map(([, , label], i) => `${i} -1 ${label}`)),
  );
  expect(other).not.toEqual(train);
});

test('what is asked of the generator beyond its points is refused', () => {
  const source = generator.parameters.parse(specOf(FOUR).source);
  expect(pointsOfSource(source)).toEqual(FOUR);
  expect(() => generator.draw(source, 'test', 5, 0)).toThrow(
    'points: testCount must be at most 4, the number of points, got 5. Use fewer examples, or draw more points.',
  );
});
