import { deflateSync, Inflate, strToU8 } from 'fflate';
import { SpecError } from '../../errors.ts';
import { fromBase64, toBase64 } from '../../sweep/saved/base64.ts';
import type { SavedResults } from './lecture.ts';

/** Largest `sweep.json` that a lecture carries; it is checked before and while it is decompressed. */
export const MOST_SAVED_BYTES = 256 << 20;
/** Deflate makes no text shorter than by this factor (258 bytes from 2 bits). */
const MOST_EXPANSION = 1032;
/** Compressed bytes that are decompressed at a time. */
const PIECE = 1 << 14;

/** A `sweep.json` as a lecture carries it. `computed`: the day, as 2026-11-30. */
export function packResults(sweepJson: string, computed: string): SavedResults {
  const bytes = strToU8(sweepJson);
  return { computed, bytes: bytes.length, data: toBase64(deflateSync(bytes, { level: 9 })) };
}

/** The bytes of the `sweep.json` in some results. Throws SpecError where they are damaged or of another size than is stated. */
export function unpackResults({ bytes: size, data }: SavedResults, name: string): Uint8Array<ArrayBuffer> {
  const damaged = () =>
    new SpecError(
      `${name}: its saved results must be a compressed sweep.json of ${size} bytes, got a damaged one. Save the lecture again.`,
    );
  const packed = fromBase64(data);
  if (!packed || size > MOST_EXPANSION * packed.length) throw damaged();
  const bytes = new Uint8Array(size);
  let at = 0;
  const inflate = new Inflate((piece) => {
    if (at + piece.length > size) throw damaged();
    bytes.set(piece, at);
    at += piece.length;
  });
  try {
    for (let from = 0; from < packed.length; from += PIECE)
      inflate.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
  } catch {
    throw damaged();
  }
  if (at !== size) throw damaged();
  return bytes;
}
