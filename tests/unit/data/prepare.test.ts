import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { type Dataset, type Examples, inputSize } from '../../../src/data/dataset.ts';
import { averagePool } from '../../../src/data/pool.ts';
import { DATASET_PRESETS } from '../../../src/data/presets.ts';
import type { RawDataset, RawSources } from '../../../src/data/raw-dataset.ts';
import { type DatasetSpecInput, parseDatasetSpec } from '../../../src/data/spec.ts';
import { SpecError } from '../../../src/errors.ts';

const build = (spec: DatasetSpecInput, sources?: RawSources) => buildDataset(parseDatasetSpec(spec), sources);
const few = { trainCount: 200, testCount: 100 } as const;

function column({ inputs, count }: Examples, d: number): number[] {
  const size = inputs.length / count;
  return Array.from({ length: count }, (_, i) => inputs[i * size + d]);
}
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: ArrayLike<number>) => {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
};

// f32 storage rounds each standardised number (below 8) by at most 8·2⁻²⁴; averages cannot be off by more.
const ROUNDING = 8 * 2 ** -24;

describe('standardisation', () => {
  test('global: all training numbers have mean 0 and deviation 1', async () => {
    const { train } = await build(few);
    expect(Math.abs(mean(train.inputs))).toBeLessThan(ROUNDING);
    expect(Math.abs(deviation(train.inputs) - 1)).toBeLessThan(2 * ROUNDING);
  });

  test('centred: every feature has mean 0, and all numbers together deviation 1', async () => {
    const { train } = await build({ ...few, standardise: 'centred' });
    for (let d = 0; d < 144; d++) expect(Math.abs(mean(column(train, d)))).toBeLessThan(ROUNDING);
    expect(Math.abs(deviation(train.inputs) - 1)).toBeLessThan(2 * ROUNDING);
  });

  test('perFeature: every feature has mean 0 and deviation 1', async () => {
    const { train } = await build({ ...few, source: { kind: 'gaussians' }, standardise: 'perFeature' });
    for (let d = 0; d < 10; d++) {
      expect(Math.abs(mean(column(train, d)))).toBeLessThan(ROUNDING);
      expect(Math.abs(deviation(column(train, d)) - 1)).toBeLessThan(2 * ROUNDING);
    }
  });

  test('the test set goes through the map of the training set, whatever its own numbers', async () => {
    const small = await build({ ...few, testCount: 10 });
    const large = await build({ ...few, testCount: 100 });
    expect(large.test.inputs.subarray(0, 1440)).toEqual(small.test.inputs);
    expect(large.train).toEqual(small.train);
    expect(Math.abs(mean(large.test.inputs))).toBeGreaterThan(ROUNDING);
  });

  test('a feature without spread stays finite', async () => {
    const raw: RawDataset = {
      name: 'constant',
      inputShape: [2],
      classes: 2,
      train: { count: 3, inputs: Float32Array.of(0.1, 1, 0.1, 2, 0.1, 3), labels: Uint16Array.of(0, 1, 0) },
    };
    const sources: RawSources = { remote: async () => raw, file: async () => raw };
    const source = { kind: 'remote', id: 'mnist' } as const;
    const { train } = await build({ source, trainCount: 3, testCount: 0, standardise: 'perFeature' }, sources);
    expect(Array.from(train.inputs).filter((_, i) => i % 2 === 0)).toEqual([0, 0, 0]);
  });
});

describe('noise', () => {
  test('label noise replaces exactly the fraction asked for, on training labels only', async () => {
    const clean = await build(few);
    let before: ReadonlySet<number> = new Set();
    for (const labelNoise of [0.1, 0.3, 1]) {
      const noisy = await build({ ...few, labelNoise });
      const changed = new Set(
        [...noisy.train.labels.keys()].filter((i) => noisy.train.labels[i] !== clean.train.labels[i]),
      );
      expect(changed.size).toBe(Math.round(labelNoise * 200));
      expect([...before].every((i) => changed.has(i))).toBe(true);
      expect(noisy.train.inputs).toEqual(clean.train.inputs);
      expect(noisy.test).toEqual(clean.test);
      before = changed;
    }
  });

  test('input noise has the deviation asked for on both splits and leaves labels alone', async () => {
    const clean = await build(few);
    const noisy = await build({ ...few, inputNoise: 0.5 });
    for (const split of ['train', 'test'] as const) {
      const added = noisy[split].inputs.map((value, i) => value - clean[split].inputs[i]);
      // n = 14,400 at least: the deviation's own standard error is 0.5/√(2n) < 0.003; six of them.
      expect(Math.abs(deviation(added) - 0.5)).toBeLessThan(0.018);
      expect(noisy[split].labels).toEqual(clean[split].labels);
    }
  });
});

describe('pooling', () => {
  test('equals the mean over each square, by a slow loop', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 4),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (pool, channels, count) => {
          const [height, width] = [8, 4];
          const inputs = Float32Array.from({ length: count * height * width * channels }, (_, i) => (i * 37) % 64);
          const pooled = averagePool(
            { count, inputs, labels: new Uint16Array(count) },
            [height, width, channels],
            pool,
          );
          const at = (n: number, y: number, x: number, c: number) =>
            inputs[((n * height + y) * width + x) * channels + c];
          let i = 0;
          for (let n = 0; n < count; n++)
            for (let y = 0; y < height; y += pool)
              for (let x = 0; x < width; x += pool)
                for (let c = 0; c < channels; c++) {
                  let sum = 0;
                  for (let dy = 0; dy < pool; dy++) for (let dx = 0; dx < pool; dx++) sum += at(n, y + dy, x + dx, c);
                  expect(pooled.inputs[i++]).toBe(sum / pool ** 2); // small integers over a power of two: exact
                }
          expect(i).toBe(pooled.inputs.length);
        },
      ),
    );
  });

  test('is refused where the sides do not divide', async () => {
    await expect(build({ ...few, source: { kind: 'glyphs', side: 10 }, pool: 4 })).rejects.toThrow(
      /pool must be 1 or divide both sides of an image, got 4 for inputs of shape 10×10×1/,
    );
    await expect(build({ ...few, source: { kind: 'moons' }, pool: 2 })).rejects.toThrow(SpecError);
  });
});

describe('choosing examples', () => {
  const raw: RawDataset = {
    name: 'numbers',
    inputShape: [1],
    classes: 2,
    train: {
      count: 50,
      inputs: Float32Array.from({ length: 50 }, (_, i) => i),
      labels: Uint16Array.from({ length: 50 }, (_, i) => i % 2),
    },
  };
  const withTest: RawDataset = { ...raw, test: { ...raw.train, inputs: raw.train.inputs.map((value) => value + 100) } };
  const choose = (trainCount: number, testCount: number, from: RawDataset, seed = 0): Promise<Dataset> =>
    build(
      { source: { kind: 'remote', id: 'mnist' }, trainCount, testCount, seed, standardise: 'none' },
      { remote: async () => from, file: async () => undefined },
    );

  test('without a test part the two never overlap, and labels stay with their inputs', async () => {
    const { train, test: held } = await choose(30, 20, raw);
    expect(new Set([...train.inputs, ...held.inputs]).size).toBe(50);
    expect([...train.labels]).toEqual([...train.inputs].map((value) => value % 2));
    expect((await choose(10, 20, raw)).test).toEqual(held);
    expect((await choose(10, 20, raw)).train.inputs).toEqual(train.inputs.subarray(0, 10));
    expect((await choose(30, 20, raw, 1)).train.inputs).not.toEqual(train.inputs);
  });

  test('with a test part, test examples come from there', async () => {
    const { test: held } = await choose(50, 50, withTest);
    expect([...held.inputs].sort((a, b) => a - b)).toEqual([...raw.train.inputs].map((value) => value + 100));
  });

  test('bytes become value/255', async () => {
    const bytes: RawDataset = { ...raw, train: { ...raw.train, inputs: Uint8Array.from(raw.train.inputs) } };
    const { train } = await choose(50, 0, bytes);
    expect([...train.inputs].sort((a, b) => a - b)).toEqual(
      Array.from(raw.train.inputs, (value) => Math.fround(value / 255)),
    );
  });

  test('more than there is is an error that says how many there are', async () => {
    await expect(choose(51, 0, withTest)).rejects.toThrow('data set "numbers": trainCount must be at most 50');
    await expect(choose(1, 51, withTest)).rejects.toThrow(
      'testCount must be at most 50, the number of examples, got 51',
    );
    await expect(choose(30, 21, raw)).rejects.toThrow('trainCount + testCount must be at most 50');
  });

  test('sources that cannot be reached say so', async () => {
    await expect(build({ source: { kind: 'remote', id: 'mnist' } })).rejects.toThrow(SpecError);
    const source = { kind: 'file', name: 'a.csv', sha256: '0'.repeat(64) } as const;
    const sources: RawSources = { remote: async () => raw, file: async () => undefined };
    await expect(build({ source }, sources)).rejects.toThrow(
      /"a.csv": its files must be available, got none with SHA-256 0{64}/,
    );
  });
});

test('the default is 1,024 glyphs of side 12 with 10,000 test examples', async () => {
  const dataset = await build({});
  expect([dataset.train.count, dataset.test.count, inputSize(dataset), dataset.classes]).toEqual([
    1024, 10_000, 144, 10,
  ]);
});

test.each(Object.entries(DATASET_PRESETS))('preset %s can be built', async (_, preset) => {
  const { train, test: held } = await build({ ...preset, testCount: 20 });
  expect([train.count, held.count]).toEqual([preset.trainCount, 20]);
  expect(train.inputs.every(Number.isFinite)).toBe(true);
});

describe('real targets', () => {
  const regression = { ...few, source: { kind: 'linearRegression' } } as const;

  test('go through every preparation of the inputs unchanged', async () => {
    const { train, test: held } = await build({ ...regression, standardise: 'none' });
    const prepared = await build({ ...regression, standardise: 'perFeature', inputNoise: 0.3 });
    expect(prepared.train.inputs).not.toEqual(train.inputs);
    expect([prepared.train.targets, prepared.test.targets]).toEqual([train.targets, held.targets]);
    expect(train.targets!.length).toBe(200);
  });

  test('are shifted and scaled by mean and deviation of the training targets, where that is asked for', async () => {
    const plain = await build({ ...regression, standardise: 'none' });
    const scaled = await build({ ...regression, standardise: 'none', standardiseTargets: true });
    expect(scaled.train.inputs).toEqual(plain.train.inputs);
    const [centre, spread] = [mean(plain.train.targets!), deviation(plain.train.targets!)];
    for (const split of ['train', 'test'] as const)
      plain[split].targets!.forEach((target, i) => {
        expect(Math.abs(scaled[split].targets![i] - (target - centre) / spread)).toBeLessThan(ROUNDING);
      });
    expect(Math.abs(deviation(scaled.train.targets!) - 1)).toBeLessThan(2 * ROUNDING);
  });

  test('of files go with the examples they belong to', async () => {
    const count = 30;
    const numbers = Float32Array.from({ length: count }, (_, i) => i);
    const file: RawDataset = {
      name: 'line',
      inputShape: [1],
      classes: 1,
      train: { count, inputs: numbers, labels: new Uint16Array(count), targets: numbers.map((x) => 3 * x + 1) },
    };
    const sources: RawSources = { remote: async () => file, file: async () => file };
    const source = { kind: 'file', name: 'line', sha256: '0'.repeat(64) } as const;
    const { train, test: held } = await build({ source, trainCount: 20, testCount: 10, standardise: 'none' }, sources);
    for (const { inputs, targets } of [train, held]) expect(targets).toEqual(inputs.map((x) => 3 * x + 1));
    expect([...train.inputs, ...held.inputs].sort((a, b) => a - b)).toEqual([...numbers]);
  });

  test('are asked for where there are classes: refused', async () => {
    await expect(build({ ...few, standardiseTargets: true })).rejects.toThrow(
      'standardiseTargets must be absent for a classification',
    );
  });

  test('have no labels to be replaced', async () => {
    await expect(build({ ...regression, labelNoise: 0.1 })).rejects.toThrow(
      'labelNoise must be 0 for a regression, got 0.1',
    );
  });
});

describe('a spec from outside', () => {
  test.each([
    [{ source: { kind: 'moons', noise: 3 } }, 'source.noise must be a number in [0, 1], got 3'],
    [{ source: { kind: 'glyphs', side: 8.5 } }, 'source.side must be an integer in [6, 32], got 8.5'],
    [{ source: { kind: 'suns' } }, 'kind must be one of glyphs, moons'],
    [{ source: { kind: 'spirals', spacing: 'odd' } }, 'source.spacing must be one of even, random, got "odd"'],
    [{ source: { kind: 'file', name: 'x', sha256: 'abc' } }, 'source.sha256 must be 64 hexadecimal digits'],
    [{ trainCount: 0 }, 'trainCount must be an integer in [1, 1000000], got 0'],
    [{ labelNoise: 1.5 }, 'labelNoise must be a number in [0, 1], got 1.5'],
    [{ labelNoise: Number.NaN }, 'labelNoise must be a number in [0, 1]'],
    [{ pool: 3 }, 'pool must be 1, 2 or 4, got 3'],
    [{ seed: -1 }, 'seed must be an integer in [0, 2⁵³), got -1'],
    [{ standardise: 'some' }, 'standardise must be one of none, global, centred, perFeature, got "some"'],
    [{ trainCuont: 3 }, 'trainCuont'],
  ])('%o is refused: %s', (spec, message) => {
    expect(() => parseDatasetSpec(spec)).toThrow(message);
    expect(() => parseDatasetSpec(spec)).toThrow(SpecError);
  });
});
