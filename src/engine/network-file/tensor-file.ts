import { fileFault, hexOf, MAX_BYTES, type NamedBytes } from '../../data/formats/named-bytes.ts';
import type { NumericArray } from '../../data/formats/numeric-array.ts';
import { looksLikeZip } from '../../data/formats/unzip.ts';
import { readNpzTensors } from './npz-tensors.ts';
import { looksLikeSafetensors, readSafetensors } from './safetensors.ts';

/** Named arrays and notes about them, as a file holds them. Names are in lower case. */
export interface TensorFile {
  /** Of the file, for messages. */
  readonly name: string;
  readonly names: readonly string[];
  /** Whether `names` are in the order in which they were saved; safetensors sorts them. */
  readonly isInSavedOrder: boolean;
  /** A name in the letter case of the file. */
  spelling(name: string): string;
  /** Sides of one array, which is not read yet. */
  shape(name: string): readonly number[] | undefined;
  /** Reads one array, or undefined where there is none of that name. Throws SpecError where it is damaged. */
  array(name: string): NumericArray | undefined;
  readonly metadata: ReadonlyMap<string, string>;
}

/** One array to be written; floats as 32-bit floats, integers as 32-bit integers. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** Reads the named arrays of an NPZ archive or a safetensors file, told apart by content. */
export function readTensorFile(file: NamedBytes): TensorFile {
  if (file.bytes.length > MAX_BYTES)
    throw fileFault(file.name, 'whole file', {
      what: 'size',
      rule: `at most ${MAX_BYTES} bytes`,
      got: file.bytes.length,
      fix: 'Save fewer examples.',
    });
  if (looksLikeZip(file.bytes)) return readNpzTensors(file);
  if (looksLikeSafetensors(file.bytes)) return readSafetensors(file);
  throw fileFault(file.name, 'byte 0', {
    what: 'file',
    rule: 'an NPZ archive (50 4b 03 04) or a safetensors file (8 bytes of length, then {)',
    got: `bytes ${hexOf(file.bytes.subarray(0, 9))}`,
    fix: 'Save the arrays with numpy.savez or safetensors.torch.save_file.',
  });
}

/** The file as if it did not have some of its arrays. Throws where one of them is not there. */
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
