import { readFileSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import { hasEnded, type ProcessIdentity, thisProcess } from './process-identity.ts';
import { UsageError } from './usage.ts';

export const LOCK_NAME = 'sgdscope.lock';

/** The right to write to a directory, of one process at a time. */
export interface DirectoryLock {
  /** Throws EngineError where another process has taken over. */
  requireHeld(): void;
  release(): void;
}

const identity = z.object({ host: z.string(), pid: z.int().positive(), started: z.string() });

/** Who holds a lock; null where the file is gone, undefined where it does not say. */
function holderOf(path: string): ProcessIdentity | null | undefined {
  try {
    return identity.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : undefined;
  }
}

/** A lock that is being written says nothing yet: it is asked again. */
const ATTEMPTS = 20;
const WAIT_MILLISECONDS = 50;

/** Creates the lock file; false where there is one. */
async function created(path: string, text: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the lock of a directory, also that of a process that has ended without releasing it. Throws UsageError where another
 * process holds it; rejects with the error of the disk where the directory cannot be written.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, LOCK_NAME);
  const text = `${JSON.stringify(thisProcess())}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await created(path, text)) return heldLock(path, text);
    const holder = holderOf(path);
    if (holder === null) continue;
    if (holder && !hasEnded(holder))
      throw new UsageError(
        `--out: ${directory} must not be in use, got process ${holder.pid} on ${holder.host}, which writes to it. ` +
          `Wait for it, or choose another directory. If it is not running any more, delete ${path}.`,
      );
    if (holder || attempt === ATTEMPTS - 2) {
      // By another name first: of two processes that find the same stale lock, only one renames it.
      const stale = `${path}.${process.pid}`;
      await rename(path, stale).catch(() => undefined);
      await rm(stale, { force: true });
    } else await new Promise((wait) => setTimeout(wait, WAIT_MILLISECONDS));
  }
  throw new UsageError(`--out: ${directory} must not be in use, got a lock that changes. Try again.`);
}

function heldLock(path: string, text: string): DirectoryLock {
  const isHeld = () => {
    try {
      return readFileSync(path, 'utf8') === text;
    } catch {
      return false;
    }
  };
  const release = () => {
    process.off('exit', release);
    if (isHeld()) rmSync(path, { force: true });
  };
  // A process that is told to end leaves no lock, which those on other machines could not tell from one that is held.
  process.on('exit', release);
  return {
    requireHeld() {
      if (isHeld()) return;
      throw new EngineError(
        `${path}: the lock must be that of this process, got another or none: the directory was removed or taken over. ` +
          'Run the same command again.',
      );
    },
    release,
  };
}
