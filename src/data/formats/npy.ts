import { fileFault, hexOf, type NamedBytes } from './named-bytes.ts';
import { decodeNumbers, ELEMENT_TYPES, type ElementType, elementBytes, type NumericArray } from './numeric-array.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
const MAX_DIMENSIONS = 4;

export const looksLikeNpy = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

/** The header's text and where the numbers start. */
function readHeader({ name, bytes }: NamedBytes): { header: string; dataStart: number } {
  if (!looksLikeNpy(bytes) || bytes.length < 12)
    throw fileFault(name, 'byte 0', {
      what: 'magic number',
      rule: '93 4e 55 4d 50 59 (NUMPY)',
      got: hexOf(bytes.subarray(0, 6)),
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const major = bytes[6];
  if (major < 1 || major > 3) throw fileFault(name, 'byte 6', { what: 'version', rule: '1, 2 or 3', got: major });
  const headerStart = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataStart = headerStart + length;
  if (dataStart > bytes.length)
    throw fileFault(name, 'byte 8', {
      what: 'header',
      rule: `${length} bytes long`,
      got: `${bytes.length - headerStart} bytes`,
    });
  return { header: new TextDecoder().decode(bytes.subarray(headerStart, dataStart)), dataStart };
}

function readType(name: string, header: string): { type: ElementType; littleEndian: boolean } {
  const descr = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? 'nothing';
  const type = ELEMENT_TYPES.find((known) => descr.slice(1) === known);
  if (!type || !/^[<>|=]/.test(descr))
    throw fileFault(name, 'header', {
      what: 'descr',
      rule: `one of ${ELEMENT_TYPES.join(', ')} with its byte order`,
      got: `'${descr}'`,
      fix: 'Convert it with .astype(numpy.float32) or .astype(numpy.uint8).',
    });
  return { type, littleEndian: descr[0] !== '>' };
}

function readShape(name: string, header: string): readonly number[] {
  const text = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1];
  const shape = (text ?? '').split(',').flatMap((side) => (side.trim() === '' ? [] : [Number(side)]));
  if (text !== undefined && shape.every(Number.isSafeInteger) && shape.length >= 1 && shape.length <= MAX_DIMENSIONS)
    return shape;
  throw fileFault(name, 'header', { what: 'shape', rule: '1 to 4 whole numbers', got: `(${text ?? ''})` });
}

/** Reads one NumPy array in C order. Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays". */
export function readNpy(file: NamedBytes): NumericArray {
  const { header, dataStart } = readHeader(file);
  const { type, littleEndian } = readType(file.name, header);
  const shape = readShape(file.name, header);
  if (!/'fortran_order':\s*False/.test(header))
    throw fileFault(file.name, 'header', {
      what: 'fortran_order',
      rule: 'False (C order)',
      got: 'True',
      fix: 'Save numpy.ascontiguousarray(array) instead.',
    });
  const claimed = shape.reduce((product, side) => product * side, elementBytes(type));
  const found = file.bytes.length - dataStart;
  if (claimed !== found)
    throw fileFault(file.name, `byte ${dataStart}`, {
      what: 'what follows the header',
      rule: `${claimed} bytes, for the shape ${shape.join('×')} of type ${type} it claims`,
      got: `${found} bytes`,
    });
  return { shape, values: decodeNumbers(file.bytes.subarray(dataStart), type, littleEndian) };
}
