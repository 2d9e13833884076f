import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { chooseExamples } from '../../../src/data/choose.ts';
import { impute } from '../../../src/data/impute.ts';
import type { RawDataset, RawSources } from '../../../src/data/raw-dataset.ts';
import { parseDatasetSpec } from '../../../src/data/spec.ts';
import { readText } from '../../support/read-text.ts';

const NONE = Number.NaN;
const labels = (count: number) => Uint16Array.from({ length: count }, (_, i) => i % 2);

describe('missing inputs', () => {
  test('get the mean of the training split in both splits, and an input that says so', () => {
    const filled = impute({
      name: 'people',
      inputShape: [3],
      classes: 2,
      missing: [
        { name: 'age', inputs: [0] },
        { name: 'size', inputs: [2] },
      ],
      train: { count: 4, inputs: Float32Array.of(1, 9, 10, NONE, 8, NONE, 4, 7, 30, 7, 6, NONE), labels: labels(4) },
      test: { count: 2, inputs: Float32Array.of(NONE, 5, 100, 2, 4, NONE), labels: labels(2) },
    });
    expect(filled.inputShape).toEqual([5]);
    // age: (1 + 4 + 7)/3 = 4; size: (10 + 30)/2 = 20. The test split's own 2 and 100 have no part in them.
    expect([...filled.train.inputs]).toEqual([
      ...[1, 9, 10, 0, 0],
      ...[4, 8, 20, 1, 1],
      ...[4, 7, 30, 0, 0],
      ...[7, 6, 20, 0, 1],
    ]);
    expect([...filled.test.inputs]).toEqual([...[4, 5, 100, 1, 0], ...[2, 4, 20, 0, 1]]);
    expect(filled).not.toHaveProperty('missing');
  });

  test('words get the mean of each of their 0/1 inputs and one flag together', () => {
    const { raw, report } = readText('colour,a,label\nred,1,0\nblue,2,1\n?,3,0\nred,4,1\nred,5,0\n', {
      words: 'oneHot',
      missing: 'impute',
    });
    expect(report.inputs).toEqual(['colour=blue', 'colour=red', 'a', 'colour is missing']);
    const split = { ...raw.train, inputs: Float32Array.from(raw.train.inputs) };
    const { train } = impute({ ...raw, train: split, test: split });
    expect([...train.inputs.subarray(8, 12)]).toEqual([0.25, 0.75, 3, 1]);
    expect([...train.inputs.subarray(0, 4)]).toEqual([0, 1, 1, 0]);
  });

  test('a column without any training value becomes 0', () => {
    const split = { count: 2, inputs: Float32Array.of(NONE, 1, NONE, 2), labels: labels(2) };
    const whole = {
      name: 'a',
      inputShape: [2],
      classes: 2,
      missing: [{ name: 'x', inputs: [0] }],
      train: split,
      test: split,
    };
    expect([...impute(whole).train.inputs]).toEqual([0, 1, 1, 0, 2, 1]);
  });

  test('are filled in before standardisation, with the examples that are chosen', async () => {
    const { raw } = readText('a,b,label\n1,1,0\n?,2,1\n3,3,0\n5,?,1\n7,5,0\n9,6,1\n', { missing: 'impute' });
    const sources: RawSources = { remote: async () => raw, file: async () => raw };
    const counts = { trainCount: 4, testCount: 2, seed: 3 };
    const spec = parseDatasetSpec({ source: { kind: 'remote', id: 'mnist' }, ...counts, standardise: 'perFeature' });
    const { train, test, inputShape } = await buildDataset(spec, sources);
    const chosen = chooseExamples(raw, counts);
    expect(inputShape).toEqual([4]);
    expect([...train.inputs, ...test.inputs].every(Number.isFinite)).toBe(true);
    chosen.train.inputs.forEach((value, at) => {
      // A mean that is filled in is the mean after it too, which standardisation maps to 0, up to one rounding to f32.
      if (Number.isNaN(value)) expect(Math.abs(train.inputs[Math.floor(at / 2) * 4 + (at % 2)])).toBeLessThan(2 ** -22);
    });
  });
});

describe('targets of files', () => {
  const raw: RawDataset = {
    name: 'targets',
    inputShape: [1],
    classes: 2,
    train: {
      count: 5,
      inputs: Float32Array.of(0, 1, 2, 3, 4),
      labels: new Uint16Array(5),
      targets: Float32Array.from({ length: 10 }, (_, i) => i / 4),
    },
  };
  test('go with their examples', () => {
    const { train, test } = chooseExamples(raw, { trainCount: 3, testCount: 2, seed: 1 });
    for (const { inputs, targets } of [train, test])
      expect([...targets!]).toEqual([...inputs].flatMap((i) => [(2 * i) / 4, (2 * i + 1) / 4]));
    expect([...train.inputs, ...test.inputs].sort()).toEqual([0, 1, 2, 3, 4]);
  });
  test('are not classes: label noise is refused', async () => {
    const sources: RawSources = { remote: async () => raw, file: async () => raw };
    const spec = { source: { kind: 'remote', id: 'mnist' }, trainCount: 3, testCount: 2 } as const;
    expect((await buildDataset(parseDatasetSpec(spec), sources)).train.targets).toHaveLength(6);
    await expect(buildDataset(parseDatasetSpec({ ...spec, labelNoise: 0.1 }), sources)).rejects.toThrow(
      'labelNoise must be 0',
    );
  });
});
