import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  freshFolder,
  outcomeOf,
  runCli,
  runShell,
  startCli,
  sweepArguments,
  sweepOfSeconds,
} from '../support/cli-process.ts';
import { randomMoments } from '../support/random-moments.ts';

/** A sweep of a moment, for what happens at its end. */
const spec = sweepOfSeconds({ budget: { kind: 'epochs', epochs: 4 } });
/** A longer one, to be stopped on its way. */
const long = sweepOfSeconds({ budget: { kind: 'epochs', epochs: 2000 } });
const FILES = ['runs.csv', 'runs.parquet', 'samples.csv', 'samples.parquet', 'sweep.json'];

let fingerprint: string;
/** A finished directory; the journal of a sweep that was stopped, and what it comes to. */
let finished: string;
let stopped: { readonly out: string; readonly journal: Buffer; readonly fingerprint: string };

beforeAll(async () => {
  finished = freshFolder();
  fingerprint = (await runCli(...sweepArguments(spec, finished))).stdout;
  const short = sweepOfSeconds({ budget: { kind: 'epochs', epochs: 60 } });
  const whole = (await runCli(...sweepArguments(short, freshFolder()))).stdout;
  const out = freshFolder();
  // Files may not grow beyond 700 KiB, some rounds of its states: it stops on its way.
  await runShell(`ulimit -f 700; $CLI ${sweepArguments(short, out).join(' ')}`);
  stopped = { out: short, journal: readFileSync(join(out, 'checkpoint.journal')), fingerprint: whole };
}, 600_000);

/** Whether this process may mount file systems. */
const mounts: string[] = [];
function mounted(options: string): string | null {
  const directory = freshFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory]);
  if (status !== 0) return null;
  mounts.push(directory);
  return directory;
}
afterAll(() => {
  for (const directory of mounts) spawnSync('umount', [directory]);
});
const probe = process.platform === 'linux' ? mounted('size=1m') : null;
if (probe === null)
  console.warn('no file system can be mounted here: the tests of a full and a read-only disk are skipped.');

describe('--out that cannot be used is named, with status 2', () => {
  test.each<[string, () => string, string]>([
    ['a file', () => spec, 'EEXIST: it is a file'],
    ['below a file', () => join(spec, 'out'), 'ENOTDIR: a part of the path is a file'],
    ['under /proc', () => '/proc/sgdscope', 'must be a directory that can be written, got ENOENT'],
  ])('%s', async (_, out, message) => {
    const { status, stderr, stdout } = await runCli(...sweepArguments(spec, out()));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  test.skipIf(probe === null)('a disk that can only be read', async () => {
    const out = mounted('ro')!;
    const { status, stderr } = await runCli(...sweepArguments(spec, out));
    expect(status).toBe(2);
    expect(stderr).toContain('EROFS: the disk can only be read');
  });
});

describe('a disk that fills', () => {
  test('while the sweep runs: an error, and what was saved before is intact', async () => {
    const out = freshFolder();
    const limited = await runShell(`ulimit -f 700; $CLI ${sweepArguments(stopped.out, out).join(' ')}`);
    expect([limited.status, limited.stdout]).toEqual([1, '']);
    expect(limited.stderr).toMatch(
      /checkpoint\.journal: it must be writable, got EFBIG.*What was saved before is intact/,
    );
    expect(readdirSync(out)).toEqual(['checkpoint.journal']);
    const { status, stdout, stderr } = await runCli(...sweepArguments(stopped.out, out));
    expect([status, stdout]).toEqual([0, stopped.fingerprint]);
    expect(stderr).toContain('Goes on from');
  });

  test('while the results are written: no file is half there, and they are written from the journal later', async () => {
    const out = freshFolder();
    // Saved once, at its end and so without states: the journal is smaller than the table of samples.
    const limit = Math.ceil(readFileSync(join(finished, 'samples.csv')).length / 1024) - 1;
    const limited = await runShell(`ulimit -f ${limit}; $CLI sweep ${spec} --out ${out} --save-every 3600`);
    expect(limited.status).toBe(1);
    expect(limited.stderr).toContain('run the same command again to write the results');
    expect(readdirSync(out)).toEqual(['checkpoint.journal']);
    const again = await runCli(...sweepArguments(spec, out));
    expect([again.status, again.stdout]).toEqual([0, fingerprint]);
    for (const name of FILES.slice(0, -1))
      expect(readFileSync(join(out, name)).equals(readFileSync(join(finished, name))), name).toBe(true);
  });

  test.skipIf(probe === null)('for real', async () => {
    const out = mounted('size=700k')!;
    const full = await runCli(...sweepArguments(stopped.out, out));
    expect(full.status).toBe(1);
    expect(full.stderr).toMatch(/ENOSPC: no space left on the disk\. Free some space/);
    spawnSync('mount', ['-o', 'remount,size=64m', out]);
    expect((await runCli(...sweepArguments(stopped.out, out))).stdout).toBe(stopped.fingerprint);
  });
});

test('a directory that vanishes: a clear error', async () => {
  const out = join(freshFolder(), 'out');
  const child = startCli(sweepArguments(long, out), { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = outcomeOf(child);
  while (!existsSync(join(out, 'checkpoint.journal'))) await new Promise((wait) => setTimeout(wait, 5));
  rmSync(out, { recursive: true });
  const { status, stderr } = await ended;
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /sgdscope: .*(the directory was removed or taken over|got ENOENT: it is not there, or no longer)/,
  );
});

test('two processes at once: the second is refused, the lock of one that was killed is not in the way', async () => {
  const out = freshFolder();
  const first = startCli(sweepArguments(long, out), { stdio: 'ignore' });
  const ended = outcomeOf(first);
  while (!existsSync(join(out, 'sgdscope.lock'))) await new Promise((wait) => setTimeout(wait, 5));
  const second = await runCli(...sweepArguments(long, out));
  expect([second.status, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain(`must not be in use, got process ${first.pid} on `);
  first.kill('SIGKILL');
  await ended;
  const lock = join(out, 'sgdscope.lock');
  expect(existsSync(lock)).toBe(true);
  const third = startCli(sweepArguments(long, out), { stdio: ['ignore', 'pipe', 'pipe'] });
  const outcome = outcomeOf(third);
  /** What the lock says; '' while there is none, which may go between two looks at it. */
  const locked = () => {
    try {
      return readFileSync(lock, 'utf8');
    } catch {
      return '';
    }
  };
  const isTaken = () => locked().includes(`"pid":${third.pid},`);
  while (third.exitCode === null && !isTaken()) await new Promise((wait) => setTimeout(wait, 5));
  // Its handlers of signals are there once it trains; before, the signal ends it.
  third.kill('SIGTERM');
  expect((await outcome).stderr).not.toContain('must not be in use');
});

describe('a damaged or foreign checkpoint', () => {
  const heldBy = (bytes: Uint8Array, name = 'checkpoint.journal') => {
    const out = freshFolder();
    writeFileSync(join(out, name), bytes);
    return out;
  };

  test.each(randomMoments(13))(
    'with a bit flipped at %d of it: the right fingerprint or a clear refusal',
    async (moment) => {
      const bytes = new Uint8Array(stopped.journal);
      const bit = Math.floor(moment * 8 * bytes.length);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { status, stdout, stderr } = await runCli(...sweepArguments(stopped.out, heldBy(bytes)));
      expect(stderr).toContain('checkpoint.journal: ');
      expect([status, stdout]).toEqual(status === 2 ? [2, ''] : [0, stopped.fingerprint]);
    },
  );

  test('of an earlier release, of another sweep, or no checkpoint at all: named and refused', async () => {
    const old = await runCli(...sweepArguments(spec, heldBy(new Uint8Array([255, 15]), 'checkpoint.bin')));
    expect([old.status, old.stderr]).toEqual([2, expect.stringContaining('got that of an earlier one')]);
    const other = await runCli(...sweepArguments(spec, heldBy(stopped.journal)));
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('got another sweep')]);
    const none = await runCli(...sweepArguments(spec, heldBy(new TextEncoder().encode('not a journal'))));
    expect([none.status, none.stderr]).toEqual([
      2,
      expect.stringContaining('must begin with the description of its sweep'),
    ]);
  });
});

describe('a finished sweep.json', () => {
  const changed = (change: (text: string) => string) => {
    const out = freshFolder();
    cpSync(finished, out, { recursive: true });
    const path = join(out, 'sweep.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return out;
  };

  test('is verified before it is said to be done', async () => {
    const { status, stdout, stderr } = await runCli(
      ...sweepArguments(
        spec,
        changed((text) => text),
      ),
    );
    expect([status, stdout]).toEqual([0, fingerprint]);
    expect(stderr).toContain('holds the finished sweep');
  });

  test.each<[string, (text: string) => string, string]>([
    ['forged', (text) => text.replace(/"fingerprint": "[0-9a-f]{4}/, '"fingerprint": "0000'), 'fingerprint must be'],
    [
      'with another value',
      (text) => text.replace(/("probe":"testLoss","step":1,"value":)/, '$11'),
      'fingerprint must be',
    ],
    ['cut off', (text) => text.slice(0, -2000), 'sweep.json: it must hold JSON'],
    [
      'of a later version',
      (text) => text.replace('"version": 4', '"version": 5'),
      'version must be 1, 2, 3 or 4, got 5',
    ],
  ])('that is %s is refused', async (_, change, message) => {
    const { status, stdout, stderr } = await runCli(...sweepArguments(spec, changed(change)));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

describe('standard streams', () => {
  test('"-" is standard input', async () => {
    const out = freshFolder();
    const { status, stdout } = await runShell(`cat ${spec} | $CLI sweep - --out ${out}`);
    expect([status, stdout]).toEqual([0, fingerprint]);
  });

  test('a closed pipe ends quietly', async () => {
    // `true` has ended before the first word is written.
    const { status, stderr } = await runShell(`set -o pipefail; $CLI --help | true`);
    expect([stderr, status]).toEqual(['', 0]);
  });

  test('--version prints that of the package; what is echoed is cut', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect((await runCli('--version')).stdout).toBe(`${version}\n`);
    const { status, stderr } = await runCli('x'.repeat(100_000));
    expect(status).toBe(2);
    expect(stderr.length).toBeLessThan(1000);
  });

  test('works from a folder with spaces, by a symbolic link', async () => {
    const folder = join(freshFolder(), 'a b');
    mkdirSync(folder);
    const { status, stdout } = await runShell(
      `ln -s "$PWD/.ci/cli.mjs" "${folder}/link.mjs" && cd "${folder}" && ${process.execPath} link.mjs --version`,
    );
    expect([status, stdout.trim().split('.').length]).toEqual([0, 3]);
    expect(readdirSync(folder)).toEqual(['link.mjs']);
  });
});
