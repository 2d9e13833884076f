import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SweepCheckpoint } from '../sweep/sweep-record.ts';

const pathIn = (directory: string) => join(directory, 'checkpoint.bin');

/** Written beside and then renamed, so that a crash while writing leaves the checkpoint before it whole. */
export async function saveCheckpoint(directory: string, checkpoint: SweepCheckpoint): Promise<void> {
  const fresh = `${pathIn(directory)}.new`;
  await writeFile(fresh, serialize(checkpoint));
  await rename(fresh, pathIn(directory));
}

/** The checkpoint in a directory; undefined where there is none or it cannot be read (the sweep then starts anew). */
export async function loadCheckpoint(directory: string): Promise<SweepCheckpoint | undefined> {
  try {
    const checkpoint = deserialize(await readFile(pathIn(directory))) as SweepCheckpoint;
    return checkpoint.version === 1 ? checkpoint : undefined;
  } catch {
    return undefined;
  }
}

export const removeCheckpoint = (directory: string) => rm(pathIn(directory), { force: true });
