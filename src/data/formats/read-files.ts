import { SpecError } from '../../errors.ts';
import type { RawDataset } from '../raw-dataset.ts';
import { rawFromPairs } from './array-pair.ts';
import { readCifarArchive } from './cifar.ts';
import { gunzip, looksLikeGzip } from './gzip.ts';
import { looksLikeIdx, readIdx } from './idx.ts';
import { fileFault, hexOf, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy.ts';
import { readNpz } from './npz.ts';
import type { NumericArray } from './numeric-array.ts';
import { mayBeText } from './table/decode-text.ts';
import { readTable } from './table/read-table.ts';
import { tableInZip } from './table/table-in-zip.ts';
import { looksLikeTar } from './tar.ts';
import { looksLikeZip } from './unzip.ts';

export interface CsvOptions {
  /** Name of the label column, or its number from 1. */
  readonly labelColumn?: string | number;
}

interface NamedArray extends NumericArray {
  readonly name: string;
}

const TEST_NAME = /t10k|test|val/i;

/** Training file first: by name where exactly one is called t10k, test or val, else the longer one. */
function trainFirst(arrays: readonly NamedArray[]): readonly NamedArray[] {
  const [first, second] = arrays;
  if (arrays.length < 2) return arrays;
  const [firstIsTest, secondIsTest] = [TEST_NAME.test(first.name), TEST_NAME.test(second.name)];
  const swap = firstIsTest === secondIsTest ? second.shape[0] > first.shape[0] : firstIsTest;
  return swap ? [second, first] : arrays;
}

/** Joins one pair (images, labels) or two (training and test). Arrays of one dimension are labels. */
function joinIdx(arrays: readonly NamedArray[]): RawDataset {
  const inputs = trainFirst(arrays.filter(({ shape }) => shape.length > 1));
  const labels = trainFirst(arrays.filter(({ shape }) => shape.length === 1));
  if (inputs.length !== labels.length || inputs.length < 1 || inputs.length > 2)
    throw new SpecError(
      'IDX files: they must be one file of images and one of labels, or two of each for training and test, ' +
        `got ${inputs.length} of images and ${labels.length} of labels. Drop the files of a pair together.`,
    );
  const [train, test] = inputs.map((images, i) => ({
    inputs: images,
    labels: labels[i],
    inputsFile: images.name,
    labelsFile: labels[i].name,
  }));
  return rawFromPairs(train.inputsFile.replace(/[.-](idx\d.*)$/i, ''), train, test);
}

async function unpacked(file: NamedBytes): Promise<NamedBytes> {
  if (file.bytes.length === 0 || file.bytes.length > MAX_BYTES)
    throw fileFault(file.name, 'whole file', { what: 'size', rule: `1 to ${MAX_BYTES} bytes`, got: file.bytes.length });
  return looksLikeGzip(file.bytes) ? gunzip(file) : file;
}

/** One table or archive on its own. Kinds are told by content: anything without zero bytes at its start may be a table. */
function readAlone(file: NamedBytes, options: CsvOptions): RawDataset {
  const packed = tableInZip(file);
  if (packed) return readAlone(packed, options);
  if (looksLikeZip(file.bytes)) return readNpz(file);
  if (looksLikeTar(file.bytes)) return readCifarArchive(file);
  if (looksLikeNpy(file.bytes) || !mayBeText(file.bytes))
    throw fileFault(file.name, 'byte 0', {
      what: 'file',
      rule: 'IDX, CSV or NPZ, plain or gzip',
      got: `bytes ${hexOf(file.bytes.subarray(0, 4))}`,
      fix: 'Convert it to one of these.',
    });
  const { labelColumn } = options;
  return readTable(file, labelColumn === undefined ? {} : { label: labelColumn }).raw;
}

/**
 * Reads dropped files, told apart by content: one CSV, one NPZ, CIFAR-10's archive, or a pair (or
 * two pairs) of IDX; each plain or gzip.
 */
export async function readFiles(files: readonly NamedBytes[], options: CsvOptions = {}): Promise<RawDataset> {
  const plain = await Promise.all(files.map(unpacked));
  if (plain.length === 1 && !looksLikeIdx(plain[0].bytes)) return readAlone(plain[0], options);
  return joinIdx(plain.map((file) => ({ ...readIdx(file), name: file.name })));
}
