import { deflateSync, FlateErrorCode, Inflate, strFromU8, strToU8 } from 'fflate';
import { crc32 } from '../../data/formats/crc32.ts';
import { SpecError } from '../../errors.ts';
import { parseJson } from '../../json/parse-json.ts';
import { fromBase64, toBase64 } from '../saved/base64.ts';

/** A link that any program passes on has some thousand characters; one with more than this is not read. */
export const MOST_LINK_CHARACTERS = 1 << 15;
/** Bytes of JSON in a link; more is refused while they are being decompressed. */
const MOST_JSON_BYTES = 1 << 20;
/** A digest with every seed of a large sweep has some thousand. */
const MOST_VALUES = 50_000;
/** Compressed bytes that are decompressed at a time: at most 1,032 times as many come out of them. */
const PIECE = 256;
const CHECKSUM_BYTES = 4;

const COPY_AGAIN = 'Copy the link again, from its first to its last character.';
const incomplete = () => new SpecError(`This link is incomplete: it ends early. ${COPY_AGAIN}`);
const altered = () => new SpecError(`This link is damaged: some of its characters were changed. ${COPY_AGAIN}`);

const toBase64Url = (bytes: Uint8Array) => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64Url(text: string): Uint8Array {
  const foreign = /[^\w-]/u.exec(text);
  if (foreign)
    throw new SpecError(
      `This link is damaged: it holds ${JSON.stringify(foreign[0])}, which no link of this page does. ${COPY_AGAIN}`,
    );
  const padded = text.padEnd(4 * Math.ceil(text.length / 4), '=');
  const bytes = text.length % 4 === 1 ? null : fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === null) throw incomplete();
  return bytes;
}

/** Decompresses piece by piece, so that a small text that stands for gigabytes is refused early. */
function inflated(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((piece) => {
    size += piece.length;
    if (size > MOST_JSON_BYTES)
      throw new SpecError(
        `link: its contents must be at most ${MOST_JSON_BYTES.toLocaleString('en')} bytes, got more. Ask for the sweep as a file.`,
      );
    pieces.push(piece);
  });
  try {
    for (let from = 0; from < packed.length; from += PIECE)
      inflate.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const { code } = error as { readonly code?: number };
    throw code === FlateErrorCode.UnexpectedEOF ? incomplete() : altered();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const checksumOf = (bytes: Uint8Array) => {
  const checksum = new Uint8Array(CHECKSUM_BYTES);
  new DataView(checksum.buffer).setUint32(0, crc32(bytes));
  return checksum;
};

/** A value as characters that need no escaping in a URL: base64url of a CRC-32 and of the deflated JSON. */
export function packJson(value: unknown): string {
  const bytes = strToU8(JSON.stringify(value));
  const packed = deflateSync(bytes, { level: 9 });
  const all = new Uint8Array(CHECKSUM_BYTES + packed.length);
  all.set(checksumOf(bytes));
  all.set(packed, CHECKSUM_BYTES);
  return toBase64Url(all);
}

/** The packed value. Throws SpecError, in plain words, where it is incomplete, changed or beyond a limit. */
export function unpackJson(text: string, { hasChecksum }: { readonly hasChecksum: boolean }): unknown {
  if (text.length > MOST_LINK_CHARACTERS)
    throw new SpecError(
      `link: it must have at most ${MOST_LINK_CHARACTERS.toLocaleString('en')} characters, got ` +
        `${text.length.toLocaleString('en')}. Ask for the sweep as a file.`,
    );
  const all = fromBase64Url(text);
  const packed = hasChecksum ? all.subarray(CHECKSUM_BYTES) : all;
  if (packed.length === 0) throw incomplete();
  const bytes = inflated(packed);
  const isIntact = !hasChecksum || checksumOf(bytes).every((byte, i) => byte === all[i]);
  if (!isIntact) throw altered();
  return parseJson(strFromU8(bytes), { what: 'link', mostValues: MOST_VALUES });
}
