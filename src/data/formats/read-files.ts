import type { RawDataset } from '../raw-dataset.ts';
import { readCifarArchive } from './cifar.ts';
import { type CsvOptions, readCsv } from './csv.ts';
import { gunzip, looksLikeGzip } from './gzip.ts';
import { looksLikeIdx } from './idx.ts';
import { readIdxFiles } from './idx-set.ts';
import { fileFault, hexOf, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy-header.ts';
import { readNpz } from './npz.ts';
import { looksLikeTar } from './tar.ts';
import { looksLikeZip } from './unzip.ts';

async function unpacked(file: NamedBytes): Promise<NamedBytes> {
  if (file.bytes.length === 0 || file.bytes.length > MAX_BYTES)
    throw fileFault(file.name, 'whole file', { what: 'size', rule: `1 to ${MAX_BYTES} bytes`, got: file.bytes.length });
  return looksLikeGzip(file.bytes) ? gunzip(file) : file;
}

/** One table or archive on its own. Kinds are told by content: anything without zero bytes at its start may be a table. */
function readAlone(file: NamedBytes, options: CsvOptions): RawDataset {
  if (looksLikeZip(file.bytes)) return readNpz(file).raw;
  if (looksLikeTar(file.bytes)) return readCifarArchive(file).raw;
  if (looksLikeNpy(file.bytes) || file.bytes.subarray(0, 1000).includes(0))
    throw fileFault(file.name, 'byte 0', {
      what: 'file',
      rule: 'IDX, CSV or NPZ, plain or gzip',
      got: `bytes ${hexOf(file.bytes.subarray(0, 4))}`,
      fix: 'Convert it to one of these.',
    });
  return readCsv(file, options);
}

/**
 * Reads dropped files, told apart by content: one CSV, one NPZ, CIFAR-10's archive, or a pair (or
 * two pairs) of IDX; each plain or gzip.
 */
export async function readFiles(files: readonly NamedBytes[], options: CsvOptions = {}): Promise<RawDataset> {
  const plain = await Promise.all(files.map(unpacked));
  if (plain.length === 1 && !looksLikeIdx(plain[0].bytes)) return readAlone(plain[0], options);
  return readIdxFiles(plain).raw;
}
