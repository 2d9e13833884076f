import type { NamedBytes } from './formats/named-bytes.ts';
import type { CsvOptions } from './formats/read-files.ts';

/** SHA-256 in hexadecimal. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Identity of dropped files and of how they are read: of names and contents in any order, and of the options. */
export async function hashOfFiles(files: readonly NamedBytes[], options: CsvOptions = {}): Promise<string> {
  const lines = await Promise.all(files.map(async ({ name, bytes }) => `${await sha256Of(bytes)} ${name}`));
  const text = [...lines.sort(), `label column ${JSON.stringify(options.labelColumn ?? null)}`].join('\n');
  return sha256Of(new TextEncoder().encode(text));
}
