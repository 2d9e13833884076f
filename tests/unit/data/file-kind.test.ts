import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { foreignKind, looksLikeTable } from '../../../src/data/formats/file-kind.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { cifarArchive, idxBytes, npyBytes, npzBytes } from '../../support/file-writers.ts';

const text = strToU8;
const binary = (start: string | readonly number[], length = 64) => {
  const bytes = new Uint8Array(length);
  bytes.set(typeof start === 'string' ? Uint8Array.from(start, (c) => c.charCodeAt(0)) : start);
  return bytes;
};
const npz = npzBytes({ x_train: npyBytes('<f4', [2, 1], [0, 1]), y_train: npyBytes('|u1', [2], [0, 1]) });
const withoutStart = npz.slice();
withoutStart.set([0, 0, 0, 0]);
const json = (content: unknown) => text(JSON.stringify(content));
/** As torch.save wrote before 1.6: a pickled number, then pickles. */
const oldTorch = [0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

const FOREIGN: readonly (readonly [name: string, bytes: Uint8Array, what: string, fix: string])[] = [
  ['paper.pdf', text('%PDF-1.7\n1 0 obj\n'), 'a PDF document', 'Save the table as CSV'],
  ['a.png', binary([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'one PNG picture', 'one NPZ or IDX file'],
  ['a.jpg', binary([0xff, 0xd8, 0xff, 0xe0]), 'one JPEG picture', 'one NPZ or IDX file'],
  ['iris.csv', text('\n<!DOCTYPE html>\n<html>not found</html>'), 'a web page (HTML)', 'Download the file itself'],
  ['t.parquet', binary('PAR1'), 'a Parquet table', 'pandas.read_parquet'],
  ['t.xlsx', zipSync({ 'xl/workbook.xml': text('<workbook/>') }), 'an Excel workbook', 'as CSV'],
  ['t.xls', binary([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'an old Office document', 'as CSV'],
  ['t.h5', binary([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]), 'an HDF5 file', 'as CSV or NPZ'],
  ['t.mat', binary('MATLAB 5.0 MAT-file, Platform: GLNXA64'), 'a MATLAB file', 'scipy.io.loadmat'],
  ['model.pth', zipSync({ 'archive/data.pkl': Uint8Array.of(0x80, 2, 0x2e) }), 'a file of torch.save', 'numpy.savez'],
  ['old.pt', binary(oldTorch), 'a file of torch.save', 'numpy.savez'],
  ['x.pkl', Uint8Array.of(0x80, 4, 0x95, 1, 0, 0x4e, 0x2e), 'a Python pickle', 'numpy.savez'],
  ['broken.npz', withoutStart, 'a zip or NPZ archive whose beginning is missing', 'Copy or download it again'],
  ['sweep.json', json({ format: 'sgdscope-sweep', version: 1, spec: {} }), 'a saved sweep', 'command "sweep"'],
  ['spec.json', json(DEFAULT_SPEC), 'the spec of a sweep', 'command "sweep"'],
  ['linear.json', json({ network: {}, parameters: [], sgd: {} }), 'a reference file', 'command "verify"'],
  ['rows.json', json([{ a: 1 }]), 'a JSON file', 'as CSV'],
  ['rows.jsonl', text('{"a": 1}\n{"a": 2}\n'), 'JSON', 'as CSV'],
  ['cut.json', json(DEFAULT_SPEC).slice(0, 200), 'JSON', 'as CSV'],
  ['nb.ipynb', json({ cells: [], nbformat: 4 }), 'a notebook', 'as CSV'],
];

describe('a file of another kind is told by its content', () => {
  test.each(FOREIGN)('%s', async (name, bytes, what, fix) => {
    await expect(readFiles([{ name, bytes }])).rejects.toThrow(`${name}: the file must be data as CSV, NPZ or IDX`);
    await expect(readFiles([{ name, bytes }])).rejects.toThrow(`got ${what}`);
    await expect(readFiles([{ name, bytes }])).rejects.toThrow(fix);
  });

  test('packed by gzip as well', () =>
    expect(readFiles([{ name: 'a.pdf.gz', bytes: gzipSync(text('%PDF-1.7\n')) }])).rejects.toThrow('a PDF document'));
});

describe('what may be read is no foreign kind', () => {
  test.each([
    ['a table', text('a,b\n1,2\n')],
    ['a table whose first cell is a brace', text('{5,1\n3,0\n')],
    ['a table whose first cell is in brackets', text('[m],label\n3,0\n')],
    ['a table with < in a title', text('<5,label\n1,0\n')],
    ['a table in UTF-16', Uint8Array.of(0xff, 0xfe, ...[...'1,2\n'].flatMap((c) => [c.charCodeAt(0), 0]))],
    ['IDX', idxBytes([3], [123, 1, 2])],
    ['NPZ', npz],
    ['NPY', npyBytes('<f4', [1], [1])],
    ['gzip', gzipSync(text('1,2\n'))],
    ['the archive of CIFAR-10', cifarArchive(['data_batch_1', 'test_batch'], 2)],
  ])('%s', (_what, bytes) => expect(foreignKind({ name: 'f', bytes })).toBeUndefined());

  test('only text that is nothing else may be a table', () => {
    const may = (bytes: Uint8Array) => looksLikeTable({ name: 'f', bytes });
    expect([may(text('1 2\n')), may(npz), may(json({})), may(idxBytes([1], [1]))]).toEqual([true, false, false, false]);
  });
});

test('two tables at once are named as such', () =>
  expect(
    readFiles([
      { name: 'a.csv', bytes: text('1,2\n') },
      { name: 'b.csv', bytes: text('1,2\n') },
    ]),
  ).rejects.toThrow('a.csv, b.csv: files opened together must be images and labels in IDX, got 2 tables. Join them'));
