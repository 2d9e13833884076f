import { describe, expect, test } from 'vitest';
import { readNpz } from '../../../src/data/formats/npz.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import type { Reading } from '../../../src/data/reading.ts';
import { npzBytes } from '../../support/file-writers.ts';
import { type NpyContent, npyOf, npyText } from '../../support/npy-writer.ts';

const array = (descr: string, shape: readonly number[], values: readonly number[]): NpyContent => ({
  descr,
  shape,
  values,
});
const open = (arrays: Record<string, NpyContent | Uint8Array>, reading?: Reading) => {
  const entries = Object.entries(arrays).map(([name, content]) => [
    name,
    content instanceof Uint8Array ? content : npyOf(content),
  ]);
  return readNpz({ name: 'set.npz', bytes: npzBytes(Object.fromEntries(entries)) }, reading);
};
const ramp = (count: number) => Array.from({ length: count }, (_, i) => i);
const X = array('<f4', [4, 2], ramp(8));
const Y = array('<i8', [4], [0, 1, 0, 1]);
const TEST_X = array('<f4', [2, 2], [9, 8, 7, 6]);
const TEST_Y = array('<i8', [2], [1, 0]);

describe('which arrays are inputs and labels', () => {
  test.each([
    ['Keras', { x_train: X, y_train: Y, x_test: TEST_X, y_test: TEST_Y }, 'y_train', 2],
    ['capitals', { X_train: X, Y_train: Y, X_test: TEST_X, Y_test: TEST_Y }, 'Y_train', 2],
    ['camel case', { XTrain: X, yTrain: Y, XTest: TEST_X, yTest: TEST_Y }, 'yTrain', 2],
    ['one word', { Xtrain: X, ytrain: Y }, 'ytrain', null],
    ['scikit-learn users', { X, y: Y }, 'y', null],
    ['data and target', { data: X, target: Y }, 'target', null],
    ['images and labels', { images: X, labels: Y }, 'labels', null],
    [
      'words either way round',
      { train_data: X, labels_train: Y, test_data: TEST_X, labels_test: TEST_Y },
      'labels_train',
      2,
    ],
    ['no names: the vector', { arr_0: X, arr_1: Y }, 'arr_1', null],
    ['no names, labels first', { arr_0: Y, arr_1: X }, 'arr_0', null],
    ['no names: the column', { a: X, b: array('<i8', [4, 1], [0, 1, 0, 1]) }, 'b', null],
    ['no names: the one-hot rows', { a: X, b: array('|u1', [4, 2], [1, 0, 0, 1, 1, 0, 0, 1]) }, 'b', null],
  ])('%s', (_, arrays, label, ownTest) => {
    const { raw, report } = open(arrays);
    expect(report).toMatchObject({ label, ownTest, rows: 4 + (ownTest ?? 0), ignored: [], shape: [2] });
    expect([...raw.train.inputs]).toEqual(ramp(8));
    expect([...raw.train.labels]).toEqual([0, 1, 0, 1]);
    if (ownTest) expect([...raw.test!.labels]).toEqual([1, 0]);
  });

  test('MedMNIST: its test set is used, its validation set is not, and that is said', () => {
    const images = (count: number) => array('|u1', [count, 3, 3], ramp(9 * count));
    const labels = (...values: number[]) => array('|u1', [values.length, 1], values);
    const { raw, report } = open({
      train_images: images(4),
      val_images: images(2),
      test_images: images(3),
      train_labels: labels(0, 1, 2, 1),
      val_labels: labels(0, 2),
      test_labels: labels(2, 2, 0),
    });
    expect(report).toEqual({
      rows: 7,
      inputs: [],
      label: 'train_labels',
      classes: [
        { name: '0', count: 2 },
        { name: '1', count: 2 },
        { name: '2', count: 3 },
      ],
      columns: ['train_images', 'val_images', 'test_images', 'train_labels', 'val_labels', 'test_labels'],
      ignored: ['val_images', 'val_labels'],
      shape: [3, 3, 1],
      task: 'classification',
      ownTest: 3,
      reading: { task: 'classification' },
      warnings: ['val_images, val_labels: validation examples are not used.'],
    });
    expect([...raw.test!.labels]).toEqual([2, 2, 0]);
  });

  test('names of scikit-learn: texts about the data and single objects are no data', () => {
    const { report } = open({ data: X, target: Y, target_names: npyText('setosa'), data_module: npyText('sklearn') });
    expect(report).toMatchObject({ label: 'target', ignored: ['target_names', 'data_module'] });
  });

  test('names whose words only contain those of a test set', () => {
    const { raw, report } = open({ latest_images: X, contest_labels: Y });
    expect([raw.train.count, raw.test, report.ignored]).toEqual([4, undefined, []]);
  });

  test('test inputs without labels are not used, and that is said', () => {
    const { report } = open({ x_train: X, y_train: Y, x_test: TEST_X });
    expect(report).toMatchObject({ ownTest: null, ignored: ['x_test'] });
    expect(report.warnings).toEqual(['x_test: not used; inputs are x_train and labels y_train.']);
  });

  test.each([
    [
      'several inputs',
      { images: X, data: X, labels: Y },
      'got images (4×2), data (4×2) as inputs and labels (4) as labels',
    ],
    ['four without names', { a: X, b: Y, c: TEST_X, d: TEST_Y }, 'got a (4×2), b (4), c (2×2), d (2)'],
    ['two vectors', { a: Y, b: Y }, 'names must be x_train and y_train'],
    ['two tables', { a: X, b: X }, 'got a (4×2), b (4×2)'],
    ['different numbers', { a: X, b: TEST_Y }, 'got a (4×2), b (2)'],
    ['one name in two cases', { X, x: X, y: Y }, 'set.npz, entry "x.npy": name must be unique'],
  ])('%s: refused, and the arrays named', (_, arrays, message) => expect(() => open(arrays)).toThrow(message));
});

describe('channels', () => {
  /** Every pixel of every channel is its own place in [N, 8, 8, 3]. */
  const place = (i: number, row: number, column: number, channel: number) => ((i * 8 + row) * 8 + column) * 3 + channel;
  const channelsFirst = (count: number) =>
    Array.from({ length: count * 3 * 8 * 8 }, (_, at) => {
      const column = at % 8;
      const row = Math.floor(at / 8) % 8;
      const channel = Math.floor(at / 64) % 3;
      return place(Math.floor(at / 192), row, column, channel);
    });
  const y = array('<i8', [2], [0, 1]);
  const x = (shape: readonly number[], values = ramp(shape.reduce((a, b) => a * b, 1))) => array('<f4', shape, values);

  test('first, as PyTorch keeps them: read with channels last, pixel by pixel, and said', () => {
    const { raw, report } = open({ x_train: x([2, 3, 8, 8], channelsFirst(2)), y_train: y });
    expect(raw.inputShape).toEqual([8, 8, 3]);
    expect([...raw.train.inputs]).toEqual(ramp(2 * 8 * 8 * 3));
    expect(report).toMatchObject({ shape: [8, 8, 3], reading: { channels: 'first' } });
    expect(report.warnings).toEqual([
      'set.npz, x_train.npy: 2×3×8×8 is read with channels first, as in PyTorch, and transposed to 2×8×8×3.',
    ]);
  });

  test('first in a test set too', () => {
    const { raw } = open({
      x_train: x([2, 3, 8, 8], channelsFirst(2)),
      y_train: y,
      x_test: x([1, 3, 8, 8], channelsFirst(1)),
      y_test: array('<i8', [1], [1]),
    });
    expect([...raw.test!.inputs]).toEqual(ramp(8 * 8 * 3));
  });

  test.each([
    [[2, 28, 28, 1], 'last', [28, 28, 1]],
    [[2, 1, 28, 28], 'first', [28, 28, 1]],
    [[2, 32, 32, 3], 'last', [32, 32, 3]],
    [[2, 4, 4, 1], 'last', [4, 4, 1]],
    [[2, 3, 4, 4], 'first', [4, 4, 3]],
    [[2, 6, 5, 2], 'last', [6, 5, 2]],
    [[2, 7, 7, 16], 'last', [7, 7, 16]],
  ] as const)('of %j are %s', (shape, channels, read) => {
    const { raw, report } = open({ x: x(shape), y });
    expect(raw.inputShape).toEqual(read);
    expect(report.reading.channels).toBe(channels);
  });

  test.each([[[2, 3, 8, 3]], [[2, 3, 3, 3]], [[2, 1, 5, 4]]])('of %j are asked about, and read as told', (shape) => {
    expect(() => open({ x: x(shape), y })).toThrow(
      /set\.npz, x\.npy, shape: the place of the channels must be chosen for .* Choose channels last or first\./,
    );
    const [, a, b, c] = shape;
    expect(open({ x: x(shape), y }, { channels: 'last' }).raw.inputShape).toEqual([a, b, c]);
    expect(open({ x: x(shape), y }, { channels: 'first' }).raw.inputShape).toEqual([b, c, a]);
  });

  test('rows are images where their sides are told', () => {
    const { raw, report } = open({ x: x([2, 12]), y }, { image: [2, 3, 2] });
    expect([raw.inputShape, report.reading.image, report.inputs]).toEqual([[2, 3, 2], [2, 3, 2], []]);
    expect(() => open({ x: x([2, 12]), y }, { image: [2, 2, 2] })).toThrow('rows that are images must be of 8 numbers');
  });
});

describe('labels', () => {
  const labelled = (y: NpyContent, reading?: Reading) =>
    open({ X: array('<f4', [y.shape[0], 1], ramp(y.shape[0])), y }, reading);
  const gaps = array('<i8', [4], [7, 3, 7, 10]);

  test.each([
    ['int8', array('|i1', [2], [0, 1]), [0, 1]],
    ['uint64', array('<u8', [2], [0, 1]), [0, 1]],
    ['truth values', array('|b1', [3], [0, 1, 1]), [0, 1, 1]],
    ['whole floats', array('<f8', [3], [2, 0, 1]), [2, 0, 1]],
    ['half precision', array('<f2', [3], [2, 0, 1]), [2, 0, 1]],
    ['a column', array('<i4', [3, 1], [2, 0, 1]), [2, 0, 1]],
    ['one-hot rows', array('<f4', [3, 3], [0, 0, 1, 1, 0, 0, 0, 1, 0]), [2, 0, 1]],
  ])('%s', (_, y, expected) => {
    const { raw, report } = labelled(y);
    expect([...raw.train.labels]).toEqual(expected);
    expect([raw.classes, raw.classNames, report.warnings]).toEqual([new Set(expected).size, undefined, []]);
  });

  test.each([
    [
      'from 1',
      array('<i8', [4], [1, 2, 2, 1]),
      [0, 1, 1, 0],
      ['1', '2'],
      'labels are 1, 2, so classes 0 to 1 stand for these 2',
    ],
    [
      'with gaps',
      gaps,
      [1, 0, 1, 2],
      ['3', '7', '10'],
      'labels are 3, 7, 10, so classes 0 to 2 stand for these 3 in order',
    ],
    ['of both signs', array('|i1', [2], [1, -1]), [1, 0], ['-1', '1'], 'labels are -1, 1, so classes 0 to 1'],
  ])('%s are compacted in their order, as in tables, and it is said', (_, y, expected, classNames, warning) => {
    const { raw, report } = labelled(y);
    expect([...raw.train.labels]).toEqual(expected);
    expect(raw).toMatchObject({ classes: classNames.length, classNames });
    expect(report.classes.map(({ name }) => name)).toEqual(classNames);
    expect(report.warnings).toEqual([expect.stringContaining(`set.npz, y.npy: ${warning}`)]);
  });

  test('of the test set must be among those of training', () => {
    const sets = { x_train: X, y_train: gaps, x_test: TEST_X };
    expect([...open({ ...sets, y_test: array('<i8', [2], [10, 3]) }).raw.test!.labels]).toEqual([2, 0]);
    expect(() => open({ ...sets, y_test: array('<i8', [2], [3, 4]) })).toThrow(
      'set.npz, y_test.npy, label 1: label must be one of the training labels, 3, 7, 10, got 4',
    );
  });

  test('that are not whole are numbers to predict', () => {
    const { raw, report } = open({
      x_train: X,
      y_train: array('<f8', [4, 1], [0.5, -2, 1, 3]),
      x_test: TEST_X,
      y_test: array('<f4', [2], [1, 2.5]),
    });
    expect(raw.classes).toBe(1);
    expect(raw.train.targets).toEqual(Float32Array.of(0.5, -2, 1, 3));
    expect(raw.test!.targets).toEqual(Float32Array.of(1, 2.5));
    expect([...raw.train.labels]).toEqual([0, 0, 0, 0]);
    expect(report).toMatchObject({ task: 'regression', classes: [], reading: { task: 'regression' } });
    expect(report.warnings[0]).toContain('read as numbers to predict (a regression)');
  });

  test('that are whole and nearly all different are numbers to predict, unless they are called classes', () => {
    const y = array('<i8', [24], ramp(24));
    const { report } = labelled(y);
    expect(report.task).toBe('regression');
    expect(report.warnings).toEqual([expect.stringContaining('24 of 24 labels are different')]);
    expect(labelled(y, { task: 'classification' }).raw.classes).toBe(24);
    expect(labelled(Y, { task: 'regression' }).raw.train.targets).toEqual(Float32Array.of(0, 1, 0, 1));
  });

  test.each([
    [[200000, 201234, 202468, 203702, 204936, 206170, 207404, 208638, 209872, 211106, 212340, 213574], 'regression'],
    [[...ramp(20), ...ramp(20)], 'classification'],
    [[...ramp(21), ...ramp(21)], 'regression'],
    [[4, 9, 2], 'classification'],
  ])('%j: the rule of tables, a %s', (values, task) =>
    expect(labelled(array('<i8', [values.length], values)).report.task).toBe(task),
  );

  test('of one class, or without examples, are refused', () => {
    expect(() => labelled(array('<i8', [2], [3, 3]))).toThrow(
      'labels must be of two classes at least, got 2 of class 3',
    );
    expect(() => labelled(array('<i8', [0], []))).toThrow('labels must be of two classes at least, got none');
  });
});

test('half-precision inputs in Fortran order, and truth values as labels', () => {
  const x = npyOf({ descr: '<f2', shape: [3, 2], values: [0, 0.5, 1, 1.5, 2, 2.5], isFortranOrder: true });
  const { raw } = open({ x_train: x, y_train: array('|b1', [3], [0, 1, 1]) });
  expect([...raw.train.inputs]).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  expect([...raw.train.labels]).toEqual([0, 1, 1]);
});

test('labels from 1 give the examples that the same table in CSV gives', async () => {
  const { raw } = open({ X, y: array('<i8', [4], [1, 2, 1, 2]) });
  const bytes = new TextEncoder().encode('a,b,label\n0,1,1\n2,3,2\n4,5,1\n6,7,2\n');
  const { raw: table } = await readFiles([{ name: 'set.csv', bytes }]);
  expect(table).toMatchObject({ classes: raw.classes, classNames: raw.classNames, inputShape: raw.inputShape });
  expect(table).toHaveProperty('train', raw.train);
});

test('what was read is what later is read from the recorded choices', () => {
  const sets = [
    { x: array('|u1', [2, 3, 5, 5], ramp(150)), y: array('<i8', [2], [4, 9]) },
    { x: X, y: array('<f4', [4], [0.5, 1, 2, 3]) },
  ];
  for (const set of sets) {
    const first = open(set);
    const again = open(set, first.report.reading);
    expect(again.raw).toEqual(first.raw);
    expect(again.report.reading).toEqual(first.report.reading);
  }
});
