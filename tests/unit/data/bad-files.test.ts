import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../../src/data/formats/gzip.ts';
import { readNpz } from '../../../src/data/formats/npz.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { readTable } from '../../../src/data/formats/table/read-table.ts';
import { SpecError } from '../../../src/errors.ts';
import { cifarArchive, idxBytes, npyBytes, npyWithHeader, npzBytes } from '../../support/file-writers.ts';

type Files = Parameters<typeof readFiles>[0];

async function expectFault(files: Files, ...parts: readonly string[]): Promise<void> {
  const fault = await readFiles(files).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(SpecError);
  for (const part of parts) expect((fault as SpecError).message).toContain(part);
}

const images = idxBytes([4, 2, 2], new Uint8Array(16));
const labels = idxBytes([4], [0, 1, 0, 1]);
const pair = (imageBytes: Uint8Array, labelBytes: Uint8Array): Files => [
  { name: 'images', bytes: imageBytes },
  { name: 'labels', bytes: labelBytes },
];
const edit = (bytes: Uint8Array, at: number, ...values: number[]): Uint8Array => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

describe('a bad IDX file names file, place, rule and what was found', () => {
  test('wrong magic', () =>
    expectFault(
      pair(edit(images, 0, 0x89, 0x50), labels),
      'images, byte 0: magic number must be 00 00',
      'got 89 50 08 03',
    ));
  test('unknown type', () => expectFault(pair(edit(images, 2, 7), labels), 'images, byte 0', 'got 00 00 07 03'));
  test('truncated numbers', () =>
    expectFault(
      pair(images.subarray(0, 30), labels),
      'images, byte 16',
      'must be 16 bytes, for the shape 4×2×2',
      'got 14 bytes',
    ));
  test('truncated header', () =>
    expectFault(pair(images.subarray(0, 9), labels), 'images, byte 4: header must be 16 bytes long', '9'));
  test('too long', () => expectFault(pair(images, new Uint8Array([...labels, 1])), 'labels, byte 8', 'got 5 bytes'));
  test('2 GB claimed in a file of 1 kB', () => {
    const bomb = idxBytes([2, 2, 2], new Uint8Array(1000));
    new DataView(bomb.buffer).setUint32(4, 2 ** 29);
    return expectFault(pair(bomb, labels), 'images, byte 16', 'must be 2147483648 bytes', 'got 1000 bytes');
  });
  test('the largest claim a header can make', () =>
    expectFault(pair(edit(images, 4, ...new Array<number>(12).fill(255)), labels), 'got 16 bytes'));
  test('counts that differ', () =>
    expectFault(
      pair(images, idxBytes([3], [0, 1, 0])),
      'labels, shape: number of labels must be 4',
      'inputs in images, got 3',
    ));
  test('one class only', () => expectFault(pair(images, idxBytes([4], [0, 0, 0, 0])), 'two classes at least'));
  test('test labels that training does not know', () =>
    expectFault(
      [
        ...pair(images, labels),
        { name: 't10k-images', bytes: idxBytes([1, 2, 2], [1, 2, 3, 4]) },
        { name: 't10k-labels', bytes: idxBytes([1], [2]) },
      ],
      't10k-labels, label 0: label must be one of the training labels, 0, 1, got 2',
    ));
  test('test images of another size', () =>
    expectFault(
      [
        ...pair(images, labels),
        { name: 't10k-images', bytes: idxBytes([1, 2, 3], [1, 2, 3, 4, 5, 6]) },
        { name: 't10k-labels', bytes: idxBytes([1], [1]) },
      ],
      't10k-images, shape: test inputs must be 2×2×1 each, as in images, got 2×3×1',
    ));
  test('images without labels', () =>
    expectFault([{ name: 'images', bytes: images }], 'got 1 of images and 0 of labels'));
});

describe('a bad gzip file', () => {
  const packed = gzipSync(images);
  test('truncated', () =>
    expectFault(pair(packed.subarray(0, packed.length - 6), labels), 'images', 'gzip data must be complete'));
  test('damaged', () =>
    expectFault(pair(edit(packed, packed.length - 6, packed[packed.length - 6] ^ 1), labels), 'gzip data'));
  test('a bomb is stopped at the limit', async () => {
    const bomb = gzipSync(new Uint8Array(1_000_000));
    await expect(gunzip({ name: 'bomb.gz', bytes: bomb }, 10_000)).rejects.toThrow(
      /bomb.gz, \d+ packed bytes: unpacked size must be at most 10000 bytes, got more/,
    );
  });
});

describe('a bad NPZ file', () => {
  const x = npyBytes('<f4', [2, 2], [1, 2, 3, 4]);
  const y = npyBytes('<i8', [2], [0, 1]);
  const npz = (arrays: Record<string, Uint8Array>): Files => [{ name: 'set.npz', bytes: npzBytes(arrays) }];

  test('other names', () =>
    expectFault(
      npz({ a: x, b: y, c: y }),
      'set.npz, list of arrays: names must be x_train and y_train',
      'got a (2×2), b (2), c (2)',
    ));
  test('NaN', () =>
    expectFault(
      npz({ x: npyBytes('<f4', [2, 2], [1, 2, Number.NaN, 4]), y }),
      'set.npz, x.npy, example 1, number 0: input must be',
      'NaN',
    ));
  test('a number too large for 32 bits', () =>
    expectFault(npz({ x: npyBytes('<f8', [2, 1], [1, 1e300]), y }), 'got 1e+300'));
  test('a broken label where classes were asked for', async () => {
    const bytes = npzBytes({ x, y: npyBytes('<f8', [2], [0, 0.5]) });
    expect(() => readNpz({ name: 'set.npz', bytes }, { task: 'classification' })).toThrow(
      'set.npz, y.npy, label 1: label must be a whole number, for a classification, got 0.5',
    );
  });
  test('a label that is missing', () =>
    expectFault(
      npz({ x, y: npyBytes('<f8', [2], [0, Number.NaN]) }),
      'label 1: label must be a finite number, got NaN',
    ));
  test('counts that differ', () =>
    expectFault(npz({ x, y: npyBytes('<i8', [3], [0, 1, 0]) }), 'number of labels must be 2', 'got 3'));
  test('rows of labels that are not one-hot', () =>
    expectFault(
      npz({ x, y: npyBytes('|u1', [2, 2], [0, 1, 1, 1]) }),
      'one per example',
      'single 1 in each row, got 2×2',
    ));
  test('type', () =>
    expectFault(
      npz({ x: npyWithHeader("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", x), y }),
      'descr must be one of',
      "got '<c8'",
    ));
  test('shape that claims 2 GB', () =>
    expectFault(
      npz({
        x: npyWithHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1073741824), }", Uint8Array.of(1)),
        y,
      }),
      'must be 2147483648 bytes',
      'got 1 bytes',
    ));
  test('truncated', async () => {
    const bytes = npzBytes({ x, y });
    await expectFault(
      [{ name: 'set.npz', bytes: bytes.subarray(0, bytes.length - 30) }],
      'set.npz',
      'complete and undamaged',
    );
  });
  test('an entry that claims 2 GB is refused before it is unpacked', async () => {
    const bytes = zipSync({ 'x.npy': x });
    const directory = bytes.findIndex(
      (_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2,
    );
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 2 ** 31, true);
    await expectFault(
      [{ name: 'set.npz', bytes }],
      'set.npz, entry "x.npy": unpacked size must be at most',
      'got 2147483648',
    );
  });
});

describe('a bad CSV file', () => {
  const read = (content: string, reading = {}) =>
    readTable({ name: 'a.csv', bytes: new TextEncoder().encode(content) }, reading);
  test.each([
    ['ragged', '1,2,0\n3,1\n', 'a.csv, line 2: number of cells must be 3, as on line 1, got 2'],
    ['NaN', 'u,v,label\n1,2,0\n3,NaN,1\n', 'a.csv, line 3, column 2 ("v"): cell must be a finite number, got "NaN"'],
    ['NaN on the first line', '1,NaN,0\n3,4,1\n', 'a.csv, line 1, column 2: cell must be a finite number, got "NaN"'],
    ['empty cell', '1,2,0\n3,,1\n', 'a.csv, line 2, column 2: cell must be a finite number, got ""'],
    ['word', '1,2,0\n3,x,1\n', 'got "x"'],
    ['overflow', '1,2,0\n3,1e39,1\n', 'got "1e39"'],
    ['one class', '1,0\n2,0\n', 'must be one of 2 to 1000 classes, got 1 different values'],
    ['no label', 'a,kind\n1,x\n2,\n', 'a.csv, line 3, column 2 ("kind"): label must be a class or a number, got ""'],
    ['one column', '1\n2\n', 'number of columns must be at least 2'],
    ['empty', '\n\n', 'number of columns must be at least 2 (inputs and a label), got 0'],
    ['open quote', 'a,kind\n1,"x\n', 'a.csv, line 2, column 2 ("kind"): a quote must be closed'],
  ])('%s', (_, content, message) => {
    expect(() => read(content)).toThrow(message);
    expect(() => read(content)).toThrow(SpecError);
  });
  test('a label column that is not there', () => {
    expect(() => read('u,v\n1,0\n2,1\n', { label: 'w' })).toThrow('must be a number in [1, 2] or one of u, v, got w');
    expect(() => read('1,0\n2,1\n', { label: 3 })).toThrow('label column must be a number in [1, 2], got 3');
  });
  test('not UTF-8', () => {
    expect(() => readTable({ name: 'a.csv', bytes: Uint8Array.of(0x31, 0x0a, 0xff, 0x2c) }, {})).toThrow(
      'a.csv, line 2, byte 2: text must be UTF-8, got the byte ff. Choose the encoding windows-1252',
    );
  });
});

describe('a bad CIFAR-10 archive', () => {
  const archive = cifarArchive(['data_batch_1', 'test_batch'], 2);
  const drop = (bytes: Uint8Array): Files => [{ name: 'cifar.tar', bytes }];
  test('no test batch', () =>
    expectFault(drop(cifarArchive(['data_batch_1'], 1)), 'cifar.tar, list of files', 'got 1 and 0 of them'));
  test('truncated', () =>
    expectFault(drop(archive.subarray(0, 4000)), 'cifar.tar, byte 0: entry size must be at most 3488 bytes', '6146'));
  test('damaged header of a later entry', () => {
    const second = 512 + Math.ceil(6146 / 512) * 512;
    return expectFault(drop(edit(archive, second + 5, 1)), `cifar.tar, byte ${second}: header checksum must be right`);
  });
  test('label out of range', () =>
    expectFault(
      drop(edit(archive, 512 + 3073, 10)),
      'data_batch_1.bin, byte 3073: label must be a whole number in [0, 9], got 10',
    ));
});

describe('files that are something else', () => {
  test('a picture', () =>
    expectFault(
      [{ name: 'a.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0) }],
      'a.png: the file must be data as CSV, NPZ or IDX',
      'one PNG picture',
    ));
  test('an empty file', () =>
    expectFault([{ name: 'a.csv', bytes: new Uint8Array() }], 'a.csv, whole file: size must be 1 to', 'got 0'));
  test('no file', () => expectFault([], 'got 0 of images and 0 of labels'));
  test('a CSV among others', () =>
    expectFault(
      [
        { name: 'a.csv', bytes: new TextEncoder().encode('1,2\n') },
        { name: 'labels', bytes: labels },
      ],
      'a.csv, labels: files opened together must be images and labels in IDX',
      'one data set at a time',
    ));
});
