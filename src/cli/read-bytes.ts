import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { messageOf } from '../errors.ts';
import { UsageError } from './usage.ts';

/** Stands for standard input wherever a file is read. */
const STANDARD_INPUT = '-';
/** Most bytes read from it: it may be endless. */
const MOST_INPUT = 2 ** 31;

async function readStandardInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece);
    size += piece.length;
    if (size > MOST_INPUT) throw new UsageError(`standard input: it must have at most ${MOST_INPUT} bytes, got more.`);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** How a file is called in messages. */
export const nameOfInput = (path: string) => (path === STANDARD_INPUT ? 'standard input' : path);

/** Reads a file, or standard input for "-". `where` begins the error message: the option that named the file, if there is one. */
export async function readBytes(path: string, where = nameOfInput(path)): Promise<NamedBytes> {
  try {
    if (path === STANDARD_INPUT) return { name: nameOfInput(path), bytes: await readStandardInput() };
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${where}: the file must be readable, got ${code ?? messageOf(error)}. Check the path.`);
  }
}
