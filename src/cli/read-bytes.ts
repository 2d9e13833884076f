import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { UsageError } from './usage.ts';

/** A file with its name. `where` begins the message if it cannot be read: the option that named it, if one did. */
export async function readBytes(path: string, where = path): Promise<NamedBytes> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw new UsageError(
      `${where}: the file must be readable, got ${(error as NodeJS.ErrnoException).code ?? error}. Check the path.`,
    );
  }
}
