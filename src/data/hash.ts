import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { NamedBytes } from './formats/named-bytes.ts';

/** SHA-256 of bytes in hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/** Web Crypto, which hashes in a thread of its own; pages from other hosts over plain http have none. */
export const webCrypto = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

/** SHA-256 by Web Crypto where available, otherwise in this thread. */
export const sha256Of: Sha256 = async (bytes) => {
  const subtle = webCrypto();
  if (!subtle) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
};

const sha256OfText = (text: string) => sha256Of(new TextEncoder().encode(text));

/**
 * Identity of files by their contents, independent of their names and of how they are read: the SHA-256 of one file; of
 * several, that of their sorted SHA-256s, one per line.
 */
export async function hashOfContents(
  files: readonly Pick<NamedBytes, 'bytes'>[],
  hash: Sha256 = sha256Of,
): Promise<string> {
  const hashes = await Promise.all(files.map(({ bytes }) => hash(bytes)));
  return hashes.length === 1 ? hashes[0] : sha256OfText(hashes.sort().join('\n'));
}

/**
 * The identity used in specs without `reading`: of names and contents in any order, and of a label column, which was always
 * null.
 */
export async function hashOfFiles(files: readonly NamedBytes[], hash: Sha256 = sha256Of): Promise<string> {
  const lines = await Promise.all(files.map(async ({ name, bytes }) => `${await hash(bytes)} ${name}`));
  return sha256OfText([...lines.sort(), 'label column null'].join('\n'));
}
