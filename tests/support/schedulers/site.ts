import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type CliOutcome, outcomeOf } from '../cli-process.ts';
import { endAll } from './processes.ts';
import { shardedSweep } from './sharded-sweep.ts';

/** Saves often, so that a task of a second is caught with some of its work saved. */
const program = (node: string, main: string) => `#!/bin/bash
if [ "$1" = sweep ]; then set -- "$@" --save-every 0.05; fi
exec '${node}' '${main}' "$@"
`;

/** A folder where `sgdscope` is on the search path, as on a cluster, with `spec.json`. */
export interface Site {
  readonly folder: string;
  /** The ready files. */
  readonly files: string;
  /** May be added to. */
  readonly env: Record<string, string | undefined>;
  /** Starts a daemon or another program in the folder; its output goes to a file of its name there. */
  start(command: string, args: readonly string[], env?: Record<string, string>): ChildProcess;
  /** Runs a program in the folder to its end. */
  run(command: string, ...args: string[]): Promise<CliOutcome>;
  /** Runs a program that must end with 0; what it printed. */
  output(command: string, ...args: string[]): Promise<string>;
  /** Ends every process that was started here or by what was started here, and removes the folder. */
  end(): Promise<void>;
}

/** A site in the folder `sites`. */
export function makeSite(sites: string, name: string): Site {
  const folder = mkdtempSync(join(sites, `${name}-`));
  chmodSync(folder, 0o755); // daemons of another user look into it
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/sgdscope'), program(process.execPath, resolve('dist-cli/main.js')), { mode: 0o755 });
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(shardedSweep()));
  const env: Site['env'] = {
    ...process.env,
    PATH: `${folder}/bin:${process.env.PATH}:/usr/sbin:/sbin`,
    TMPDIR: folder,
  };
  const run = (command: string, ...args: string[]) => outcomeOf(spawn(command, args, { cwd: folder, env }));
  return {
    folder,
    files: resolve('docs/schedulers'),
    env,
    start(command, args, own = {}) {
      const log = join(folder, `${args.join(' ').replaceAll(/\W+/g, '-').slice(-60)}.out`);
      const line = 'exec "$0" "$@" >>"$LOG" 2>&1 </dev/null';
      return spawn('bash', ['-c', line, command, ...args], {
        cwd: folder,
        env: { ...env, ...own, LOG: log },
        stdio: 'ignore',
        detached: true,
      });
    },
    run,
    async output(command, ...args) {
      const { status, stdout, stderr } = await run(command, ...args);
      if (status === 0) return stdout.trim();
      throw new Error(`${command} ${args.join(' ')}: must end with 0, got ${status}.\n${stdout}\n${stderr}`);
    },
    async end() {
      await endAll(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ports of this machine that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Bytes of a journal that has more than its first line. */
const SAVED = 20_000;

/** Whether a shard in a folder of output is in its middle: some of its work is saved, and it has not ended. */
export function isInMiddle(out: string, index: number, of: number): boolean {
  const folder = join(out, `shard-${index}-of-${of}`);
  const journal = statSync(join(folder, 'checkpoint.journal'), { throwIfNoEntry: false });
  return journal !== undefined && journal.size > SAVED && !existsSync(join(folder, 'shard.journal'));
}

const PATIENCE = 300_000;

/** Waits until a shard is in its middle; its index. */
export async function anyInMiddle(out: string, of: number): Promise<number> {
  for (const started = performance.now(); ; ) {
    if (performance.now() - started > PATIENCE) throw new Error(`${out}: a shard must be in its middle, got none.`);
    for (let index = 1; index <= of; index++) if (isInMiddle(out, index, of)) return index;
    await wait(20);
  }
}

/** Kills the process of a shard, not those that wait for it. */
export async function killShard({ folder }: Site, index: number, of: number): Promise<void> {
  await endAll(folder, `main.js sweep spec.json --shard ${index}/${of} `);
}

/** A program that fails, in the place of `sgdscope`; `attempts` tells how often it was started. */
export function failingProgram({ folder }: Site): { readonly path: string; attempts(): number } {
  const [path, log] = [join(folder, 'bin/fails'), join(folder, 'attempts')];
  writeFileSync(path, `#!/bin/bash\necho >>'${log}'\nexit 1\n`, { mode: 0o755 });
  return { path, attempts: () => statSync(log, { throwIfNoEntry: false })?.size ?? 0 };
}

/** Copies the spec with a setting that is out of range. */
export function wrongSpec({ folder }: Site): string {
  const path = join(folder, 'wrong.json');
  writeFileSync(path, JSON.stringify({ ...shardedSweep(), grid: { learningRates: [-1], batchSizes: [8], seeds: 1 } }));
  return path;
}
