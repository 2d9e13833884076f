import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { elementTypeOf } from '../../data/formats/npy.ts';
import { readNpyHeader } from '../../data/formats/npy-header.ts';
import { decodeNumbers, elementBytes } from '../../data/formats/numeric-array.ts';

/** Longer texts are not settings. */
const MAX_CHARACTERS = 1000;
const CHARACTER_BYTES = 4;

/** A UTF-32 text as NumPy stores it, padded with zeros. */
function readText(bytes: Uint8Array, characters: number, littleEndian: boolean): string | undefined {
  if (characters > MAX_CHARACTERS || bytes.length !== CHARACTER_BYTES * characters) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let i = 0; i < characters; i++) {
    const point = view.getUint32(CHARACTER_BYTES * i, littleEndian);
    if (point > 0x10ffff) return undefined;
    if (point !== 0) text += String.fromCodePoint(point);
  }
  return text;
}

/**
 * The text or number of a NumPy array without dimensions, as `numpy.savez(path, activation='tanh')` writes it; undefined
 * for anything else. Source: NumPy Enhancement Proposal 1.
 */
export function readNpyScalar(file: NamedBytes): string | undefined {
  const { descr, shape, dataStart } = readNpyHeader(file);
  if (shape.length > 0) return undefined;
  const bytes = file.bytes.subarray(dataStart);
  const [, order, kind, characters] = /^([<>|=]?)([US])(\d+)$/.exec(descr) ?? [];
  if (kind === 'U') return readText(bytes, Number(characters), order !== '>');
  if (kind === 'S') return new TextDecoder().decode(bytes.subarray(0, MAX_CHARACTERS)).replace(/\0+$/, '');
  const number = elementTypeOf(descr);
  if (number === undefined || bytes.length !== elementBytes(number.type)) return undefined;
  return String(decodeNumbers(bytes, number.type, number.littleEndian)[0]);
}
