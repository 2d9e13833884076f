import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
import { randomMoments } from '../support/random-moments.ts';

const spec = sweepOfSeconds();
let whole: { readonly fingerprint: string; readonly samples: string; readonly milliseconds: number };

beforeAll(async () => {
  const out = freshFolder();
  const started = performance.now();
  const { stdout, status } = await runCli(...sweepArguments(spec, out));
  expect(status).toBe(0);
  const milliseconds = performance.now() - started;
  whole = { fingerprint: stdout, samples: readFileSync(join(out, 'samples.csv'), 'utf8'), milliseconds };
}, 600_000);

/** Resolves once the journal of a sweep has that many bytes. */
async function journalOf(out: string, bytes: number): Promise<void> {
  const path = join(out, 'checkpoint.journal');
  while (!existsSync(path) || statSync(path).size < bytes) await new Promise((wait) => setTimeout(wait, 5));
}

describe('a sweep that is killed', () => {
  // From before the first step to the writing of the results; killed a second time where it has not ended by then.
  const seconds = randomMoments(12);
  const moments = randomMoments(11).map((first, i) => [first, seconds[i] ?? 0] as const);

  test.each(moments)('at %d of its time ends with every sample once', async (first, second) => {
    const out = freshFolder();
    const args = sweepArguments(spec, out);
    const killed = (await endAfter(args, 1.1 * first * whole.milliseconds)) === null;
    if (killed) await endAfter(args, second * whole.milliseconds);
    const { status, stdout, stderr } = await runCli(...sweepArguments(spec, out));
    expect([status, stdout], stderr).toEqual([0, whole.fingerprint]);
    expect(readFileSync(join(out, 'samples.csv'), 'utf8')).toBe(whole.samples);
    expect(readdirSync(out).sort()).toEqual([
      'runs.csv',
      'runs.parquet',
      'samples.csv',
      'samples.parquet',
      'sweep.json',
    ]);
  });

  test('goes on from what it had saved', async () => {
    const out = freshFolder();
    const child = startCli(sweepArguments(spec, out), { stdio: 'ignore' });
    const ended = outcomeOf(child);
    await journalOf(out, 100_000);
    child.kill('SIGKILL');
    await ended;
    const { stderr, stdout } = await runCli(...sweepArguments(spec, out));
    expect(Number(/Goes on from ([\d.]+) % of its work/.exec(stderr)?.[1])).toBeGreaterThan(0);
    expect(stdout).toBe(whole.fingerprint);
  });
});

describe('signals', () => {
  test('one SIGINT saves and ends with 130, a second ends at once; both can be resumed', async () => {
    for (const signals of [1, 2]) {
      const out = freshFolder();
      const child = startCli(sweepArguments(spec, out), { stdio: ['ignore', 'pipe', 'pipe'] });
      const ended = outcomeOf(child);
      await journalOf(out, 20_000);
      for (let i = 0; i < signals; i++) child.kill('SIGINT');
      expect((await ended).status).toBe(130);
      expect(existsSync(join(out, 'sweep.json'))).toBe(false);
      expect((await runCli(...sweepArguments(spec, out))).stdout).toBe(whole.fingerprint);
    }
  });
});
