import { describe, expect, test } from 'vitest';
import { readIdxFiles } from '../../../src/data/formats/idx-set.ts';
import { kindOf, splitInName, wordsOf } from '../../../src/data/formats/name-words.ts';
import { idxBytes } from '../../support/file-writers.ts';

const ramp = (count: number) => Array.from({ length: count }, (_, i) => i % 256);
const images = (count: number, name: string) => ({ name, bytes: idxBytes([count, 2, 3], ramp(6 * count)) });
const labels = (values: readonly number[], name: string) => ({ name, bytes: idxBytes([values.length], values) });

/** An IDX file of 32-bit integers (type 0c). */
function idxInts(shape: readonly number[], values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + 4 * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 0x0c, shape.length]);
  [...shape, ...values].forEach((value, i) => {
    view.setInt32(4 + 4 * i, value);
  });
  return bytes;
}

describe('QMNIST', () => {
  const rows = [5, 0, 4].flatMap((digit, i) => [digit, 8, 100 + i, digit, 200 + i, 0, 0, 0]);
  test('labels [N, 8] have the class in the first column', () => {
    const file = { name: 'qmnist-train-labels-idx2-int', bytes: idxInts([3, 8], rows) };
    const { raw, report } = readIdxFiles([file, images(3, 'qmnist-train-images-idx3-ubyte')]);
    expect([...raw.train.labels]).toEqual([2, 0, 1]);
    expect(raw).toMatchObject({ name: 'qmnist-train-images', classNames: ['0', '4', '5'], inputShape: [2, 3, 1] });
    expect(report).toMatchObject({ label: 'qmnist-train-labels-idx2-int', rows: 3 });
    expect(report.warnings[0]).toContain('3×8 is read as labels of QMNIST, the class in the first column');
  });

  test('labels [N, 1] are labels beside images, and inputs beside labels', () => {
    const column = { name: 'a', bytes: idxInts([3, 1], [1, 0, 1]) };
    expect([...readIdxFiles([column, images(3, 'b')]).raw.train.labels]).toEqual([1, 0, 1]);
    const { raw } = readIdxFiles([column, labels([0, 1, 1], 'b')]);
    expect([[...raw.train.inputs], [...raw.train.labels]]).toEqual([
      [1, 0, 1],
      [0, 1, 1],
    ]);
  });

  test('both pairs, of which the words of the names tell which is which', () => {
    const { raw } = readIdxFiles([
      { name: 'qmnist-test-labels-idx2-int', bytes: idxInts([3, 8], rows) },
      { name: 'qmnist-train-labels-idx2-int', bytes: idxInts([3, 8], rows) },
      images(3, 'qmnist-train-images-idx3-ubyte'),
      images(3, 'qmnist-test-images-idx3-ubyte'),
    ]);
    expect(raw.name).toBe('qmnist-train-images');
    expect(raw.test?.count).toBe(3);
  });

  test('labels alone: the message names the file and its shape', () =>
    expect(() => readIdxFiles([{ name: 'qmnist-labels', bytes: idxInts([3, 8], rows) }])).toThrow(
      'got 0 of images and 1 of labels: qmnist-labels (3×8). Open the files of a pair together.',
    ));
  test('images alone', () =>
    expect(() => readIdxFiles([images(2, 'one'), images(3, 'two')])).toThrow(
      'got 2 of images and 0 of labels: two (3×2×3), one (2×2×3).',
    ));
  test('of another number', () =>
    expect(() => readIdxFiles([images(2, 'pictures'), labels([0, 1, 0], 'kinds')])).toThrow(
      'kinds, shape: number of labels must be 2, as many as there are inputs in pictures, got 3 (shape 3)',
    ));
});

describe('training and test', () => {
  test('latest and contest are no test sets: the longer file is the training set', () => {
    const { raw } = readIdxFiles([
      images(2, 'images'),
      labels([0, 1], 'labels'),
      images(4, 'latest-images'),
      labels([0, 1, 0, 1], 'contest-labels'),
    ]);
    expect([raw.train.count, raw.test?.count]).toEqual([4, 2]);
  });

  test('a validation pair is the test set where there is no other, and it is said', () => {
    const { raw, report } = readIdxFiles([
      images(4, 'val-images'),
      labels([0, 1, 0, 1], 'val-labels'),
      images(2, 'train-images'),
      labels([0, 1], 'train-labels'),
    ]);
    expect([raw.train.count, raw.test?.count]).toEqual([2, 4]);
    expect(report.warnings).toEqual(['val-images: validation examples are used as the test set.']);
  });

  test.each([
    ['train-images-idx3-ubyte', 'train'],
    ['t10k-images-idx3-ubyte', 'test'],
    ['X_test', 'test'],
    ['testImages', 'test'],
    ['test1', 'test'],
    ['val_images', 'validation'],
    ['valid', 'validation'],
    ['validation-labels', 'validation'],
    ['Training Images', 'train'],
    ['latest-images', undefined],
    ['contest', undefined],
    ['constrained', undefined],
    ['interval', undefined],
    ['at10kb', undefined],
    ['train_test', undefined],
    ['images', undefined],
  ])('%s: %s', (name, split) => expect(splitInName(name)).toBe(split));

  test('words end at what is no letter and at capitals', () => {
    expect(wordsOf('trainImages-idx3_ubyte')).toEqual(['train', 'images', 'idx', 'ubyte']);
    expect(['image_labels', 'x', 'Y', 'class_names', 'extra'].map(kindOf)).toEqual([
      'labels',
      'inputs',
      'labels',
      undefined,
      undefined,
    ]);
  });
});
