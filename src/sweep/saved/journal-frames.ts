import { crc32 } from '../../data/formats/crc32.ts';
import { createByteReader, createByteWriter } from './bytes.ts';

/** Where a journal is: a file on a disk, or memory. */
export interface JournalSource {
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** "SGDF", little-endian. */
const MAGIC = 0x46444753;
const HEADER_BYTES = 28;
const SUM_BYTES = 4;
/** Bytes searched at a time for the next frame after damage. */
const WINDOW = 1 << 16;

/** The sweep itself: the first frame, and no other. */
export const SWEEP_FRAME = 1;
/** An addition to a cohort. */
export const ADDITION_FRAME = 2;

/** What a frame says of itself. */
export interface FrameHeader {
  readonly type: number;
  /** Id of the cohort; 0 for the sweep. */
  readonly cohort: number;
  /** Number of earlier frames of the same cohort. */
  readonly sequence: number;
}

/**
 * A frame: magic, type, cohort, sequence, length and CRC-32 of the payload, CRC-32 of all that, payload. The header has a sum
 * of its own, so that a damaged payload is known to be one of its cohort, and a damaged length does not hide what follows.
 */
export function frameBytes({ type, cohort, sequence }: FrameHeader, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  for (const value of [MAGIC, type, cohort, sequence, payload.length, crc32(payload)]) writer.u32(value);
  writer.u32(crc32(writer.written()));
  writer.bytes(payload);
  return writer.written();
}

/** A frame in a journal whose header is sound. */
export interface ScannedFrame extends FrameHeader {
  /** Of the payload. */
  readonly offset: number;
  readonly length: number;
  readonly payload: Uint8Array;
  /** Whether the payload has the sum that the header gives. */
  readonly isSound: boolean;
}

/** The header at an offset with the length and the sum of its payload; undefined where there is none or a damaged one. */
function headerAt(bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES) return undefined;
  const reader = createByteReader(bytes);
  const [magic, type, cohort, sequence, length, sum, own] = Array.from({ length: 7 }, reader.u32);
  if (magic !== MAGIC || own !== crc32(bytes.subarray(0, HEADER_BYTES - SUM_BYTES))) return undefined;
  return { type, cohort, sequence, length, sum };
}

/** Offset of the next sound header at or after `from`; the end of the source where there is none. */
function nextHeader(source: JournalSource, from: number): number {
  for (let start = from; start + HEADER_BYTES <= source.size; start += WINDOW) {
    const bytes = source.read(start, Math.min(WINDOW + HEADER_BYTES - 1, source.size - start));
    for (let at = bytes.indexOf(MAGIC & 255); at !== -1 && at < WINDOW; at = bytes.indexOf(MAGIC & 255, at + 1))
      if (headerAt(bytes.subarray(at, at + HEADER_BYTES))) return start + at;
  }
  return source.size;
}

/** The frames of a journal in their order. Bytes that are no frame, as a torn end, are skipped and told to `onDamage`. */
export function* framesOf(
  source: JournalSource,
  onDamage: (offset: number, length: number) => void,
): Generator<ScannedFrame> {
  let at = 0;
  while (at < source.size) {
    const header = headerAt(source.read(at, Math.min(HEADER_BYTES, source.size - at)));
    const offset = at + HEADER_BYTES;
    if (header && offset + header.length <= source.size) {
      const { type, cohort, sequence, length, sum } = header;
      const payload = source.read(offset, length);
      yield { type, cohort, sequence, offset, length, payload, isSound: crc32(payload) === sum };
      at = offset + length;
      continue;
    }
    const next = nextHeader(source, at + 1);
    onDamage(at, next - at);
    at = next;
  }
}

/** A journal in memory. */
export const bytesSource = (bytes: Uint8Array): JournalSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});
