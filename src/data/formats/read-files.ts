import { SpecError } from '../../errors.ts';
import type { FileContents } from '../file-contents.ts';
import type { Reading } from '../reading.ts';
import { rawFromPairs } from './array-pair.ts';
import { readCifarArchive } from './cifar.ts';
import { readCsv } from './csv.ts';
import { foreignKind, looksLikeText } from './file-kind.ts';
import { gunzip, looksLikeGzip } from './gzip.ts';
import { looksLikeIdx, readIdx } from './idx.ts';
import { fileFault, hexOf, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy.ts';
import { readNpz } from './npz.ts';
import type { NumericArray } from './numeric-array.ts';
import { reportOfRaw } from './report-of-raw.ts';
import { looksLikeTar } from './tar.ts';
import { looksLikeZip } from './unzip.ts';

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
function joinIdx(arrays: readonly NamedArray[]): FileContents {
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
  const raw = rawFromPairs(train.inputsFile.replace(/[.-](idx\d.*)$/i, ''), train, test);
  return { raw, report: reportOfRaw(raw, { label: train.labelsFile }) };
}

async function unpacked(file: NamedBytes): Promise<NamedBytes> {
  if (file.bytes.length === 0 || file.bytes.length > MAX_BYTES)
    throw fileFault(file.name, 'whole file', { what: 'size', rule: `1 to ${MAX_BYTES} bytes`, got: file.bytes.length });
  return looksLikeGzip(file.bytes) ? gunzip(file) : file;
}

const DATA_RULE = 'data as CSV, NPZ or IDX, plain or gzip';

/** One table or archive on its own. Kinds are told by content: anything that may be text may be a table. */
function readAlone(file: NamedBytes, reading: Reading): FileContents {
  if (looksLikeZip(file.bytes)) {
    const raw = readNpz(file);
    return { raw, report: reportOfRaw(raw, { label: 'y_train' }) };
  }
  if (looksLikeTar(file.bytes)) {
    const raw = readCifarArchive(file);
    return { raw, report: reportOfRaw(raw, { label: 'first byte of a record' }) };
  }
  if (!looksLikeNpy(file.bytes) && looksLikeText(file.bytes)) {
    const raw = readCsv(file, { ...(reading.label !== undefined && { labelColumn: reading.label }) });
    return { raw, report: reportOfRaw(raw, { label: String(reading.label ?? 'last'), reading }) };
  }
  throw fileFault(file.name, 'byte 0', {
    what: 'file',
    rule: DATA_RULE,
    got: looksLikeNpy(file.bytes) ? 'one NumPy array' : `bytes ${hexOf(file.bytes.subarray(0, 4))}`,
    fix: 'Save inputs and labels together: numpy.savez(path, x_train=…, y_train=…).',
  });
}

/** Whether a file is IDX, or something binary that may be a damaged one. */
const mayBeIdx = ({ bytes }: NamedBytes) =>
  looksLikeIdx(bytes) ||
  ![looksLikeText, looksLikeZip, looksLikeNpy, looksLikeTar].some((looksLike) => looksLike(bytes));

/** Files of one data set that are no pair of IDX files. */
function refuseTogether(files: readonly NamedBytes[]): SpecError {
  const tables = files.filter(({ bytes }) => !looksLikeIdx(bytes) && looksLikeText(bytes));
  const names = files.map(({ name }) => name).join(', ');
  const [got, fix] =
    tables.length === files.length
      ? [`${files.length} tables`, 'Join them into one, or open one of them.']
      : ['files of other kinds among them', 'Open one data set at a time.'];
  return new SpecError(`${names}: files opened together must be images and labels in IDX, got ${got}. ${fix}`);
}

/**
 * Reads the files of one data set, told apart by content: one CSV, one NPZ, CIFAR-10's archive, or a pair (or two pairs) of
 * IDX; each plain or gzip. A file of any other kind that is known is refused by the name of its kind.
 */
export async function readFiles(files: readonly NamedBytes[], reading: Reading = {}): Promise<FileContents> {
  const plain = await Promise.all(files.map(unpacked));
  for (const file of plain) {
    const foreign = foreignKind(file);
    if (foreign)
      throw new SpecError(`${file.name}: the file must be ${DATA_RULE}, got ${foreign.what}. ${foreign.asData}`);
  }
  if (plain.length === 1 && !looksLikeIdx(plain[0].bytes)) return readAlone(plain[0], reading);
  if (!plain.every(mayBeIdx)) throw refuseTogether(plain);
  return joinIdx(plain.map((file) => ({ ...readIdx(file), name: file.name })));
}
