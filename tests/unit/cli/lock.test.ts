import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCK_NAME, lockDirectory } from '../../../src/cli/lock.ts';

const times = { beat: 20, patience: 200 };

function lockedBy(host: string): { readonly directory: string; readonly path: string } {
  const directory = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const path = join(directory, LOCK_NAME);
  writeFileSync(path, JSON.stringify({ host, pid: process.pid, started: 'at some other time' }));
  return { directory, path };
}

describe('a lock of another process', () => {
  test('on this machine that has ended is taken over', async () => {
    const { directory, path } = lockedBy(hostname());
    const lock = await lockDirectory(directory, { times });
    lock.requireHeld();
    lock.release();
    expect(existsSync(path)).toBe(false);
  });

  test('on another machine is taken over once it shows no sign of life for long, which is said', async () => {
    const { directory, path } = lockedBy('elsewhere');
    const said: string[] = [];
    const lock = await lockDirectory(directory, { times, warn: (sentence) => said.push(sentence) });
    expect(said.join()).toContain('held by process');
    expect(JSON.parse(readFileSync(path, 'utf8')).host).toBe(hostname());
    lock.release();
  });

  test('on another machine that shows signs of life is left alone', async () => {
    const { directory, path } = lockedBy('elsewhere');
    let second = 0;
    const heart = setInterval(() => utimesSync(path, ++second, second), 30);
    await expect(lockDirectory(directory, { times })).rejects.toThrow('must not be in use, got process');
    clearInterval(heart);
    expect(JSON.parse(readFileSync(path, 'utf8')).host).toBe('elsewhere');
  });
});

test('a lock that is held shows signs of life', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const path = join(directory, LOCK_NAME);
  const lock = await lockDirectory(directory, { times });
  const old = new Date(0);
  utimesSync(path, old, old);
  const { mtimeMs } = await import('node:fs/promises').then(async ({ stat }) => {
    for (;;) {
      const now = await stat(path);
      if (now.mtimeMs > 0) return now;
      await new Promise((wait) => setTimeout(wait, 10));
    }
  });
  expect(mtimeMs).toBeGreaterThan(0);
  lock.release();
});
