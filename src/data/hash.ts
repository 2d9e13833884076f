import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CsvOptions } from './formats/csv.ts';
import type { NamedBytes } from './formats/named-bytes.ts';

/** SHA-256 in hexadecimal. The browser's own where there is one: a page from another host over plain http has none. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

/** Identity of dropped files and of how they are read: of names and contents in any order, and of the options. */
export async function hashOfFiles(files: readonly NamedBytes[], options: CsvOptions = {}): Promise<string> {
  const lines = await Promise.all(files.map(async ({ name, bytes }) => `${await sha256Of(bytes)} ${name}`));
  const text = [...lines.sort(), `label column ${JSON.stringify(options.labelColumn ?? null)}`].join('\n');
  return sha256Of(new TextEncoder().encode(text));
}
