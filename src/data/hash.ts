import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { NamedBytes } from './formats/named-bytes.ts';

/** SHA-256 in hexadecimal, by Web Crypto where available; pages from other hosts over plain http have none. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

const sha256OfText = (text: string) => sha256Of(new TextEncoder().encode(text));

/**
 * Identity of files by their contents, independent of their names and of how they are read: the SHA-256 of one file; of
 * several, that of their sorted SHA-256s, one per line.
 */
export async function hashOfContents(files: readonly Pick<NamedBytes, 'bytes'>[]): Promise<string> {
  const hashes = await Promise.all(files.map(({ bytes }) => sha256Of(bytes)));
  return hashes.length === 1 ? hashes[0] : sha256OfText(hashes.sort().join('\n'));
}

/**
 * The identity used in specs without `reading`: of names and contents in any order, and of a label column, which was always
 * null.
 */
export async function hashOfFiles(files: readonly NamedBytes[]): Promise<string> {
  const lines = await Promise.all(files.map(async ({ name, bytes }) => `${await sha256Of(bytes)} ${name}`));
  return sha256OfText([...lines.sort(), 'label column null'].join('\n'));
}
