import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isFullSize } from './full-size.ts';

const MAIN = resolve('dist-cli/main.js');
/** A command that waits for ever is to fail its test. */
const MOST_MILLISECONDS = isFullSize ? 3_600_000 : 300_000;

export interface CliOutcome {
  /** null: ended by a signal. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const freshFolder = () => mkdtempSync(join(tmpdir(), 'sgdscope-'));

/** Starts the command line as it is bundled. */
export function startCli(args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], options);
}

/** What a process writes until it ends. */
export function outcomeOf(child: ChildProcess): Promise<CliOutcome> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr?.on('data', (piece) => {
    stderr += piece;
  });
  return new Promise((settle) => child.on('close', (status) => settle({ status, stdout, stderr })));
}

export const runCli = (...args: string[]): Promise<CliOutcome> => outcomeOf(startCli(args));

/** Starts the command line and sends it a signal after some time. Its status; null where the signal killed it. */
export async function endAfter(
  args: readonly string[],
  milliseconds: number,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<number | null> {
  const child = startCli(args, { stdio: 'ignore' });
  const ended = outcomeOf(child);
  const timer = setTimeout(() => child.kill(signal), milliseconds);
  const { status } = await ended;
  clearTimeout(timer);
  return status;
}

/** Runs the command line to its end; nothing else happens here meanwhile. */
export const runCliSync = (...args: string[]): CliOutcome =>
  spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: MOST_MILLISECONDS });

/** By a shell, for what only a shell does: limits, pipes. "$CLI" runs the command line. */
export const runShell = (script: string): Promise<CliOutcome> =>
  outcomeOf(spawn('bash', ['-c', script], { env: { ...process.env, CLI: `${process.execPath} ${MAIN}` } }));

/** A spec file of a sweep of some seconds, with 12 runs in cohorts of several lengths. */
export function sweepOfSeconds(change: object = {}): string {
  const path = join(freshFolder(), 'spec.json');
  const spec = JSON.parse(readFileSync('public/examples/small.json', 'utf8'));
  const grid = { learningRates: [0.1, 0.4], batchSizes: [8, 32], seeds: 3 };
  writeFileSync(
    path,
    JSON.stringify({ ...spec, grid, budget: { kind: 'epochs', epochs: isFullSize ? 250 : 120 }, ...change }),
  );
  return path;
}

/** Arguments of a sweep that saves many times a second, on one worker, or two at full size, unless told otherwise. */
export const sweepArguments = (spec: string, out: string, workers = isFullSize ? 2 : 1): string[] => [
  'sweep',
  spec,
  '--out',
  out,
  '--workers',
  String(workers),
  '--save-every',
  '0.02',
];
