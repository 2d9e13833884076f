import { looksLikeNpy } from '../../data/formats/npy.ts';

const HEADER_START = 10;
/** Longer texts are not settings. */
const MAX_CHARACTERS = 1000;

type ReadNumber = (view: DataView) => number;
const NUMBERS: Readonly<Record<string, { readonly bytes: number; readonly read: ReadNumber }>> = {
  '|b1': { bytes: 1, read: (view) => view.getUint8(0) },
  '<i4': { bytes: 4, read: (view) => view.getInt32(0, true) },
  '<i8': { bytes: 8, read: (view) => Number(view.getBigInt64(0, true)) },
  '<f4': { bytes: 4, read: (view) => view.getFloat32(0, true) },
  '<f8': { bytes: 8, read: (view) => view.getFloat64(0, true) },
};

function readText(view: DataView, characters: number): string | undefined {
  if (characters > MAX_CHARACTERS || view.byteLength !== 4 * characters) return undefined;
  let text = '';
  for (let i = 0; i < characters; i++) {
    const point = view.getUint32(4 * i, true);
    if (point > 0x10ffff) return undefined;
    if (point !== 0) text += String.fromCodePoint(point);
  }
  return text;
}

/**
 * The text or number of a NumPy array without dimensions, as `numpy.savez(path, activation='tanh')` writes it; undefined
 * for anything else. Source: NumPy Enhancement Proposal 1, version 1 of the format; texts are UTF-32.
 */
export function readNpyScalar(bytes: Uint8Array): string | undefined {
  if (!looksLikeNpy(bytes) || bytes[6] !== 1 || bytes.length < HEADER_START) return undefined;
  const start = HEADER_START + bytes[8] + 256 * bytes[9];
  if (start > bytes.length) return undefined;
  const header = new TextDecoder().decode(bytes.subarray(HEADER_START, start));
  if (!/'shape':\s*\(\s*\)/.test(header)) return undefined;
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? '';
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const characters = /^<U(\d+)$/.exec(type)?.[1];
  if (characters !== undefined) return readText(view, Number(characters));
  const number = NUMBERS[type];
  return number && view.byteLength === number.bytes ? String(number.read(view)) : undefined;
}
