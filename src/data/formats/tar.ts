import { fileFault, type NamedBytes } from './named-bytes.ts';

const BLOCK = 512;
const CHECKSUM_AT = 148;

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(at, at + length))
    .split('\0')[0]
    .trim();

/** Whether a header block's checksum is right: the sum of its bytes, the checksum's own counted as spaces. */
export function looksLikeTar(bytes: Uint8Array, at = 0): boolean {
  if (bytes.length < at + BLOCK) return false;
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? 0x20 : bytes[at + i];
  const written = textAt(bytes, at + CHECKSUM_AT, 8);
  return written !== '' && Number.parseInt(written, 8) === sum;
}

/** The plain files of a tar archive, as views into it. Source: POSIX.1-1988, "ustar" interchange format. */
export function readTar({ name, bytes }: NamedBytes): readonly NamedBytes[] {
  const files: NamedBytes[] = [];
  let at = 0;
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    if (!looksLikeTar(bytes, at))
      throw fileFault(name, `byte ${at}`, { what: 'header checksum', rule: 'right', got: 'another sum' });
    const size = Number.parseInt(textAt(bytes, at + 124, 12), 8);
    const start = at + BLOCK;
    if (!Number.isInteger(size) || start + size > bytes.length)
      throw fileFault(name, `byte ${at}`, {
        what: 'entry size',
        rule: `at most ${bytes.length - start} bytes, what is left`,
        got: size,
      });
    const isFile = bytes[at + 156] === 0 || bytes[at + 156] === 0x30;
    if (isFile) files.push({ name: textAt(bytes, at, 100), bytes: bytes.subarray(start, start + size) });
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
