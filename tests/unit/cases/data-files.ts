import { gzipSync, strToU8, zipSync } from 'fflate';
import type { Reading, ReadingReport } from '../../../src/data/reading.ts';
import { idxBytes, npzBytes } from '../../support/file-writers.ts';
import { type NpyContent, npyOf } from '../../support/npy-writer.ts';

/** Files as people have them, and what comes of them: a report, or a fault whose message says what to do. */
export interface DataCase {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly report?: Partial<ReadingReport>;
  /** Parts of warnings; there are as many of these as warnings. */
  readonly warnings?: readonly string[];
  readonly fault?: string;
  /** Where the fault leaves a choice: the field, the first value that would do, and what the terminal asks for. */
  readonly asks?: { readonly field: keyof Reading; readonly choice: Reading; readonly option: string };
}

const ROWS = [
  ['1.2', '0.3', 'ant'],
  ['2.1', '1.4', 'bee'],
  ['0.9', '0.2', 'ant'],
  ['2.5', '1.1', 'bee'],
  ['1.1', '0.5', 'ant'],
  ['2.2', '1.6', 'bee'],
] as const;
const table = (header: string, row: (a: string, b: string, label: string, i: number) => string, end = '\n') =>
  strToU8([...(header ? [header] : []), ...ROWS.map(([a, b, label], i) => row(a, b, label, i))].join(end) + end);
const numbered = ['0', '1', '0', '1', '0', '1'];
const csv = (a: string, b: string, label: string) => `${a},${b},${label}`;

const counted = (...names: readonly string[]) => names.map((name) => ({ name, count: 6 / names.length }));
const INSECTS = { rows: 6, classes: counted('ant', 'bee'), shape: [2], task: 'classification', ownTest: null } as const;
const NUMBERS = { ...INSECTS, classes: counted('0', '1') };

const inputs: NpyContent = { descr: '<f4', shape: [6, 2], values: ROWS.flatMap(([a, b]) => [Number(a), Number(b)]) };
const labels = (values: readonly number[], descr = '<i8'): NpyContent => ({ descr, shape: [6], values });
const npz = (x: NpyContent, y: NpyContent) => npzBytes({ x_train: npyOf(x), y_train: npyOf(y) });
const LABELS = labels([0, 1, 0, 1, 0, 1]);

/** 1-byte letters as Windows-1252 has them. */
const windows1252 = (bytes: Uint8Array, at: number, letter: number) => {
  const copy = bytes.slice();
  copy[at] = letter;
  return copy;
};
/** [N, 8] of big-endian 32-bit integers, the class first. */
const qmnistLabels = (() => {
  const bytes = new Uint8Array(12 + 6 * 8 * 4);
  const view = new DataView(bytes.buffer);
  [0x0c02, 6, 8, ...numbered.flatMap((label, i) => [Number(label), i, 0, 0, 0, 0, 0, 0])].forEach((value, i) => {
    view.setInt32(4 * i, value);
  });
  return gzipSync(bytes);
})();
const qmnistImages = gzipSync(
  idxBytes(
    [6, 4, 4],
    Array.from({ length: 96 }, (_, i) => (2 * i) % 256),
  ),
);

export const DATA_CASES: Readonly<Record<string, DataCase>> = {
  'a comment line first': {
    files: { 'comment.csv': table('# exported by a tool\na,b,label', csv) },
    report: { ...INSECTS, inputs: ['a', 'b'], label: 'label' },
  },
  'decimal commas': {
    files: {
      'comma.csv': table('Laenge;Breite;Klasse', (...c) =>
        csv(...(c.slice(0, 3) as [string, string, string]))
          .replaceAll(',', ';')
          .replaceAll('.', ','),
      ),
    },
    report: { ...INSECTS, inputs: ['Laenge', 'Breite'], label: 'Klasse' },
    warnings: ['Commas are read as decimal marks (line 2: 1,2 is 1.2)'],
  },
  'delimiters inside quotes': {
    files: { 'quotes.csv': table('"length, cm";"width, cm, mean";label', (a, b, l) => `${a};${b};${l}`) },
    report: { ...INSECTS, inputs: ['length, cm', 'width, cm, mean'] },
  },
  'labels 1 and 1.0': {
    files: { 'floats.csv': table('a,b,label', (a, b, _l, i) => csv(a, b, numbered[i] + (i > 2 ? '.0' : ''))) },
    report: NUMBERS,
  },
  'a target that is another number in every row': {
    files: {
      'price.csv': strToU8(
        `area,age,price\n${Array.from({ length: 12 }, (_, i) => `${50 + i},${i},${200000 + 1234 * i}`).join('\n')}\n`,
      ),
    },
    report: { rows: 12, inputs: ['area', 'age'], label: 'price', classes: [], task: 'regression' },
    warnings: ['Column "price" is a number to predict (12 different values in 12 rows)', 'Targets reach 214000'],
  },
  'labels first, the last pixel always 0': {
    files: { 'pixels.csv': strToU8('0,0,0,0\n1,10,5,0\n0,20,10,0\n1,30,15,0\n0,40,20,0\n1,50,25,0\n') },
    report: { ...NUMBERS, inputs: ['column 2', 'column 3', 'column 4'], label: 'column 1', shape: [3] },
    warnings: ['The labels are taken from column 1', 'The same in every row: column 4'],
  },
  'labels first, no header': {
    files: { 'wine.data': table('', (a, b, _l, i) => `${1 + (i % 2)},${a},${b},${700 + 37 * i}`) },
    report: { ...INSECTS, classes: counted('1', '2'), label: 'column 1', shape: [3] },
    warnings: ['The labels are taken from column 1'],
  },
  'a label that is missing': {
    files: { 'missing.csv': table('a,b,kind', (a, b, l, i) => csv(a, b, i === 5 ? 'NA' : l)) },
    fault:
      'missing.csv, line 7, column 3 ("kind"): label must be a class or a number, got "NA", the only missing label',
    asks: { field: 'missing', choice: { missing: 'drop' }, option: '--missing "drop"' },
  },
  'inputs that are missing': {
    files: { 'gaps.csv': table('a,b,kind', (a, b, l, i) => csv(i === 2 ? '' : a, b, l)) },
    fault:
      'gaps.csv, line 4, column 1 ("a"): cell must be a finite number, got ""; values are missing in 1 of 6 rows: a (1)',
    asks: { field: 'missing', choice: { missing: 'impute' }, option: '--missing "impute"' },
  },
  'a column of words': {
    files: { 'words.csv': table('a,colour,kind', (a, _b, l, i) => csv(a, ['red', 'blue'][i % 2], l)) },
    fault: 'words.csv, line 2, column 2 ("colour"): cells of inputs must be numbers, got "red"',
    asks: { field: 'words', choice: { words: 'oneHot' }, option: '--words "one-hot"' },
  },
  'the index of pandas': {
    files: { 'pandas.csv': table(',width,depth,kind', (a, b, l, i) => `${i},${csv(a, b, l)}`) },
    report: { ...INSECTS, inputs: ['width', 'depth'], label: 'kind', ignored: ['column 1'] },
    warnings: ['Column 1 numbers or names the rows: it is ignored'],
  },
  'a delimiter too many in the header': {
    files: { 'trailing.csv': table('width,depth,kind,', csv) },
    report: { ...INSECTS, inputs: ['width', 'depth'], label: 'kind' },
  },
  'columns divided by blanks': {
    files: { 'spaces.data': table('', (a, b, _l, i) => `${a} ${b} ${numbered[i]}`) },
    report: { ...NUMBERS, label: 'column 3' },
  },
  'a table in a zip archive': {
    files: { 'table.zip': zipSync({ 'insects.csv': table('a,b,label', csv) }) },
    report: { ...INSECTS, inputs: ['a', 'b'] },
  },
  'Windows-1252': {
    files: {
      'umlaut.csv': windows1252(
        table('L?nge;Breite;Klasse', (a, b, l) => `${a};${b};${l}`, '\r\n'),
        1,
        0xe4,
      ),
    },
    fault: 'umlaut.csv, line 1, byte 1: text must be UTF-8, got the byte e4',
    asks: { field: 'encoding', choice: { encoding: 'windows-1252' }, option: '--encoding "windows-1252"' },
  },
  'images with channels first': {
    files: {
      'first.npz': npz(
        { descr: '<f8', shape: [6, 3, 8, 8], values: Array.from({ length: 1152 }, (_, i) => i % 5) },
        LABELS,
      ),
    },
    report: { ...NUMBERS, shape: [8, 8, 3], inputs: [] },
    warnings: ['6×3×8×8 is read with channels first'],
  },
  'images with channels first or last': {
    files: {
      'either.npz': npz(
        { descr: '<f4', shape: [6, 3, 8, 3], values: Array.from({ length: 432 }, (_, i) => i % 5) },
        LABELS,
      ),
    },
    fault: 'either.npz, x_train.npy, shape: the place of the channels must be chosen for 6×3×8×3',
    asks: { field: 'channels', choice: { channels: 'last' }, option: '--channels "last"' },
  },
  'half precision and truth values': {
    files: {
      'half.npz': npz(
        { ...inputs, descr: '<f2', values: inputs.values.length ? Array.from({ length: 12 }, (_, i) => i / 4) : [] },
        labels([0, 1, 0, 1, 0, 1], '|b1'),
      ),
    },
    report: NUMBERS,
  },
  'Fortran order': {
    files: { 'fortran.npz': npz({ ...inputs, isFortranOrder: true }, LABELS) },
    report: NUMBERS,
  },
  'labels from 1': {
    files: { 'one.npz': npz(inputs, labels([1, 2, 1, 2, 1, 2])) },
    report: { ...INSECTS, classes: counted('1', '2') },
    warnings: ['labels are 1, 2, so classes 0 to 1 stand for these 2 in order'],
  },
  'a pair of QMNIST': {
    files: { 'qmnist-images-idx3.gz': qmnistImages, 'qmnist-labels-idx2.gz': qmnistLabels },
    report: { ...NUMBERS, shape: [4, 4, 1], label: 'qmnist-labels-idx2' },
    warnings: ['6×8 is read as labels of QMNIST'],
  },
  'labels of QMNIST alone': {
    files: { 'qmnist-labels-idx2.gz': qmnistLabels },
    fault: 'qmnist-labels-idx2 (6×8)',
  },
  'two tables at once': {
    files: { 'a.csv': table('a,b,label', csv), 'b.csv': table('a,b,label', csv) },
    fault: 'a.csv, b.csv: files opened together must be images and labels in IDX, got 2 tables. Join them into one',
  },
  'a saved sweep': {
    files: { 'sweep.json': strToU8(JSON.stringify({ format: 'sgdscope-sweep', spec: {} })) },
    fault: 'got a saved sweep: results and the spec that gave them, not data',
  },
};
