import { isSoundName, SOUND_NAME } from './clean-name.ts';
import { LIMITS } from './limits.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';

const BLOCK = 512;
const SIZE_AT = 124;
const SIZE_DIGITS = 12;
const CHECKSUM_AT = 148;

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(at, at + length))
    .split('\0')[0]
    .trim();

/** Whether the checksum of a header block is right: the sum of its bytes, those of the checksum counted as spaces. */
export function looksLikeTar(bytes: Uint8Array, at = 0): boolean {
  if (bytes.length < at + BLOCK) return false;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? 0x20 : bytes[at + i];
  const written = textAt(bytes, at + CHECKSUM_AT, 8);
  return written !== '' && Number.parseInt(written, 8) === sum;
}

/** Size of the entry whose header is at `at`, written in octal digits. */
function entrySize(name: string, bytes: Uint8Array, at: number): number {
  const text = textAt(bytes, at + SIZE_AT, SIZE_DIGITS);
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  throw fileFault(name, `byte ${at + SIZE_AT}`, {
    what: 'entry size',
    rule: 'octal digits, a size of at least 0',
    got: `"${text}"`,
    fix: 'Pack the files again, in the ustar format and with less than 8 GB each.',
  });
}

/** Refuses names that cannot be shown, that point out of the archive, or that an earlier file has. */
function checkName(archive: string, name: string, { at, files }: { at: number; files: ReadonlyMap<string, unknown> }) {
  const isTaken = files.has(name);
  if (isTaken || !isSoundName(name))
    throw fileFault(archive, `byte ${at}`, {
      what: 'name',
      rule: isTaken ? 'that of one file' : SOUND_NAME,
      got: `${JSON.stringify(name)}${isTaken ? ' twice' : ''}`,
      fix: 'Pack the archive again.',
    });
  if (files.size === LIMITS.entries)
    throw fileFault(archive, `byte ${at}`, {
      what: 'number of files',
      rule: `at most ${LIMITS.entries}`,
      got: 'more',
      fix: 'Pack the files of the data set alone.',
    });
}

/** The plain files of a tar archive, each of another name, as views into it. Source: POSIX.1-1988, "ustar" interchange format. */
export function readTar({ name, bytes }: NamedBytes): readonly NamedBytes[] {
  const files = new Map<string, NamedBytes>();
  let at = 0;
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    if (!looksLikeTar(bytes, at))
      throw fileFault(name, `byte ${at}`, {
        what: 'header checksum',
        rule: 'right',
        got: 'another sum',
        fix: 'The archive is damaged: copy or download it again.',
      });
    const start = at + BLOCK;
    const size = entrySize(name, bytes, at);
    if (start + size > bytes.length)
      throw fileFault(name, `byte ${at}`, {
        what: 'entry size',
        rule: `at most ${bytes.length - start} bytes, the rest of the archive`,
        got: size,
        fix: 'The archive is cut short: copy or download it again.',
      });
    const isFile = bytes[at + 156] === 0 || bytes[at + 156] === 0x30;
    if (isFile) {
      const entry = textAt(bytes, at, 100);
      checkName(name, entry, { at, files });
      files.set(entry, { name: entry, bytes: bytes.subarray(start, start + size) });
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return [...files.values()];
}
