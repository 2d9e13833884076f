import { closeSync, fstatSync, openSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import { hasEnded, isElsewhere, type ProcessIdentity, thisProcess } from './process-identity.ts';

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

/** Times of a lock, in milliseconds. */
export interface LockTimes {
  /** Between two signs of life of the process that holds it. */
  readonly beat: number;
  /** After so long without one a process on another machine, which cannot be seen, counts as ended. */
  readonly patience: number;
}

const TIMES: LockTimes = { beat: 5000, patience: 120_000 };

/** When a lock last got a sign of life, by the clock of its disk; null where it is gone. Opened anew, since network disks answer stat from memory. */
function lastSign(path: string): number | null {
  try {
    const file = openSync(path, 'r');
    try {
      return fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Whether the lock of a process on another machine gets no sign of life for as long as it is waited. No clocks are compared. */
async function isSilent(path: string, { beat, patience }: LockTimes): Promise<boolean> {
  const first = lastSign(path);
  const started = performance.now();
  while (first !== null && performance.now() - started < patience) {
    await new Promise((wait) => setTimeout(wait, beat));
    if (lastSign(path) !== first) return false;
  }
  return true;
}

interface LockOptions {
  readonly times?: LockTimes;
  /** Says why it takes long. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Takes the lock of a directory, also that of a process that has ended without releasing it. Throws EngineError where another
 * process holds it; rejects with the error of the disk where the directory cannot be written.
 */
export async function lockDirectory(
  directory: string,
  { times = TIMES, warn = () => undefined }: LockOptions = {},
): Promise<DirectoryLock> {
  const path = join(directory, LOCK_NAME);
  const text = `${JSON.stringify(thisProcess())}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await created(path, text)) return heldLock(path, text, times);
    const holder = holderOf(path);
    if (holder === null) continue;
    if (holder && !hasEnded(holder) && !(isElsewhere(holder) && (await isAbandoned(path, holder, { times, warn }))))
      throw new EngineError(
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
  throw new EngineError(`--out: ${directory} must not be in use, got a lock that changes. Try again.`);
}

function isAbandoned(path: string, { host, pid }: ProcessIdentity, { times, warn }: Required<LockOptions>) {
  warn(
    `${path}: held by process ${pid} on ${host}. It is taken over if that shows no sign of life for ${times.patience / 1000} s.`,
  );
  return isSilent(path, times);
}

function heldLock(path: string, text: string, { beat }: LockTimes): DirectoryLock {
  const isHeld = () => {
    try {
      return readFileSync(path, 'utf8') === text;
    } catch {
      return false;
    }
  };
  const heart = setInterval(() => {
    const now = new Date();
    try {
      if (isHeld()) utimesSync(path, now, now);
    } catch {
      // What cannot be written is noticed when something is saved.
    }
  }, beat).unref();
  const release = () => {
    clearInterval(heart);
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
