import type { Encoding } from '../../reading.ts';
import { fileFault, type NamedBytes } from '../named-bytes.ts';
import { countLineEnds } from './ascii.ts';

const BYTE_ORDER_MARKS: readonly { readonly encoding: Encoding; readonly mark: readonly number[] }[] = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

const markOf = (bytes: Uint8Array) => BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));

/** Whether a file may be text: it begins with a byte order mark or has no zero byte near its start. */
export const mayBeText = (bytes: Uint8Array): boolean =>
  markOf(bytes) !== undefined || !bytes.subarray(0, 1000).includes(0);

/** Number of bytes after the first of a UTF-8 character, and the range of the second; undefined for an invalid first byte. */
function utf8Form(first: number): readonly [following: number, low: number, high: number] | undefined {
  if (first < 0xc2 || first > 0xf4) return undefined; // c0, c1: overlong
  if (first < 0xe0) return [1, 0x80, 0xbf];
  if (first < 0xf0) return [2, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf]; // overlong; surrogates
  return [3, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf]; // overlong; above U+10FFFF
}

/** Offset of the first byte that is not valid UTF-8; −1 if there is none. Source: Unicode 15, table 3-7. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    if (first < 0x80) {
      at++;
      continue;
    }
    const form = utf8Form(first);
    if (!form) return at;
    const [following, low, high] = form;
    for (let i = 1; i <= following; i++) {
      const byte = bytes[at + i];
      if (!(byte >= (i === 1 ? low : 0x80) && byte <= (i === 1 ? high : 0xbf))) return at; // also beyond the end
    }
    at += 1 + following;
  }
  return -1;
}

/**
 * Characters 80 … 9f of windows-1252; elsewhere it equals Latin-1. `TextDecoder` is not used, since in some versions of Node
 * it decodes these to control characters. Source: WHATWG, index-windows-1252.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
  );
  return String.fromCharCode(...units);
}

/** Decodes UTF-16 or windows-1252 in steps: the text of the largest file would not fit into one string. */
function transcode({ name, bytes }: NamedBytes, encoding: Exclude<Encoding, 'utf-8'>): Uint8Array {
  const step = 2 ** 14;
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step) {
      const part = bytes.subarray(at, at + step);
      const text = decoder?.decode(part, { stream: at + step < bytes.length }) ?? decodeWindows1252(part);
      parts.push(encoder.encode(text));
    }
  } catch {
    throw fileFault(name, 'text', {
      what: 'encoding',
      rule: encoding.toUpperCase(),
      got: 'bytes that are none',
      fix: 'Choose another encoding, or save the table as UTF-8.',
      choice: { fields: ['encoding'] },
    });
  }
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The text of a file as UTF-8 without byte order mark. Encoding: as chosen, by byte order mark, otherwise UTF-8. */
export function decodeText(file: NamedBytes, chosen?: Encoding): { bytes: Uint8Array; encoding: Encoding } {
  const { name, bytes } = file;
  const found = markOf(bytes);
  const encoding = chosen ?? found?.encoding ?? 'utf-8';
  if (encoding !== 'utf-8') return { bytes: transcode(file, encoding), encoding };
  const invalid = firstInvalidUtf8(bytes);
  if (invalid < 0) return { bytes: found ? bytes.subarray(found.mark.length) : bytes, encoding };
  throw fileFault(name, `line ${1 + countLineEnds(bytes, 0, invalid)}, byte ${invalid}`, {
    what: 'text',
    rule: 'UTF-8',
    got: `the byte ${bytes[invalid].toString(16)}`,
    fix: 'Choose the encoding windows-1252, of older Windows programs, or save the table as UTF-8.',
    choice: { fields: ['encoding'], values: ['windows-1252'] },
  });
}
