import { describe, expect, test } from 'vitest';
import { withDataset } from '../../../src/sweep/spec/fit-spec.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';

const specOf = (change: Partial<SweepSpecInput> = {}) =>
  parseSweepSpec({
    version: 1,
    dataset: {},
    grid: { learningRates: [0.1], batchSizes: [8, 64, 'full'], seeds: 1 },
    budget: { kind: 'steps', steps: 1 },
    ...change,
  });
const IMAGES = { inputShape: [8, 8, 1], isRegression: false };
const VECTORS = { inputShape: [5], isRegression: false };
const NUMBERS = { inputShape: [5], isRegression: true };

describe('a spec with another data set', () => {
  test('that fits is otherwise the same, bit for bit', () => {
    const spec = specOf({
      dataset: { pool: 2, labelNoise: 0.1 },
      model: {
        stem: [
          { kind: 'conv', kernel: 3, channels: 2 },
          { kind: 'avgpool', size: 4 },
        ],
      },
      tune: 'testAccuracy',
    });
    expect(withDataset(spec, spec.dataset, IMAGES)).toEqual(spec);
    expect(JSON.stringify(withDataset(spec, spec.dataset, IMAGES).dataset)).toHaveLength(
      JSON.stringify(spec.dataset).length,
    );
  });

  test('keeps residual blocks where a hidden layer is as wide as its input, and normalisation always', () => {
    const of = (hidden: number[]) =>
      withDataset(specOf({ model: { hidden, residual: true, normalisation: 'layer' } }), specOf().dataset, VECTORS)
        .model;
    expect(of([5])).toMatchObject({ residual: true, normalisation: 'layer' });
    expect(of([6])).not.toHaveProperty('residual');
    expect(of([6])).toMatchObject({ normalisation: 'layer' });
  });

  test('keeps pooling and stem only where they can be laid over the images', () => {
    const spec = specOf({ dataset: { pool: 4 }, model: { stem: [{ kind: 'avgpool', size: 4 }] } });
    expect(withDataset(spec, spec.dataset, IMAGES)).toMatchObject({ dataset: { pool: 4 }, model: { stem: [] } });
    const other = withDataset(spec, spec.dataset, { ...IMAGES, inputShape: [12, 10, 3] });
    expect(other).toMatchObject({ dataset: { pool: 1 }, model: { stem: [] } });
    expect(withDataset(spec, spec.dataset, VECTORS)).toMatchObject({ dataset: { pool: 1 }, model: { stem: [] } });
  });

  test('of numbers to predict has the squared error, labels without noise and an objective that exists', () => {
    const spec = specOf({ dataset: { labelNoise: 0.2, standardiseTargets: true }, tune: 'testAccuracy' });
    expect(withDataset(spec, spec.dataset, NUMBERS)).toMatchObject({
      dataset: { labelNoise: 0, standardiseTargets: true },
      model: { loss: 'squaredError' },
      tune: 'testLoss',
    });
    expect(withDataset(spec, spec.dataset, VECTORS).dataset).not.toHaveProperty('standardiseTargets');
  });

  test('of classes has no diagonal network', () => {
    const spec = specOf({ model: { architecture: 'diagonal', loss: 'squaredError' } });
    expect(withDataset(spec, spec.dataset, NUMBERS).model.architecture).toBe('diagonal');
    expect(withDataset(spec, spec.dataset, VECTORS).model).not.toHaveProperty('architecture');
  });

  test('leaves out batch sizes above its number of examples', () => {
    const sizesOf = (batchSizes: SweepSpecInput['grid']['batchSizes'], trainCount: number) => {
      const spec = specOf({ dataset: { trainCount }, grid: { learningRates: [0.1], batchSizes, seeds: 1 } });
      return withDataset(spec, spec.dataset, VECTORS).grid.batchSizes;
    };
    expect(sizesOf([8, 64, 'full'], 64)).toEqual([8, 64, 'full']);
    expect(sizesOf([8, 64, 'full'], 63)).toEqual([8, 'full']);
    expect(sizesOf([64], 10)).toEqual(['full']);
    expect(sizesOf({ from: 4, to: 64, count: 5 }, 64)).toEqual({ from: 4, to: 64, count: 5 });
    expect(sizesOf({ from: 4, to: 64, count: 5 }, 20)).toEqual([4, 8, 16]);
  });
});
