import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIdx } from '../../../src/data/formats/idx.ts';
import { readNpy } from '../../../src/data/formats/npy.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { readTable } from '../../../src/data/formats/table/read-table.ts';
import { idxBytes, NUMPY_TYPE_NAMES, npyBytes, npzBytes } from '../../support/file-writers.ts';

const readRaw = async (files: Parameters<typeof readFiles>[0]) => (await readFiles(files)).raw;
const text = (content: string, name = 'table.csv') => ({ name, bytes: new TextEncoder().encode(content) });
const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
const product = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

describe('IDX', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(shapes, fc.nat(255), (shape, start) => {
        const values = Array.from({ length: product(shape) }, (_, i) => (start + 7 * i) % 256);
        const read = readIdx({ name: 'a', bytes: idxBytes(shape, values) });
        expect(read.shape).toEqual(shape);
        expect([...read.values]).toEqual(values);
      }),
    );
  });

  test('numbers of several bytes are big-endian', () => {
    const bytes = Uint8Array.of(0, 0, 0x0b, 1, 0, 0, 0, 2, 0x01, 0x02, 0xff, 0xfe);
    expect([...readIdx({ name: 'a', bytes }).values]).toEqual([258, -2]);
  });

  const images = (count: number) =>
    idxBytes(
      [count, 2, 3],
      Array.from({ length: count * 6 }, (_, i) => i % 256),
    );
  const labels = (count: number) =>
    idxBytes(
      [count],
      Array.from({ length: count }, (_, i) => i % 3),
    );

  test('a pair, plain or gzip, in any order', async () => {
    const raw = await readRaw([
      { name: 'train-labels-idx1-ubyte', bytes: labels(6) },
      { name: 'train-images-idx3-ubyte.gz', bytes: gzipSync(images(6)) },
    ]);
    expect(raw).toMatchObject({ name: 'train-images', inputShape: [2, 3, 1], classes: 3, train: { count: 6 } });
    expect([...raw.train.labels]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(raw.test).toBeUndefined();
  });

  test('two pairs: t10k is the test set, whatever its length', async () => {
    const raw = await readRaw([
      { name: 't10k-images', bytes: images(9) },
      { name: 't10k-labels', bytes: labels(9) },
      { name: 'train-labels', bytes: labels(6) },
      { name: 'train-images', bytes: images(6) },
    ]);
    expect([raw.train.count, raw.test?.count]).toEqual([6, 9]);
  });

  test('two pairs without telling names: the longer is the training set', async () => {
    const files = [images(6), labels(6), images(9), labels(9)].map((bytes, i) => ({ name: `file${i}`, bytes }));
    const raw = await readRaw(files);
    expect([raw.train.count, raw.test?.count]).toEqual([9, 6]);
  });

  const mnist = resolve(import.meta.dirname, '../../../../shared/data/mnist');
  const absent = !existsSync(mnist);
  test.skipIf(absent)(`reads the MNIST test set${absent ? ' (skipped: its files are not here)' : ''}`, async () => {
    const names = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
    const raw = await readRaw(names.map((name) => ({ name, bytes: readFileSync(resolve(mnist, name)) })));
    expect(raw).toMatchObject({ inputShape: [28, 28, 1], classes: 10, train: { count: 10_000 } });
    expect([...raw.train.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    const perClass = new Array<number>(10).fill(0);
    for (const label of raw.train.labels) perClass[label]++;
    expect(perClass).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]); // published with the set
  });
});

describe('NPZ', () => {
  test.each(NUMPY_TYPE_NAMES)('%s arrays of any shape are read back', (type) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const values = Array.from({ length: product(shape) }, (_, i) => (i * 5) % 127);
        const read = readNpy({ name: 'a', bytes: npyBytes(type, shape, values) });
        expect(read.shape).toEqual(shape);
        expect([...read.values]).toEqual(values);
      }),
      { numRuns: 20 },
    );
  });

  test('as Keras writes it: x_train … y_test, labels N or N×1', async () => {
    const raw = await readRaw([
      {
        name: 'set.npz',
        bytes: npzBytes({
          x_train: npyBytes(
            '|u1',
            [4, 2, 2],
            Array.from({ length: 16 }, (_, i) => i),
          ),
          y_train: npyBytes('<i8', [4, 1], [0, 1, 2, 1]),
          x_test: npyBytes('|u1', [2, 2, 2], [9, 8, 7, 6, 5, 4, 3, 2]),
          y_test: npyBytes('<i8', [2, 1], [2, 0]),
        }),
      },
    ]);
    expect(raw).toMatchObject({ name: 'set', inputShape: [2, 2, 1], classes: 3 });
    expect([...(raw.test?.labels ?? [])]).toEqual([2, 0]);
    expect(raw.train.inputs).toBeInstanceOf(Uint8Array);
  });

  test('as scikit-learn users write it: X, y', async () => {
    const bytes = npzBytes({ X: npyBytes('<f4', [2, 3], [0.5, 1, 2, 3, 4, 5]), y: npyBytes('<i4', [2], [1, 0]) });
    const raw = await readRaw([{ name: 'set.npz', bytes }]);
    expect([...raw.train.inputs]).toEqual([0.5, 1, 2, 3, 4, 5]);
    expect(raw.inputShape).toEqual([3]);
  });
});

describe('CSV', () => {
  const readCsv = (file: ReturnType<typeof text>, reading = {}) => readTable(file, reading).raw;

  test('numbers and words as labels, the last column by default', () => {
    const raw = readCsv(text('5.1,3.5,setosa\n7,3.2,versicolor\n6.3,3.3,setosa\n'));
    expect(raw).toMatchObject({ name: 'table', inputShape: [2], classes: 2, classNames: ['setosa', 'versicolor'] });
    expect([...raw.train.inputs]).toEqual([5.1, 3.5, 7, 3.2, 6.3, 3.3].map(Math.fround));
    expect([...raw.train.labels]).toEqual([0, 1, 0]);
  });

  test('a header, a column called label, quotes, semicolons, line ends of Windows, a byte order mark', () => {
    const raw = readCsv(text('\ufeffwidth;label;"the ""height"""\r\n1;10;2\r\n\r\n3;9;"4"\r\n'));
    expect(raw.classNames).toEqual(['9', '10']);
    expect([...raw.train.inputs]).toEqual([1, 2, 3, 4]);
    expect([...raw.train.labels]).toEqual([1, 0]);
  });

  test('the label column by name or by number', () => {
    const table = text('a,b,c\n1,0,5\n2,1,6\n');
    expect([...readCsv(table, { label: 'b' }).train.inputs]).toEqual([1, 5, 2, 6]);
    expect([...readCsv(table, { label: 1 }).train.inputs]).toEqual([0, 5, 1, 6]);
    expect([...readCsv(text('0,1,5\n1,0,6\n'), { label: 1 }).train.inputs]).toEqual([1, 5, 0, 6]);
  });

  test('what is written is read back', () => {
    const number = fc.float({ noNaN: true, noDefaultInfinity: true });
    const table = fc.array(fc.tuple(number, number, fc.constantFrom('cat', 'dog, big', 'a "bird"')), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const all: (typeof rows)[number][] = [[0, 1, 'cat'], [1, 0, 'dog, big'], ...rows];
        const content = all.map(([a, b, label]) => `${a},${b},"${label.replaceAll('"', '""')}"`).join('\n');
        const raw = readCsv(text(`first,second,kind\n${content}\n`));
        expect([...raw.train.inputs].map((value) => value + 0)).toEqual(all.flatMap(([a, b]) => [a + 0, b + 0]));
        expect([...raw.train.labels].map((label) => raw.classNames?.[label])).toEqual(all.map(([, , label]) => label));
      }),
    );
  });

  test('a quoted cell may hold a line end, and lines are still counted', () => {
    expect(readCsv(text('a,kind\n1,"x\ny"\n2,z\n')).classNames).toEqual(['x\ny', 'z']);
    expect(() => readCsv(text('a,kind\n1,"x\ny"\n2\n'))).toThrow('table.csv, line 4: number of cells must be 2');
  });
});
