import { LIMITS } from './limits.ts';
import { fileFault, hexOf, type NamedBytes } from './named-bytes.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
const DAMAGED = 'The array is cut short or damaged: save or copy it again.';

export const looksLikeNpy = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

export interface NpyHeader {
  /** Element type as written in the file: `<f4`, or a list for records. */
  readonly descr: string;
  readonly isFortranOrder: boolean;
  readonly shape: readonly number[];
  /** Offset of the numbers. */
  readonly dataStart: number;
}

/** The text of the header and the offset of the numbers. */
function headerText({ name, bytes }: NamedBytes): { text: string; dataStart: number } {
  if (!looksLikeNpy(bytes) || bytes.length < 12)
    throw fileFault(name, 'byte 0', {
      what: 'magic number',
      rule: '93 4e 55 4d 50 59 (NUMPY)',
      got: hexOf(bytes.subarray(0, 6)),
      fix: 'Save the array with numpy.save, numpy.savez or numpy.savez_compressed.',
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const major = bytes[6];
  if (major < 1 || major > 3)
    throw fileFault(name, 'byte 6', { what: 'version', rule: '1, 2 or 3', got: major, fix: DAMAGED });
  const headerStart = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LIMITS.npyHeaderBytes)
    throw fileFault(name, 'byte 8', {
      what: 'header',
      rule: `at most ${LIMITS.npyHeaderBytes} bytes long`,
      got: length,
      fix: 'NumPy itself refuses longer ones: save plain arrays, each field of records as a separate one.',
    });
  const dataStart = headerStart + length;
  if (dataStart > bytes.length)
    throw fileFault(name, 'byte 8', {
      what: 'header',
      rule: `${length} bytes long`,
      got: `${bytes.length - headerStart} bytes`,
      fix: DAMAGED,
    });
  return { text: new TextDecoder().decode(bytes.subarray(headerStart, dataStart)), dataStart };
}

/** A Python literal: a string, True or False, or anything in (nested) brackets. */
const VALUE = String.raw`'[^']*'|"[^"]*"|True|False|\([^()]*\)|\[[^\]]*\]`;

/** The value of a key in the dictionary of a header. */
const headerValue = (text: string, key: string): string | undefined =>
  new RegExp(String.raw`['"]${key}['"]\s*:\s*(${VALUE})`).exec(text)?.[1];

/** Sides of a tuple like `(3, 4)`, `(3,)` or `()`; Python 2 wrote `3L`. Undefined unless all are whole numbers ≥ 0. */
function sidesOf(tuple: string | undefined): readonly number[] | undefined {
  if (!tuple?.startsWith('(')) return undefined;
  const sides = tuple
    .slice(1, -1)
    .split(',')
    .flatMap((side) => side.trim() || []);
  if (!sides.every((side) => /^\d+L?$/.test(side))) return undefined;
  const shape = sides.map((side) => Number.parseInt(side, 10));
  return shape.every(Number.isSafeInteger) ? shape : undefined;
}

/** Reads the header of a NumPy array. Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays". */
export function readNpyHeader(file: NamedBytes): NpyHeader {
  const { text, dataStart } = headerText(file);
  const [descr, order, tuple] = ['descr', 'fortran_order', 'shape'].map((key) => headerValue(text, key));
  const shape = sidesOf(tuple);
  if (shape === undefined)
    throw fileFault(file.name, 'header', {
      what: 'shape',
      rule: 'whole numbers of at least 0',
      got: tuple ?? 'nothing',
      fix: 'No array of NumPy has such a shape: save it again with numpy.save.',
    });
  if (descr === undefined || (order !== 'True' && order !== 'False'))
    throw fileFault(file.name, 'header', {
      what: descr === undefined ? 'descr' : 'fortran_order',
      rule: descr === undefined ? 'a type' : 'True or False',
      got: descr === undefined ? 'nothing' : (order ?? 'nothing'),
      fix: DAMAGED,
    });
  return { descr: descr.replace(/^['"]|['"]$/g, ''), isFortranOrder: order === 'True', shape, dataStart };
}
