import { Inflate } from 'fflate';
import { messageOf, SpecError } from '../../errors.ts';
import { crc32 } from './crc32.ts';
import { UNPACK_FIRST } from './gzip.ts';
import { unpackedLimit } from './limits.ts';
import { fileFault, type NamedBytes, openedBytesOf } from './named-bytes.ts';
import { packedBytesOf, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const STORED = 0;
const DEFLATE = 8;
const DAMAGED = 'The archive is damaged: save or copy it again.';

/** Checks the sizes of the wanted entries before anything is decompressed. */
function checkClaims(archive: NamedBytes, entries: readonly ZipEntry[]): void {
  const possible = unpackedLimit(openedBytesOf(archive));
  let total = 0;
  for (const entry of entries) {
    total += entry.unpackedBytes;
    if (total > possible)
      throw fileFault(archive.name, `entry "${entry.name}"`, {
        what: entry === entries[0] ? 'unpacked size' : 'unpacked size so far',
        rule: `at most ${possible} bytes, for an archive of ${openedBytesOf(archive)} bytes`,
        got: total,
        fix: UNPACK_FIRST,
      });
  }
}

/** Packed bytes given to the decompressor at a time: what they unpack to, at most 1032 times as much, is held before it is counted. */
const STEP = 2 ** 14;

/** Decompresses, and stops after more than `most` bytes. The size is not known before: claims may be wrong. */
function inflate(packed: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  let isComplete = false;
  const stream = new Inflate((part, isLast) => {
    parts.push(part);
    total += part.length;
    isComplete = isLast;
  });
  for (let at = 0; total <= most; at += STEP) {
    stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    if (at + STEP >= packed.length) break;
  }
  if (total <= most && !isComplete) throw new Error('unexpected end');
  if (parts.length === 1) return parts[0];
  const all = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function unpack(file: NamedBytes, entry: ZipEntry): Uint8Array {
  const packed = packedBytesOf(file, entry);
  if (entry.method === STORED) return packed;
  try {
    return inflate(packed, entry.unpackedBytes);
  } catch (cause) {
    throw fileFault(file.name, `entry "${entry.name}"`, {
      what: 'packed data',
      rule: 'deflate, complete and undamaged',
      got: `"${messageOf(cause)}"`,
      fix: DAMAGED,
    });
  }
}

/** Reads an entry and checks its length and CRC-32. */
function readEntry(file: NamedBytes, entry: ZipEntry): Uint8Array {
  const place = `entry "${entry.name}"`;
  if (entry.isEncrypted || (entry.method !== STORED && entry.method !== DEFLATE))
    throw fileFault(file.name, place, {
      what: 'packing',
      rule: 'none or deflate, without a password',
      got: entry.isEncrypted ? 'encrypted data' : `method ${entry.method}`,
      fix: 'Pack it again as a plain zip archive.',
    });
  const bytes = unpack(file, entry);
  if (bytes.length !== entry.unpackedBytes)
    throw fileFault(file.name, place, {
      what: 'unpacked size',
      rule: `${entry.unpackedBytes} bytes`,
      got: bytes.length,
      fix: DAMAGED,
    });
  const hex = (sum: number) => sum.toString(16).padStart(8, '0');
  const sum = crc32(bytes);
  // Some writers store no CRC and leave 0.
  if (sum !== entry.crc32 && entry.crc32 !== 0)
    throw fileFault(file.name, place, {
      what: 'CRC-32',
      rule: `${hex(entry.crc32)}, as in the directory of the archive`,
      got: hex(sum),
      fix: 'Its bytes are not those that were saved: save or copy the file again.',
    });
  return bytes;
}

/**
 * The entries of an archive that are `wanted`, by name. Sizes are checked before anything is decompressed, and the CRC-32 of
 * each entry afterwards. Their `name` contains archive and entry, for messages.
 */
export function unzip(file: NamedBytes, wanted: (entry: string) => boolean): ReadonlyMap<string, NamedBytes> {
  const entries = readZipDirectory(file).filter(({ name }) => wanted(name));
  checkClaims(file, entries);
  const openedBytes = openedBytesOf(file);
  return new Map(
    entries.map((entry) => [
      entry.name,
      { name: `${file.name}, ${entry.name}`, bytes: readEntry(file, entry), openedBytes },
    ]),
  );
}

/** Names of the entries of an archive; none if its directory is damaged, which reading it reports. */
export function entryNames(file: NamedBytes): readonly string[] {
  try {
    return readZipDirectory(file).map(({ name }) => name);
  } catch (error) {
    if (error instanceof SpecError) return [];
    throw error;
  }
}
