import { SpecError } from '../../errors.ts';
import type { FileContents } from '../file-contents.ts';
import type { Reading } from '../reading.ts';
import { readCifarArchive } from './cifar.ts';
import { foreignKind } from './file-kind.ts';
import { gunzip, looksLikeGzip } from './gzip.ts';
import { looksLikeIdx } from './idx.ts';
import { readIdxFiles } from './idx-set.ts';
import { fileFault, hexOf, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy-header.ts';
import { readNpz } from './npz.ts';
import { mayBeText } from './table/decode-text.ts';
import { readTable } from './table/read-table.ts';
import { tableInZip } from './table/table-in-zip.ts';
import { looksLikeTar } from './tar.ts';
import { looksLikeZip } from './unzip.ts';

async function unpacked(file: NamedBytes): Promise<NamedBytes> {
  const { length } = file.bytes;
  if (length === 0 || length > MAX_BYTES)
    throw fileFault(file.name, 'whole file', {
      what: 'size',
      rule: `1 to ${MAX_BYTES} bytes`,
      got: length,
      fix: length === 0 ? 'The file is empty: save it again.' : 'Save fewer examples.',
    });
  return looksLikeGzip(file.bytes) ? gunzip(file) : file;
}

const DATA_RULE = 'data as CSV, NPZ or IDX, plain or gzip';

/** Reads a single table or archive, whose kind follows from its content: any text may be a table. */
function readAlone(file: NamedBytes, reading: Reading): FileContents {
  const packed = tableInZip(file);
  if (packed) return readAlone(packed, reading);
  if (looksLikeZip(file.bytes)) return readNpz(file, reading);
  if (looksLikeTar(file.bytes)) return readCifarArchive(file);
  if (!looksLikeNpy(file.bytes) && (mayBeText(file.bytes) || reading.encoding?.startsWith('utf-16')))
    return readTable(file, reading);
  throw fileFault(file.name, 'byte 0', {
    what: 'file',
    rule: DATA_RULE,
    got: looksLikeNpy(file.bytes) ? 'one NumPy array' : `bytes ${hexOf(file.bytes.subarray(0, 4))}`,
    fix: 'Save inputs and labels together: numpy.savez(path, x_train=…, y_train=…).',
  });
}

/** Whether a file is IDX or binary data that may be a damaged IDX file. */
const mayBeIdx = ({ bytes }: NamedBytes) =>
  looksLikeIdx(bytes) || ![mayBeText, looksLikeZip, looksLikeNpy, looksLikeTar].some((looksLike) => looksLike(bytes));

/** The error for several files that are not IDX. */
function refuseTogether(files: readonly NamedBytes[]): SpecError {
  const tables = files.filter(({ bytes }) => !looksLikeIdx(bytes) && mayBeText(bytes));
  const names = files.map(({ name }) => name).join(', ');
  const [got, fix] =
    tables.length === files.length
      ? [`${files.length} tables`, 'Join them into one, or open one of them.']
      : ['files of other kinds among them', 'Open one data set at a time.'];
  return new SpecError(`${names}: files opened together must be images and labels in IDX, got ${got}. ${fix}`);
}

/**
 * Reads the files of one data set, whose kinds follow from their contents: one CSV, one NPZ, the archive of CIFAR-10, or one
 * or two pairs of IDX; each plain or gzip. For other known kinds the error names the kind.
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
  return readIdxFiles(plain, reading);
}
