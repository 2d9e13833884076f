import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Creates a directory and those that lead to it. Not by mkdir's `recursive`, which tries forever where the system says that
 * a parent that is there is not, as under /proc.
 */
export async function createDirectory(path: string): Promise<void> {
  const isThere = () => existsSync(path) && statSync(path).isDirectory();
  if (isThere()) return;
  try {
    await mkdir(path);
  } catch (error) {
    // Made by somebody else in between.
    if (isThere()) return;
    const parent = dirname(resolve(path));
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(parent)) throw error;
    await createDirectory(parent);
    await mkdir(path);
  }
}
