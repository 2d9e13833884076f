import { looksLikeGzip } from './gzip.ts';
import { looksLikeIdx } from './idx.ts';
import { jsonKind } from './json-kind.ts';
import type { NamedBytes } from './named-bytes.ts';
import { looksLikeNpy } from './npy-header.ts';
import { mayBeText } from './table/decode-text.ts';
import { looksLikeTar } from './tar.ts';
import { entryNames, looksLikeZip } from './unzip.ts';

/** A known kind of file that is not read here, and what to do instead. */
export interface ForeignKind {
  /** With its article: "a PDF document". */
  readonly what: string;
  /** What to do if data are expected. */
  readonly asData: string;
  /** What to do if a network is expected. */
  readonly asNetwork: string;
}

const SAVE_TABLE = 'Save the table as CSV.';
const SAVE_EXAMPLES = 'Save the examples as CSV or NPZ.';
const SAVE_NETWORK = 'Save the arrays with numpy.savez or safetensors.numpy.save_file.';
const UNPACK = 'Unpack it first.';

const kind = (what: string, asData = SAVE_EXAMPLES, asNetwork = SAVE_NETWORK): ForeignKind => ({
  what,
  asData,
  asNetwork,
});

const PICTURE_FIX = 'Save many pictures of one size and their labels as one NPZ or IDX file.';
const picture = (what: string) => kind(what, PICTURE_FIX);
const packed = (what: string) => kind(what, UNPACK, UNPACK);
const PYTORCH = kind(
  'a file of torch.save',
  'Save the tensors with numpy.savez(path, x_train=…, y_train=…).',
  'Save model.state_dict() with safetensors.torch.save_file, or its arrays with numpy.savez.',
);
const PICKLE = kind(
  'a Python pickle, which could run any program when it is read',
  'Save the arrays with numpy.savez(path, x_train=…, y_train=…).',
);

type Signature = readonly [at: number, bytes: string | readonly number[], kind: ForeignKind];

/** Signatures: bytes at a fixed place. Sources: the definitions of the formats; Gary Kessler, "File Signatures Table". */
const SIGNATURES: readonly Signature[] = [
  [0, '%PDF-', kind('a PDF document', SAVE_TABLE)],
  [0, [0x89, 0x50, 0x4e, 0x47], picture('one PNG picture')],
  [0, [0xff, 0xd8, 0xff], picture('one JPEG picture')],
  [0, 'GIF87a', picture('one GIF picture')],
  [0, 'GIF89a', picture('one GIF picture')],
  [8, 'WEBP', picture('one WebP picture')],
  [0, [0x49, 0x49, 0x2a, 0x00], picture('a TIFF picture')],
  [0, [0x4d, 0x4d, 0x00, 0x2a], picture('a TIFF picture')],
  [0, 'PAR1', kind('a Parquet table', 'Save the table as CSV: pandas.read_parquet(path).to_csv(…, index=False).')],
  [0, 'ARROW1', kind('an Arrow table', 'Save the table as CSV: pandas.read_feather(path).to_csv(…, index=False).')],
  [0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], kind('an old Office document (.xls, .doc)', SAVE_TABLE)],
  [0, 'SQLite format 3\0', kind('an SQLite database', SAVE_TABLE)],
  [0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], kind('an HDF5 file')],
  [0, 'MATLAB 5.0 MAT-file', kind('a MATLAB file', 'Save the arrays as NPZ: scipy.io.loadmat, then numpy.savez.')],
  [0, 'MATLAB 7.3 MAT-file', kind('a MATLAB file (HDF5)', 'Save the arrays as NPZ: h5py, then numpy.savez.')],
  [0, 'GGUF', kind('a GGUF model')],
  [4, 'TFL3', kind('a TensorFlow Lite model')],
  [0, 'BZh', packed('a bzip2 archive')],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], packed('an xz archive')],
  [0, [0x28, 0xb5, 0x2f, 0xfd], packed('a Zstandard archive')],
  [0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], packed('a 7z archive')],
  [0, 'Rar!', packed('a RAR archive')],
  // torch.save before PyTorch 1.6: the pickled number 0x1950a86a20f9469cfc6c, ten bytes, little-endian.
  [2, [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19], PYTORCH],
];

/** Kinds of zip archives by the names of their entries. */
const ZIP_ENTRIES: readonly (readonly [RegExp, ForeignKind])[] = [
  [/(^|\/)data\.pkl$/, PYTORCH],
  [/^xl\//, kind('an Excel workbook', SAVE_TABLE)],
  [/^word\//, kind('a Word document', SAVE_TABLE)],
  [/^content\.xml$/, kind('an OpenDocument file', SAVE_TABLE)],
  [/(^|\/)(keras_metadata\.pb|model\.weights\.h5)$/, kind('a Keras model')],
];

const holds = (bytes: Uint8Array, [at, mark]: Signature) =>
  typeof mark === 'string'
    ? [...mark].every((character, i) => bytes[at + i] === character.charCodeAt(0))
    : mark.every((byte, i) => bytes[at + i] === byte);

/** A pickle of protocol 2 to 5 begins with the protocol number and ends with a full stop. */
const looksLikePickle = (bytes: Uint8Array) =>
  bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5 && bytes[bytes.length - 1] === 0x2e;

/** Whether there is an end-of-directory record near the end: a zip archive, even if its beginning is missing. */
function endsAsZip(bytes: Uint8Array): boolean {
  for (let at = Math.max(0, bytes.length - 1024); at + 4 <= bytes.length; at++)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  return false;
}

const HEADER_LENGTH_BYTES = 8;

/**
 * Whether a file of `size` bytes, of which `bytes` are the first, begins like safetensors: a length of eight bytes that fits the
 * file, then the brace of a JSON object.
 */
export function beginsAsSafetensors(bytes: Uint8Array, size = bytes.length): boolean {
  if (bytes.length < HEADER_LENGTH_BYTES || bytes[HEADER_LENGTH_BYTES] !== 0x7b) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getBigUint64(0, true) <= BigInt(size - HEADER_LENGTH_BYTES);
}

const SAFETENSORS = kind(
  'safetensors, as networks are saved',
  'Measure a network instead; save examples as CSV or NPZ.',
);

const DAMAGED_ZIP = kind(
  'a zip or NPZ archive whose beginning is missing or damaged',
  'Copy or download it again.',
  'Copy or download it again.',
);

function textKind(bytes: Uint8Array): ForeignKind | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).replace(/^(ï»¿)?\s+/, '');
  if (/^(<!doctype html|<html)/i.test(start))
    return kind('a web page (HTML), often what a server sends in place of a file', 'Download the file itself.');
  if (/^<(\?xml|!--|\w+[\s>])/.test(start)) return kind('an XML document', SAVE_TABLE);
  const json = /^[{[]/.test(start) ? jsonKind(bytes, start) : undefined;
  return json && kind(json.what, json.asData, json.asNetwork);
}

function zipKind(file: NamedBytes): ForeignKind | undefined {
  const names = entryNames(file);
  return ZIP_ENTRIES.find(([entry]) => names.some((name) => entry.test(name)))?.[1];
}

/** The kind of a file that is known but not read here; undefined for files that may be read. */
export function foreignKind(file: NamedBytes): ForeignKind | undefined {
  const { bytes } = file;
  const known = SIGNATURES.find((signature) => holds(bytes, signature));
  if (known) return known[2];
  if (looksLikeZip(bytes)) return zipKind(file);
  if (looksLikePickle(bytes)) return PICKLE;
  if (beginsAsSafetensors(bytes)) return SAFETENSORS;
  if (looksLikeGzip(bytes) || looksLikeIdx(bytes) || looksLikeNpy(bytes) || looksLikeTar(bytes)) return undefined;
  if (mayBeText(bytes)) return textKind(bytes);
  return endsAsZip(bytes) ? DAMAGED_ZIP : undefined;
}

/** Whether a file may be a table: text of no other known kind. */
export const looksLikeTable = (file: NamedBytes): boolean =>
  mayBeText(file.bytes) &&
  ![looksLikeZip, looksLikeGzip, looksLikeTar, looksLikeNpy].some((looksLike) => looksLike(file.bytes)) &&
  foreignKind(file) === undefined;
