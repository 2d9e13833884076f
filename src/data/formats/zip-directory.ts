import { isSoundName, SOUND_NAME } from './clean-name.ts';
import { LIMITS } from './limits.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';

/** An entry of a zip archive, from its central directory. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Of the decompressed bytes. */
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Offset of its local header. */
  readonly headerAt: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
const ZIP64_EXTRA = 1;
const MAX_32 = 0xffffffff;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The error of an incomplete or damaged archive. */
function zipFault({ name, bytes }: NamedBytes, got: string) {
  return fileFault(name, `${bytes.length} bytes`, {
    what: 'zip archive',
    rule: 'complete and undamaged',
    got,
    fix: 'It is cut short or damaged: save or copy it again.',
  });
}

/** Offset of the directory and number of its entries. */
function findDirectory(file: NamedBytes): { at: number; count: number } {
  const view = viewOf(file.bytes);
  const last = view.byteLength - END_BYTES;
  for (let end = last; end >= 0 && end >= last - MAX_COMMENT; end--) {
    if (view.getUint32(end, true) !== END_OF_DIRECTORY) continue;
    const found = { at: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
    const locator = end - 20;
    if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return found;
    const zip64 = Number(view.getBigUint64(locator + 8, true));
    if (zip64 + 56 > view.byteLength || view.getUint32(zip64, true) !== ZIP64_END) return found;
    return { at: Number(view.getBigUint64(zip64 + 48, true)), count: Number(view.getBigUint64(zip64 + 32, true)) };
  }
  throw zipFault(file, 'no directory at its end');
}

/** Replaces those of `sizes` that are 2³² − 1 by the 64-bit values of the extra field, in order. */
function withZip64(extra: DataView, sizes: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    const read = () => {
      next += 8;
      return next <= extra.byteLength ? Number(extra.getBigUint64(next - 8, true)) : MAX_32;
    };
    return sizes.map((size) => (size === MAX_32 ? read() : size));
  }
  return [...sizes];
}

/** Refuses names that cannot be shown, that point out of the archive, or that an earlier entry has. */
function checkName({ name: archive }: NamedBytes, name: string, taken: Set<string>): void {
  if (!isSoundName(name) || name === '')
    throw fileFault(archive, `entry ${taken.size + 1}`, {
      what: 'name',
      rule: SOUND_NAME,
      got: JSON.stringify(name),
      fix: 'Rename it, or pack the archive again.',
    });
  if (taken.has(name))
    throw fileFault(archive, `entry "${name}"`, {
      what: 'name',
      rule: 'that of one entry',
      got: 'a second one',
      fix: 'Which of them is meant cannot be known: pack the archive again.',
    });
  taken.add(name);
}

/** The entries of an archive, each of another name. Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.12 to 4.3.16 and 4.5.3. */
export function readZipDirectory(file: NamedBytes): readonly ZipEntry[] {
  const view = viewOf(file.bytes);
  const { at: start, count } = findDirectory(file);
  if (count > LIMITS.entries)
    throw fileFault(file.name, 'directory', {
      what: 'number of entries',
      rule: `at most ${LIMITS.entries}`,
      got: count,
      fix: 'Save the arrays or the table alone.',
    });
  const entries: ZipEntry[] = [];
  const taken = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY)
      throw zipFault(file, `no entry ${i + 1} of ${count} in its directory`);
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const extraAt = at + ENTRY_BYTES + nameLength;
    const next = extraAt + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw zipFault(file, `entry ${i + 1} of its directory cut short`);
    const name = new TextDecoder().decode(file.bytes.subarray(at + ENTRY_BYTES, extraAt));
    checkName(file, name, taken);
    const [unpackedBytes, packedBytes, headerAt] = withZip64(
      viewOf(file.bytes.subarray(extraAt, extraAt + extraLength)),
      [24, 20, 42].map((offset) => view.getUint32(at + offset, true)),
    );
    const isEncrypted = (flags & 1) !== 0;
    entries.push({
      name,
      method,
      isEncrypted,
      crc32: view.getUint32(at + 16, true),
      packedBytes,
      unpackedBytes,
      headerAt,
    });
    at = next;
  }
  return entries;
}

/** The compressed bytes of an entry, after its local header. */
export function packedBytesOf(file: NamedBytes, { name, headerAt, packedBytes }: ZipEntry): Uint8Array {
  const view = viewOf(file.bytes);
  if (headerAt + LOCAL_BYTES > view.byteLength || view.getUint32(headerAt, true) !== LOCAL_HEADER)
    throw zipFault(file, `no entry "${name}" where its directory says`);
  const start = headerAt + LOCAL_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (start + packedBytes > view.byteLength) throw zipFault(file, `entry "${name}" cut short`);
  return file.bytes.subarray(start, start + packedBytes);
}
