import { checkOpened } from '../../data/formats/check-opened.ts';
import { beginsAsSafetensors, foreignKind, looksLikeTable } from '../../data/formats/file-kind.ts';
import { looksLikeGzip } from '../../data/formats/gzip.ts';
import { looksLikeIdx } from '../../data/formats/idx.ts';
import { fileFault, hexOf, type NamedBytes } from '../../data/formats/named-bytes.ts';
import { looksLikeNpy } from '../../data/formats/npy-header.ts';
import { looksLikeZip } from '../../data/formats/unzip.ts';
import { SpecError } from '../../errors.ts';
import { readNpzTensors } from './npz-tensors.ts';
import { looksLikeSafetensors, readSafetensors } from './safetensors.ts';
import type { TensorFile } from './tensors.ts';

/** Kind of a file of data without named arrays. */
function dataKind(file: NamedBytes): { what: string; asNetwork: string } | undefined {
  const asNetwork = 'Open it as data; a network file contains its data.';
  if (file.bytes.length === 0) return { what: 'an empty file', asNetwork: 'Save it again.' };
  if (looksLikeTable(file)) return { what: 'a text, possibly a table of data', asNetwork };
  if (looksLikeIdx(file.bytes)) return { what: 'an IDX file of data', asNetwork };
  if (looksLikeNpy(file.bytes))
    return { what: 'one NumPy array', asNetwork: 'Save all arrays in one file with numpy.savez.' };
  if (looksLikeGzip(file.bytes)) return { what: 'a gzip archive', asNetwork: 'Unpack it first.' };
  return undefined;
}

/** The error for a file whose content is not a network; undefined for one that may be. */
export function wrongKind(file: NamedBytes): SpecError | undefined {
  if (beginsAsSafetensors(file.bytes)) return undefined;
  const other = foreignKind(file) ?? dataKind(file);
  return (
    other &&
    new SpecError(
      `${file.name}: the file must be a network as NPZ or safetensors, got ${other.what}. ${other.asNetwork}`,
    )
  );
}

/** Reads the named arrays of an NPZ archive or a safetensors file, distinguished by content. */
export function readTensorFile(file: NamedBytes): TensorFile {
  checkOpened([{ name: file.name, size: file.bytes.length }]);
  const wrong = wrongKind(file);
  if (wrong) throw wrong;
  if (looksLikeZip(file.bytes)) return readNpzTensors(file);
  if (looksLikeSafetensors(file.bytes)) return readSafetensors(file);
  throw fileFault(file.name, 'byte 0', {
    what: 'file',
    rule: 'an NPZ archive (50 4b 03 04) or a safetensors file (8 bytes of length, then {)',
    got: `bytes ${hexOf(file.bytes.subarray(0, 9))}`,
    fix: 'Save the arrays with numpy.savez or safetensors.torch.save_file.',
  });
}

/** The file without some of its arrays. Throws SpecError if one of them is absent. */
export function withoutArrays(file: TensorFile, ignored: readonly string[]): TensorFile {
  if (ignored.length === 0) return file;
  const left = new Set(ignored.map((name) => name.toLowerCase()));
  const absent = ignored.find((name) => !file.names.includes(name.toLowerCase()));
  if (absent !== undefined)
    throw fileFault(file.name, 'arrays to ignore', {
      what: 'each',
      rule: `one of ${file.names.map(file.spelling).join(', ')}`,
      got: `"${absent}"`,
      fix: 'Correct the name or leave it out.',
    });
  return {
    ...file,
    names: file.names.filter((name) => !left.has(name)),
    shape: (name) => (left.has(name) ? undefined : file.shape(name)),
    array: (name) => (left.has(name) ? undefined : file.array(name)),
  };
}
