import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { NamedBytes } from '../../../src/data/formats/named-bytes.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import type { Reading } from '../../../src/data/reading.ts';
import { readNetworkFile } from '../../../src/engine/network-file/read-network-file.ts';
import { idxBytes, npyWithHeader, tarBytes } from '../file-writers.ts';
import { isFullSize } from '../full-size.ts';
import { rawSafetensors } from '../network-files.ts';
import { openAsPage } from './file-formats.ts';

/** A small file that would cost much memory or time if its reader had no limit. */
export interface Bomb {
  readonly name: string;
  make(): Uint8Array;
  read(bytes: Uint8Array): unknown;
  /** What its error says; null for a file that is large but right. */
  readonly says: RegExp | null;
}

const text = (content: string) => new TextEncoder().encode(content);
const file = (name: string, bytes: Uint8Array): NamedBytes => ({ name, bytes });
const open = (name: string) => (bytes: Uint8Array) => openAsPage([file(name, bytes)]);
const openAs = (reading: Reading) => (bytes: Uint8Array) => readFiles([file('a.csv', bytes)], reading);
const bomb = (name: string, make: () => Uint8Array, says: RegExp | null): Bomb => ({
  name,
  make,
  read: open(name),
  says,
});

const MEGABYTE = 2 ** 20;
const header = (descr: string, shape: string) => `{'descr': '${descr}', 'fortran_order': True, 'shape': ${shape}, }`;
const zeros = (descr: string, shape: string, bytes: number) =>
  npyWithHeader(header(descr, shape), new Uint8Array(bytes));
const LABELS = npyWithHeader(header('|u1', '(2,)'), Uint8Array.of(0, 1));
const pack = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 });

/** A zip archive with one entry whose directory names it `count` times, as if it were many: it unpacks to all of them. */
function overlapping(count: number, bytes: number): Uint8Array {
  const plain = zipSync({ 'a00000.npy': new Uint8Array(bytes) });
  const at = plain.findIndex((_, i) => plain[i] === 0x50 && plain[i + 1] === 0x4b && plain[i + 2] === 1);
  const [directory, end] = [plain.subarray(at, plain.length - 22), plain.slice(plain.length - 22)];
  const archive = new Uint8Array(at + count * directory.length + end.length);
  archive.set(plain.subarray(0, at));
  for (let i = 0; i < count; i++) {
    archive.set(directory, at + i * directory.length);
    archive.set(text(`a${String(i).padStart(5, '0')}`), at + i * directory.length + 46);
  }
  const view = new DataView(end.buffer);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, count * directory.length, true);
  archive.set(end, archive.length - 22);
  return archive;
}

const tarOfSize = (size: string) => {
  const bytes = tarBytes({ 'data_batch_1.bin': new Uint8Array(10) }).slice();
  bytes.set(text(size), 124);
  bytes.fill(0x20, 148, 156);
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  bytes.set(text(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return bytes;
};

const nested = (depth: number): Uint8Array => {
  let bytes = text('a,b\n1,0\n2,1\n');
  for (let i = 0; i < depth; i++) bytes = zipSync({ 'a.csv': bytes });
  return bytes;
};

const measured = (name: string, make: () => Uint8Array, says: RegExp): Bomb => ({
  name,
  make,
  read: (bytes) => readNetworkFile(file(name, bytes)),
  says,
});

const manyTensors = (count: number, name: (i: number) => string): Uint8Array => {
  const entries = Array.from(
    { length: count },
    (_, i) => `"${name(i)}":{"dtype":"F32","shape":[1,1],"data_offsets":[${4 * i},${4 * i + 4}]}`,
  );
  return rawSafetensors(`{${entries.join(',')}}`, new Uint8Array(4 * count)).bytes;
};

/** Packed files: what they unpack to is not what they take. */
const PACKED: readonly Bomb[] = [
  bomb(
    'half a gigabyte in half a megabyte of gzip',
    () => pack(new Uint8Array(500 * MEGABYTE)),
    /unpacked size must be at most/,
  ),
  bomb(
    'gzip of one line of 60 MB',
    () => pack(new Uint8Array(60 * MEGABYTE).fill(0x31)),
    /number of columns must be at least 2/,
  ),
  bomb(
    'gzip of one line with a comma',
    () => pack(new Uint8Array(60 * MEGABYTE).fill(0x31).fill(0x2c, 1, 2)),
    /cell must be at most 65536 bytes long/,
  ),
  bomb(
    'gzip of one line of 30 million cells',
    () => pack(text('1,'.repeat(30 * MEGABYTE))),
    /number of cells must be at most 131072/,
  ),
  bomb(
    'gzip of a quote that is never closed',
    () => pack(text(`a,b\n1,"${'x,y\n'.repeat(15 * MEGABYTE)}`)),
    /quote must be closed/,
  ),
  bomb(
    'NPZ of small numbers that decode to large ones',
    () => zipSync({ 'x.npy': zeros('<f2', '(2, 200000000)', 400 * MEGABYTE), 'y.npy': LABELS }),
    /unpacked size must be at most/,
  ),
  bomb(
    'NPZ of 60 MB of bytes in Fortran order',
    () => zipSync({ 'x.npy': zeros('|i1', '(2, 1000, 31000)', 62_000_000), 'y.npy': LABELS }),
    /numbers of one example must be at most/,
  ),
  bomb(
    'NPZ whose entries are all the same bytes',
    () => overlapping(4000, MEGABYTE),
    /unpacked size so far must be at most/,
  ),
  bomb('zip in zip in zip in zip', () => nested(4), /archives in archives must be at most 2/),
  bomb('zip in zip', () => nested(2), null),
  bomb(
    'gzip of JSON nested ten million deep',
    () => pack(new Uint8Array(10 * MEGABYTE).fill(0x5b)),
    /number of columns|must be data as CSV/,
  ),
];

/** Headers that claim more than there is. */
const CLAIMS: readonly Bomb[] = [
  bomb('tar with a negative size', () => tarOfSize('-0000001000\0'), /entry size must be octal digits/),
  bomb(
    'NPY of negative sides',
    () => zipSync({ 'x.npy': zeros('<f4', '(-1, -4)', 16), 'y.npy': LABELS }),
    /shape must be whole numbers of at least 0/,
  ),
  bomb(
    'NPY of sides whose product is not finite',
    () => zipSync({ 'x.npy': zeros('<f4', `(${'9007199254740991, '.repeat(30)})`, 16), 'y.npy': LABELS }),
    /of 1 to 4 sides/,
  ),
  bomb(
    'NPY of empty examples',
    () => zipSync({ 'x.npy': zeros('<f4', '(4503599627370496, 0)', 0), 'y.npy': LABELS }),
    /inputs must be N×d/,
  ),
  bomb(
    'NPY header of a megabyte',
    () => zipSync({ 'x.npy': npyWithHeader("'shape': ".repeat(7000), new Uint8Array(4)), 'y.npy': LABELS }),
    /header must be at most 10000 bytes/,
  ),
  bomb('zip of 60,000 entries', () => overlapping(60_000, 10), /number of entries must be at most 4096/),
  bomb(
    'a name that points out of its archive',
    () => zipSync({ '../../x.npy': LABELS, 'y.npy': LABELS }),
    /printable characters, without \.\./,
  ),
  {
    name: 'IDX of the largest sides',
    make: () => idxBytes([0xffffffff, 0xffffffff, 0xffffffff], new Uint8Array(100)),
    read: (bytes) => readFiles([file('x', bytes), file('y', idxBytes([1], [0]))]),
    says: /what follows the header must be/,
  },
  measured(
    'safetensors with a header of all it can',
    () => rawSafetensors('{}', new Uint8Array(5 * MEGABYTE), 5n * 2n ** 20n).bytes,
    /header length must be at most 4194304/,
  ),
  measured(
    'safetensors with a deep header',
    () => rawSafetensors(`{"a":${'['.repeat(MEGABYTE)}`).bytes,
    /nested at most 64 deep/,
  ),
  measured(
    'safetensors of 10,000 tensors',
    () => manyTensors(10_000, (i) => `W${i}`),
    /number of tensors must be at most 4096/,
  ),
  measured(
    'a network of 4,000 layers',
    () => manyTensors(4000, (i) => `W${i}`),
    /number of layers must be at most 256/,
  ),
  measured(
    '250 layers that fit in any order',
    () =>
      manyTensors(250, (i) =>
        i === 0 ? 'x_train' : i === 1 ? 'y_train' : `layer${'abcdefghij'[i % 10]}${i}.x.weight`,
      ),
    /activation: it must be given/,
  ),
];

/** Tables that are short to write and long to hold. */
const TABLES: readonly Bomb[] = [
  bomb('400 kB of opened quotes', () => text('"'.repeat(400_001)), /number of columns|quote must be closed/),
  bomb('400 kB of quotes opened in every cell', () => text(`a,b\n${'"x,'.repeat(130_000)}`), /quote must be closed/),
  bomb(
    '100,000 columns of one title',
    () => text(`${'a,'.repeat(100_000)}y\n${'1,'.repeat(100_000)}0\n${'2,'.repeat(100_000)}1\n`),
    null,
  ),
  bomb(
    '100,000 columns without a title',
    () => text(`${','.repeat(100_000)}y\n${'1,'.repeat(100_000)}0\n${'2,'.repeat(100_000)}1\n`),
    null,
  ),
  {
    name: '100,000 columns that are ignored by name',
    make: () =>
      text(
        `${Array.from({ length: 100_001 }, (_, i) => `c${i}`).join()}\n${'1,'.repeat(100_000)}0\n${'2,'.repeat(100_000)}1\n`,
      ),
    read: openAs({ ignore: Array.from({ length: 99_999 }, (_, i) => `c${i + 1}`) }),
    says: null,
  },
  bomb(
    'gzip of nine million rows',
    () => pack(text('1,0\n2,1\n'.repeat(4_500_000))),
    /number of rows must be at most 4194304/,
  ),
  {
    name: 'gzip of a million rows of 98 words each as an input',
    make: () =>
      pack(
        text(
          `a,b,c,y\n${Array.from({ length: 2_000_000 }, (_, i) => `w${i % 98},v${i % 97},u${i % 95},${i % 2}\n`).join('')}`,
        ),
      ),
    read: openAs({ words: 'oneHot' }),
    says: /decoded numbers must be at most/,
  },
  bomb(
    'gzip of three million different words',
    () =>
      pack(
        text(
          Array.from(
            { length: 2000 },
            (_, i) => `${Array.from({ length: 1500 }, (_, k) => `w${i}${k}`).join()},${i % 2}\n`,
          ).join(''),
        ),
      ),
    /different words in all columns must be at most/,
  ),
  bomb('UTF-16 without its last byte', () => new Uint8Array([0xff, 0xfe, ...new Uint8Array(100_001).fill(0x31)]), /./),
  bomb(
    'a megabyte of carriage returns',
    () => new Uint8Array(MEGABYTE).fill(0x0d),
    /number of columns must be at least 2/,
  ),
  bomb('a megabyte of comments', () => text('#a,b\n'.repeat(200_000)), /number of columns must be at least 2/),
];

/** Those that cost half a second of a processor or more, which are read in the long run only. */
const SLOW: readonly string[] = [
  'gzip of one line of 60 MB',
  'gzip of one line with a comma',
  'gzip of one line of 30 million cells',
  'gzip of a quote that is never closed',
  'NPZ of 60 MB of bytes in Fortran order',
  '100,000 columns of one title',
  '100,000 columns without a title',
  'gzip of nine million rows',
  'gzip of a million rows of 98 words each as an input',
  'gzip of three million different words',
];
const ALL: readonly Bomb[] = [...PACKED, ...CLAIMS, ...TABLES];
export const BOMBS: readonly Bomb[] = isFullSize ? ALL : ALL.filter(({ name }) => !SLOW.includes(name));
