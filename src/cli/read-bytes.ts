import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { UsageError } from './usage.ts';

/** Reads a file. `where` begins the error message: the option that named the file, if there is one. */
export async function readBytes(path: string, where = path): Promise<NamedBytes> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw new UsageError(
      `${where}: the file must be readable, got ${(error as NodeJS.ErrnoException).code ?? error}. Check the path.`,
    );
  }
}
