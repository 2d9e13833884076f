import { expect, test } from 'vitest';
import { parseDatasetSpec } from '../../../../src/data/spec.ts';
import { FORMULA_EXAMPLES } from '../../../../src/ui/plane/formula-examples.ts';
import { formulaField, shareOf } from '../../../../src/ui/plane/formula-scene.ts';
import { markPath, planeScale } from '../../../../src/ui/plane/plane-scene.ts';
import { type FormulaSource, faultAt, formulaReader } from '../../../../src/ui/plane/use-formula.ts';

test('a field has f at the centres of its cells, x₁ to the right and x₂ upwards', () => {
  const field = formulaField((x1, x2) => x1 + 10 * x2, 2, 4);
  expect([...field.values.slice(0, 4)]).toEqual([13.5, 14.5, 15.5, 16.5]);
  expect([field.values[12], field.low, field.high, field.isPartial]).toEqual([-16.5, -16.5, 16.5, false]);
  expect([shareOf(field, -16.5), shareOf(field, 0), shareOf(field, 16.5)]).toEqual([0, 0.5, 1]);
});

test('its range is that of finite values', () => {
  const half = formulaField((x1) => (x1 < 0 ? Number.NaN : x1), 1, 4);
  expect([half.low, half.high, half.isPartial]).toEqual([0.25, 0.75, true]);
  const none = formulaField(() => Number.NaN, 1, 4);
  expect([none.low, none.high]).toEqual([Number.NaN, Number.NaN]);
  expect(
    shareOf(
      formulaField(() => 3, 1, 4),
      3,
    ),
  ).toBe(0.5);
});

test('pixels and places are each other’s inverse, and four classes have four outlines', () => {
  const scale = planeScale(300);
  expect(scale.place([-1, 1])).toEqual([20, 20]);
  expect(scale.place([1, -1])).toEqual([280, 280]);
  expect(scale.invert(...scale.place([0.3, -0.7]))).toEqual([expect.closeTo(0.3, 12), expect.closeTo(-0.7, 12)]);
  expect(new Set([0, 1, 2, 3].map((label) => markPath(label, [0, 0]))).size).toBe(4);
});

const dataset = parseDatasetSpec({ source: { kind: 'formula' }, trainCount: 200, testCount: 100 });
const read = formulaReader(dataset.source as FormulaSource, dataset);

test('a formula is read as it is typed, or refused with its place or a point without value', () => {
  expect(read('  x1 + x2 ')).toEqual({ value: 'x1 + x2' });
  expect(read('x1 +')).toEqual({
    fault: 'formula, character 5: a value is expected, not the end. Correct the formula.',
  });
  expect(read('')).toMatchObject({ fault: expect.stringContaining('character 1') });
  expect(read('log(x1)')).toMatchObject({
    fault: expect.stringMatching(/^formula: f must be finite at every example, got NaN at x1 = -0/),
  });
  expect(read('x'.repeat(301))).toMatchObject({ fault: expect.stringContaining('at most 300 characters') });
  expect([faultAt('x1 + * 2'), faultAt('x1')]).toEqual([5, null]);
});

test.each(FORMULA_EXAMPLES)('the example %s is one', (text) => expect(read(text)).toEqual({ value: text }));
