import { beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../../src/data/build-dataset.ts';
import { formula } from '../../../../src/data/generators/formula.ts';
import { parseDatasetSpec } from '../../../../src/data/spec.ts';

beforeAll(() => formula.load?.());

const sourceOf = (more: object) => formula.parameters.parse({ kind: 'formula', ...more });
const draw = (more: object, split: 'train' | 'test' = 'train', count = 400) =>
  formula.draw(sourceOf(more), split, count, 3);

test('targets are f of the inputs that the network receives, rounded once to f32', () => {
  const { inputs, targets } = draw({ formula: 'x1^2 - 3x1 x2 + 0.5' });
  targets?.forEach((y, i) => {
    const [a, b] = [inputs[2 * i] ?? 0, inputs[2 * i + 1] ?? 0];
    expect(y).toBe(Math.fround(a * a - 3 * a * b + 0.5));
  });
  expect(targets).toHaveLength(400);
});

test('inputs fill the square evenly, or are standard normal', () => {
  const square = draw({}).inputs;
  expect(Math.max(...square)).toBeLessThan(1);
  expect(Math.min(...square)).toBeGreaterThanOrEqual(-1);
  const meanSquare = (values: Float32Array) => values.reduce((sum, x) => sum + x * x, 0) / values.length;
  // x² has mean 1/3 and sd √(4/45), or mean 1 and sd √2: five standard errors of 800 numbers.
  expect(Math.abs(meanSquare(square) - 1 / 3)).toBeLessThan((5 * Math.sqrt(4 / 45)) / Math.sqrt(800));
  expect(Math.abs(meanSquare(draw({ inputs: 'normal' }).inputs) - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(800));
});

describe('thresholds', () => {
  test('[0] gives the sign: class 1 where f ≥ 0', () => {
    const { inputs, labels, targets } = draw({ formula: 'x1 * x2', thresholds: [0] });
    expect(targets).toBeUndefined();
    labels.forEach((label, i) => {
      expect(label).toBe((inputs[2 * i] ?? 0) * (inputs[2 * i + 1] ?? 0) >= 0 ? 1 : 0);
    });
  });
  test('several give as many classes and one; a value at a threshold is above it', () => {
    const { inputs, labels } = draw({ formula: 'x1', thresholds: [-0.5, 0, 0.5] });
    labels.forEach((label, i) => {
      expect(label).toBe([-0.5, 0, 0.5].filter((t) => (inputs[2 * i] ?? 0) >= t).length);
    });
    expect(formula.classes(sourceOf({ thresholds: [-0.5, 0, 0.5] }))).toBe(4);
    expect(new Set(draw({ formula: '0.25', thresholds: [0, 0.25, 1] }).labels)).toEqual(new Set([2]));
  });
});

test('noise of f is on training examples only, of the stated deviation, and moves classes', () => {
  const [clean, noisy] = [draw({ formula: 'x1' }), draw({ formula: 'x1', noise: 2 })];
  expect(noisy.inputs).toEqual(clean.inputs);
  const errors = Array.from(noisy.targets ?? [], (y, i) => y - (clean.targets?.[i] ?? 0));
  const meanSquare = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  expect(Math.abs(meanSquare / 4 - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(400));
  expect(draw({ noise: 2 }, 'test')).toEqual(draw({}, 'test'));
  expect(draw({ thresholds: [0], noise: 2 }).labels).not.toEqual(draw({ thresholds: [0] }).labels);
});

test('where f has no value, the error names a point at which it has none', async () => {
  const spec = parseDatasetSpec({ source: { kind: 'formula', formula: 'log(x1)' }, trainCount: 50, testCount: 10 });
  const error = await buildDataset(spec).catch((thrown: Error) => thrown.message);
  const [, x1] =
    /^formula: f must be finite at every example, got NaN at x1 = (-0\.\d+), x2 = -?0\.\d+\. Change the formula so that it has a value there\.$/.exec(
      String(error),
    ) ?? [];
  expect(Number(x1)).toBeLessThan(0);
  // Beyond the range of f32, though not of f64.
  expect(() => draw({ formula: '10^50' })).toThrow('got 1');
  expect(() => draw({ formula: 'sin(10^9 + x1)' })).toThrow('got NaN');
});

describe('a spec', () => {
  const parse = (source: object) => parseDatasetSpec({ source: { kind: 'formula', ...source } });
  test('with what is no formula is refused, with the place in it, when its data are built', async () => {
    await expect(buildDataset(parse({ formula: 'x1 + * 2' }))).rejects.toThrow(
      'formula, character 6: a value is expected, not "*". Correct the formula.',
    );
    for (const text of [3, '', 'x'.repeat(301)])
      expect(() => parse({ formula: text })).toThrow(
        'source.formula must be a formula in x1 and x2 of at most 300 characters, got',
      );
  });
  test.each([[[1, 0]], [[0, 0]], [[0, 1, 2, 3]], ['0'], [[null]]])('refuses the thresholds %j', (thresholds) => {
    expect(() => parse({ thresholds })).toThrow('must be a list of at most 3 numbers in ascending order');
  });
});
