import { SpecError } from '../../errors.ts';
import type { FileContents } from '../file-contents.ts';
import type { Reading } from '../reading.ts';
import { checkOpened } from './check-opened.ts';
import { readCifarArchive } from './cifar.ts';
import { cleanName } from './clean-name.ts';
import { foreignKind } from './file-kind.ts';
import { gunzip, looksLikeGzip } from './gzip.ts';
import { looksLikeIdx } from './idx.ts';
import { readIdxFiles } from './idx-set.ts';
import { LIMITS } from './limits.ts';
import { fileFault, hexOf, type NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy-header.ts';
import { readNpz } from './npz.ts';
import { mayBeText } from './table/decode-text.ts';
import { readTable } from './table/read-table.ts';
import { tableInZip } from './table/table-in-zip.ts';
import { looksLikeTar } from './tar.ts';
import { looksLikeZip } from './unzip.ts';

async function unpacked(file: NamedBytes): Promise<NamedBytes> {
  if (file.bytes.length === 0)
    throw fileFault(file.name, 'whole file', {
      what: 'size',
      rule: `1 to ${LIMITS.fileBytes} bytes`,
      got: 0,
      fix: 'The file is empty: save it again.',
    });
  return looksLikeGzip(file.bytes) ? gunzip(file) : file;
}

/** One after the other, so that what they unpack to is bounded by what is still allowed. */
async function unpackedOneByOne(
  files: readonly NamedBytes[],
  onFraction: (fraction: number) => void,
): Promise<readonly NamedBytes[]> {
  const plain: NamedBytes[] = [];
  let total = 0;
  for (const file of files) {
    const opened = { ...file, name: cleanName(file.name) };
    const next = await unpacked(opened);
    total += next.bytes.length;
    if (total > LIMITS.fileBytes)
      throw fileFault(opened.name, 'after unpacking', {
        what: 'size of the files opened together',
        rule: `at most ${LIMITS.fileBytes} bytes`,
        got: total,
        fix: 'Save fewer examples.',
      });
    plain.push(next);
    onFraction(plain.length / (files.length + 1));
  }
  return plain;
}

const DATA_RULE = 'data as CSV, NPZ or IDX, plain or gzip';

/**
 * Reads a single table or archive, whose kind follows from its content: any text may be a table. `depth`: the archives around
 * it.
 */
function readAlone(file: NamedBytes, reading: Reading, depth = 0): FileContents {
  const packed = tableInZip(file);
  if (packed && depth < LIMITS.nesting) return readAlone(packed, reading, depth + 1);
  if (packed)
    throw fileFault(packed.name, 'whole file', {
      what: 'archives in archives',
      rule: `at most ${LIMITS.nesting}, one inside the other`,
      got: 'more',
      fix: 'Unpack it and open the table.',
    });
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
 * or two pairs of IDX; each plain or gzip. For other known kinds the error names the kind. `onFraction` receives the fraction
 * of the files that have been unpacked.
 */
export async function readFiles(
  files: readonly NamedBytes[],
  reading: Reading = {},
  onFraction: (fraction: number) => void = () => {},
): Promise<FileContents> {
  checkOpened(files.map(({ name, bytes }) => ({ name, size: bytes.length })));
  const plain = await unpackedOneByOne(files, onFraction);
  for (const file of plain) {
    const foreign = foreignKind(file);
    if (foreign)
      throw new SpecError(`${file.name}: the file must be ${DATA_RULE}, got ${foreign.what}. ${foreign.asData}`);
  }
  if (plain.length === 1 && !looksLikeIdx(plain[0].bytes)) return readAlone(plain[0], reading);
  if (!plain.every(mayBeIdx)) throw refuseTogether(plain);
  return readIdxFiles(plain, reading);
}
