import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  endAfter,
  freshFolder,
  outcomeOf,
  runCli,
  startCli,
  sweepArguments,
  sweepOfSeconds,
} from '../support/cli-process.ts';
import { isFullSize } from '../support/full-size.ts';
import { randomMoments } from '../support/random-moments.ts';

const SHARDS = isFullSize ? 7 : 3;
const spec = sweepOfSeconds(isFullSize ? {} : { budget: { kind: 'epochs', epochs: 12 } });
/** Of one process, and of all shards in folders of one. */
let whole: { readonly out: string; readonly fingerprint: string };
let shards: string;
let fingerprints: readonly string[];

const shardArguments = (index: number, of: number, out: string) => [
  ...sweepArguments(spec, out, 1),
  '--shard',
  `${index}/${of}`,
];
const numbers = Array.from({ length: SHARDS }, (_, i) => i + 1);
const folderOf = (index: number, of = SHARDS) => join(shards, `shard-${index}-of-${of}`);
const tables = (out: string) => ['runs.csv', 'samples.csv'].map((name) => readFileSync(join(out, name), 'utf8'));

beforeAll(async () => {
  const out = freshFolder();
  const { stdout, status } = await runCli(...sweepArguments(spec, out));
  expect(status).toBe(0);
  whole = { out, fingerprint: stdout };
  shards = freshFolder();
  // All at once into one folder, as the tasks of an array do.
  const outcomes = await Promise.all(numbers.map((index) => runCli(...shardArguments(index, SHARDS, shards))));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(numbers.map(() => 0));
  fingerprints = outcomes.map((outcome) => outcome.stdout);
}, 600_000);

describe('merge', () => {
  test('in any order, a copy among them: the fingerprint and the tables of one process', async () => {
    const copy = join(freshFolder(), 'copy');
    cpSync(folderOf(2), copy, { recursive: true });
    const orders = isFullSize ? [[5, 2, 7, 1, 3, 6, 4], [...numbers].reverse(), numbers] : [[3, 1, 2]];
    for (const order of orders) {
      const out = freshFolder();
      const folders = order.map((index) => folderOf(index));
      const { status, stdout, stderr } = await runCli('merge', ...folders, copy, '--out', out);
      expect([status, stdout], stderr).toEqual([0, whole.fingerprint]);
      expect(tables(out)).toEqual(tables(whole.out));
      // It is read as any other: everything in it is derived again.
      const again = await runCli(...sweepArguments(spec, out));
      expect([again.status, again.stdout], again.stderr).toEqual([0, whole.fingerprint]);
    }
  });

  test('with a shard missing: status 1, its number and its command', async () => {
    const folders = numbers.filter((index) => index !== 3).map((index) => folderOf(index));
    const missing = await runCli('merge', ...folders, '--out', join(freshFolder(), 'out'));
    expect([missing.status, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toContain('shard 3 is missing');
    expect(missing.stderr).toContain(`sweep SPEC --shard 3/${SHARDS} --out ${shards}`);
  });
});

describe('a shard', () => {
  test('that has ended exits 0 at once with the same fingerprint, which does not depend on the folder', async () => {
    const before = statSync(join(folderOf(3), 'shard.journal')).mtimeMs;
    const again = await runCli(...shardArguments(3, SHARDS, shards), '--progress', 'json');
    expect([again.status, again.stdout]).toEqual([0, fingerprints[2]]);
    expect(JSON.parse(again.stderr)).toMatchObject({ type: 'message' });
    expect(statSync(join(folderOf(3), 'shard.journal')).mtimeMs).toBe(before);
    const { stdout } = await runCli(...sweepArguments(spec, freshFolder(), 2), '--shard', `3/${SHARDS}`);
    expect(stdout).toBe(fingerprints[2]);
  });

  test('of which the file was damaged is refused by merge, and made sound by its own command', async () => {
    const out = freshFolder();
    cpSync(shards, out, { recursive: true });
    const path = join(out, `shard-2-of-${SHARDS}`, 'shard.journal');
    const bytes = readFileSync(path);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 4;
    writeFileSync(path, bytes);
    const refused = await runCli('merge', out, '--out', freshFolder());
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('got a damaged file')]);
    const mended = await runCli(...shardArguments(2, SHARDS, out));
    expect([mended.status, mended.stdout], mended.stderr).toEqual([0, fingerprints[1]]);
  });

  test('in the folder of another shard, or of a variable that is missing, is wrong usage: status 2', async () => {
    const out = freshFolder();
    cpSync(folderOf(1), join(out, `shard-2-of-${SHARDS}`), { recursive: true });
    const other = await runCli(...shardArguments(2, SHARDS, out));
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('got another sweep or shard')]);
    const unset = await runCli(...sweepArguments(spec, freshFolder()), '--shard', 'sge');
    expect([unset.status, unset.stderr]).toEqual([2, expect.stringContaining('SGE_TASK_ID')]);
  });
});

test('plan lists the shards that sweep performs', async () => {
  const { status, stdout } = await runCli('plan', spec, '--shards', String(SHARDS), '--json');
  expect(status).toBe(0);
  const plan = JSON.parse(stdout);
  expect(plan.runs).toBe(12);
  const rows = readFileSync(join(whole.out, 'samples.csv'), 'utf8').trim().split('\n').length - 1;
  for (const [i, shard] of plan.shards.entries()) {
    expect(shard).toMatchObject({ index: i + 1, seconds: expect.any(Number), memoryBytes: expect.any(Number) });
    expect(shard.seconds).toBeGreaterThan(0);
  }
  const bytes = plan.shards.reduce((sum: number, { diskBytes }: { diskBytes: number }) => sum + diskBytes, 0);
  // The budget is one of epochs: every sample is recorded. Beside them the files have headers and ends of runs.
  expect(bytes).toBeGreaterThanOrEqual(rows * 23);
  expect(bytes).toBeLessThanOrEqual(rows * 31);
});

describe('signals', () => {
  const long = sweepOfSeconds({ budget: { kind: 'epochs', epochs: 2000 } });
  test.each(isFullSize ? (['SIGTERM', 'SIGUSR1', 'SIGXCPU'] as const) : (['SIGUSR1'] as const))(
    '%s: a checkpoint, status 130 and one JSON object a line',
    async (signal) => {
      const out = freshFolder();
      const args = ['sweep', long, '--out', out, '--workers', '1', '--shard', '1/2'];
      const child = startCli([...args, '--progress', 'json', '--progress-every', '0.1', '--save-every', '0.02'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = outcomeOf(child);
      const journal = join(out, 'shard-1-of-2', 'checkpoint.journal');
      while (!existsSync(journal) || statSync(journal).size < 20_000) await new Promise((wait) => setTimeout(wait, 5));
      child.kill(signal);
      const { status, stderr, stdout } = await ended;
      expect([status, stdout]).toEqual([130, '']);
      const lines = stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const progress = lines.filter(({ type }) => type === 'progress');
      expect(progress[0]).toMatchObject({ shard: '1/2', runs: 6, ended: 0, fraction: expect.any(Number) });
      expect(lines.at(-1)).toEqual({ type: 'message', text: expect.stringContaining('Run the same command again') });
      expect(readdirSync(join(out, 'shard-1-of-2'))).toEqual(['checkpoint.journal']);
    },
  );
});

describe('shards that are killed', () => {
  const OF = isFullSize ? 4 : 2;
  const KILLS = isFullSize ? 200 : 1;
  const SIGNALS = ['SIGKILL', 'SIGTERM'] as const;

  test(`${KILLS} times at random moments: nothing lost or doubled`, async () => {
    const started = performance.now();
    await runCli(...shardArguments(1, OF, freshFolder()));
    const duration = performance.now() - started;
    const moments = [21, 22, 23, 24, 25, 26].flatMap((seed) => randomMoments(seed, 5));
    let [kills, starts] = [0, 0];
    while (kills < KILLS) {
      const out = freshFolder();
      for (let index = 1; index <= OF; index++) {
        const args = shardArguments(index, OF, out);
        for (let again = 0; again < 2 && kills < KILLS; again++) {
          const signal = SIGNALS[starts % 2];
          const moment = moments[starts++ % moments.length] ?? 0;
          const status = await endAfter(args, 1.1 * moment * duration, signal);
          if (status === 0) break;
          // SIGTERM before it is listened to kills.
          expect(status === null || (signal === 'SIGTERM' && status === 130)).toBe(true);
          kills++;
        }
        const { status, stderr } = await runCli(...args);
        expect(status, stderr).toBe(0);
        expect(readdirSync(join(out, `shard-${index}-of-${OF}`))).toEqual(['shard.journal']);
      }
      const merged = join(out, 'merged');
      const { status, stdout, stderr } = await runCli('merge', out, '--out', merged);
      expect([status, stdout], stderr).toEqual([0, whole.fingerprint]);
      expect(tables(merged)).toEqual(tables(whole.out));
    }
    expect(kills).toBe(KILLS);
  }, 7_200_000);
});
