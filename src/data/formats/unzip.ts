import { inflateSync } from 'fflate';
import { messageOf, SpecError } from '../../errors.ts';
import { crc32 } from './crc32.ts';
import { fileFault, MAX_BYTES, type NamedBytes } from './named-bytes.ts';
import { packedBytesOf, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Maximum compression ratio of deflate; larger claims are wrong. Source: zlib's technical details, "maximum compression factor". */
const MAX_RATIO = 1032;
const STORED = 0;
const DEFLATE = 8;
const DAMAGED = 'The archive is damaged: save or copy it again.';

function checkClaim(archive: string, { name, packedBytes, unpackedBytes, method }: ZipEntry): void {
  const possible = Math.min(MAX_BYTES, method === STORED ? packedBytes : MAX_RATIO * packedBytes);
  if (unpackedBytes > possible)
    throw fileFault(archive, `entry "${name}"`, {
      what: 'unpacked size',
      rule: `at most ${possible} bytes, given its ${packedBytes} packed bytes`,
      got: unpackedBytes,
      fix: possible === MAX_BYTES ? 'Save fewer examples.' : DAMAGED,
    });
}

/** Checks the sizes of all entries before anything is decompressed. */
function checkClaims(archive: string, entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const entry of entries) {
    checkClaim(archive, entry);
    total += entry.unpackedBytes;
    if (total > MAX_BYTES)
      throw fileFault(archive, `entry "${entry.name}"`, {
        what: 'unpacked size so far',
        rule: `at most ${MAX_BYTES} bytes`,
        got: total,
        fix: 'Save fewer examples.',
      });
  }
}

function unpack(file: NamedBytes, entry: ZipEntry): Uint8Array {
  const packed = packedBytesOf(file, entry);
  if (entry.method === STORED) return packed;
  try {
    return inflateSync(packed, { out: new Uint8Array(entry.unpackedBytes) });
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
  const entries = readZipDirectory(file);
  checkClaims(file.name, entries);
  return new Map(
    entries
      .filter(({ name }) => wanted(name))
      .map((entry) => [entry.name, { name: `${file.name}, ${entry.name}`, bytes: readEntry(file, entry) }]),
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
