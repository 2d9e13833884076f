import { fileFault, hexOf, type NamedBytes } from './named-bytes.ts';
import {
  checkDecodable,
  decodeNumbers,
  type ElementType,
  elementBytes,
  type NumericArray,
  sizeOf,
} from './numeric-array.ts';

const TYPES: ReadonlyMap<number, ElementType> = new Map([
  [0x08, 'u1'],
  [0x09, 'i1'],
  [0x0b, 'i2'],
  [0x0c, 'i4'],
  [0x0d, 'f4'],
  [0x0e, 'f8'],
]);
const MAX_DIMENSIONS = 4;
const CUT_SHORT = 'The file is cut short: copy or download it again.';

/** Whether bytes begin like an IDX file: two zeros, a type, a number of dimensions. */
export function looksLikeIdx(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 &&
    bytes[0] === 0 &&
    bytes[1] === 0 &&
    TYPES.has(bytes[2]) &&
    bytes[3] >= 1 &&
    bytes[3] <= MAX_DIMENSIONS
  );
}

export interface IdxArray extends NumericArray {
  readonly type: ElementType;
}

/**
 * Reads an IDX file: magic 00 00 type dimensions, one big-endian u32 per dimension, then the numbers, big-endian.
 * The header is compared with the length of the file before anything is allocated.
 * Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database", section "The IDX file format".
 */
export function readIdx({ name, bytes }: NamedBytes): IdxArray {
  if (!looksLikeIdx(bytes))
    throw fileFault(name, 'byte 0', {
      what: 'magic number',
      rule: '00 00, a type of 08, 09, 0b, 0c, 0d or 0e, and 1 to 4 dimensions',
      got: hexOf(bytes.subarray(0, 4)),
      fix: 'Is this an IDX file? Open a CSV or NPZ file on its own.',
    });
  const type = TYPES.get(bytes[2])!;
  const headerBytes = 4 + 4 * bytes[3];
  if (bytes.length < headerBytes)
    throw fileFault(name, 'byte 4', {
      what: 'header',
      rule: `${headerBytes} bytes long`,
      got: `a file of ${bytes.length} bytes`,
      fix: CUT_SHORT,
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: bytes[3] }, (_, i) => view.getUint32(4 + 4 * i));
  const claimed = sizeOf(shape) * elementBytes(type);
  const found = bytes.length - headerBytes;
  if (claimed !== found)
    throw fileFault(name, `byte ${headerBytes}`, {
      what: 'what follows the header',
      rule: `${claimed} bytes, for the shape ${shape.join('×')} of type ${type} it claims`,
      got: `${found} bytes`,
      fix: found < claimed ? CUT_SHORT : 'It is longer than its header says: write it again.',
    });
  checkDecodable(name, 'byte 4', { shape, type });
  return { type, shape, values: decodeNumbers(bytes.subarray(headerBytes), type, false) };
}
