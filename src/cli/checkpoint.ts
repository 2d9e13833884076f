import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SweepCheckpoint } from '../sweep/sweep-record.ts';

const pathIn = (directory: string) => join(directory, 'checkpoint.bin');

/** Writes to another file and renames it, so that a crash leaves the previous checkpoint intact. */
export async function saveCheckpoint(directory: string, checkpoint: SweepCheckpoint): Promise<void> {
  const fresh = `${pathIn(directory)}.new`;
  await writeFile(fresh, serialize(checkpoint));
  await rename(fresh, pathIn(directory));
}

/** The checkpoint in a directory; undefined if there is none or it cannot be read, so that the sweep starts again. */
export async function loadCheckpoint(directory: string): Promise<SweepCheckpoint | undefined> {
  try {
    const checkpoint = deserialize(await readFile(pathIn(directory))) as SweepCheckpoint;
    return checkpoint.version === 1 ? checkpoint : undefined;
  } catch {
    return undefined;
  }
}

export const removeCheckpoint = (directory: string) => rm(pathIn(directory), { force: true });
