import { fileFault, type NamedBytes } from './named-bytes.ts';
import { type NpyHeader, readNpyHeader } from './npy-header.ts';
import {
  checkDecodable,
  decodeNumbers,
  ELEMENT_TYPES,
  type ElementType,
  elementBytes,
  type NumericArray,
  sizeOf,
  transposed,
} from './numeric-array.ts';

const MAX_DIMENSIONS = 4;

/** What to do about a type that is not numeric. */
function typeFix(descr: string): string {
  if (/^\|?O/.test(descr)) return 'It holds Python objects: convert it with numpy.array(list, dtype=numpy.float32).';
  if (/^[<>|=]?[US]/.test(descr))
    return 'It holds texts: save class numbers, as numpy.unique(labels, return_inverse=True)[1] gives them.';
  if (descr.startsWith('[')) return 'It holds records: save each field as a separate array.';
  return 'Convert it with .astype(numpy.float32) or .astype(numpy.uint8).';
}

interface NpyType {
  readonly type: ElementType;
  readonly littleEndian: boolean;
}

/** Parses a type like `<f4`; undefined if it is not numeric. */
export function elementTypeOf(descr: string): NpyType | undefined {
  const type = ELEMENT_TYPES.find((known) => descr.slice(1) === known);
  return type && /^[<>|=]/.test(descr) ? { type, littleEndian: descr[0] !== '>' } : undefined;
}

function readType(name: string, { descr }: NpyHeader): NpyType {
  const type = elementTypeOf(descr);
  if (!type)
    throw fileFault(name, 'header', {
      what: 'descr',
      rule: `one of ${ELEMENT_TYPES.join(', ')} with its byte order`,
      got: `'${descr}'`,
      fix: typeFix(descr),
    });
  return type;
}

/** Reads a NumPy array of 1 to 4 dimensions, as row-major; the file may be in Fortran order. */
export function readNpy(file: NamedBytes): NumericArray {
  const header = readNpyHeader(file);
  const { shape, dataStart, isFortranOrder } = header;
  const { type, littleEndian } = readType(file.name, header);
  if (shape.length < 1 || shape.length > MAX_DIMENSIONS)
    throw fileFault(file.name, 'header', {
      what: 'shape',
      rule: `of 1 to ${MAX_DIMENSIONS} sides`,
      got: `(${shape.join(', ')})`,
      fix: 'Reshape the array, or leave it out of the file.',
    });
  const claimed = sizeOf(shape) * elementBytes(type);
  const found = file.bytes.length - dataStart;
  if (claimed !== found)
    throw fileFault(file.name, `byte ${dataStart}`, {
      what: 'what follows the header',
      rule: `${claimed} bytes, for the shape ${shape.join('×')} of type ${type} it claims`,
      got: `${found} bytes`,
      fix: found < claimed ? 'The file is cut short: save or copy it again.' : 'Save the array again with numpy.save.',
    });
  checkDecodable(file.name, 'header', { shape, type });
  const values = decodeNumbers(file.bytes.subarray(dataStart), type, littleEndian);
  if (!isFortranOrder) return { shape, values };
  const axes = shape.map((_, axis) => shape.length - 1 - axis);
  // Fortran order is the row-major order of the array with its axes reversed.
  return transposed({ shape: axes.map((axis) => shape[axis]), values }, axes);
}
