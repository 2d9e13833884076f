import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { endAll, freeze, processesNaming, thaw } from './processes.ts';
import { freePorts, type Site } from './site.ts';

export const NODES = ['node1', 'node2', 'node3'] as const;

const nodeFolder = (site: Site, node: string) => join(site.folder, node, '');

/**
 * Three nodes of one processor on one machine, without control groups; a node that does not answer for five seconds is down, and a
 * task is queued again once its credential has expired (`cred_expire`), here after five seconds instead of two minutes.
 */
const configuration = ({ folder }: Site, ports: readonly number[]) => `
ClusterName=sgdscope
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${ports[3]}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdSpoolDir=${folder}/%n/spool
SlurmdPidFile=${folder}/%n/slurmd.pid
SlurmdLogFile=${folder}/%n/slurmd.log
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
SlurmdTimeout=5
SlurmdParameters=config_overrides
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=10000,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
${NODES.map((node, i) => `NodeName=${node} NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[i]} CPUs=1`).join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;

/** Starts munged, slurmctld and three slurmd in the folder of a site, and waits until all nodes are idle. */
export async function startSlurm(site: Site): Promise<void> {
  const { folder, env } = site;
  for (const name of ['state', ...NODES]) mkdirSync(join(folder, name));
  const key = join(folder, 'munge.key');
  writeFileSync(key, randomBytes(128), { mode: 0o600 });
  env.SLURM_CONF = join(folder, 'slurm.conf');
  writeFileSync(env.SLURM_CONF, configuration(site, await freePorts(4)));
  const own = (option: string, name: string) => `--${option}=${join(folder, name)}`;
  const files = [own('socket', 'munge.socket'), own('pid-file', 'munge.pid'), own('seed-file', 'munge.seed')];
  site.start('munged', ['--foreground', ...files, `--key-file=${key}`]);
  await vi.waitFor(() => site.output('munge', '--socket', join(folder, 'munge.socket'), '--no-input'), 30_000);
  site.start('slurmctld', ['-D', '-c']);
  for (const node of NODES) startNode(site, node);
  const states = async () => (await site.output('sinfo', '--noheader', '--Node', '--format=%t')).split('\n');
  await vi.waitFor(
    async () => {
      if ((await states()).some((state) => state !== 'idle')) throw new Error(`nodes: ${await states()}`);
    },
    { timeout: 60_000, interval: 200 },
  );
}

export const startNode = (site: Site, node: string) => site.start('slurmd', ['-D', '-N', node]);

/**
 * Stops everything on a node where it is, and kills it if `isWanted` still holds then, else lets it go on. Whether it was killed. What
 * belongs to a node is known by its folder: slurmd and the steps write its log, and jobs run a script in its spool.
 */
export async function killNode(site: Site, node: string, isWanted: () => boolean): Promise<boolean> {
  freeze(nodeFolder(site, node));
  if (!isWanted()) {
    thaw(nodeFolder(site, node));
    return false;
  }
  await endAll(nodeFolder(site, node));
  return true;
}

/** Sends a signal to the shell of a running task alone, as Slurm does for `--signal=B:…`. */
export function signalShell(site: Site, { node, job }: Pick<Task, 'node' | 'job'>, signal: NodeJS.Signals): void {
  const script = join(nodeFolder(site, node), `spool/job${job.padStart(5, '0')}/slurm_script`);
  for (const id of processesNaming(script)) process.kill(id, signal);
}

interface Task {
  /** Number of its own. */
  readonly job: string;
  readonly index: number;
  readonly state: string;
  readonly node: string;
  readonly restarts: number;
  readonly exitCode: number;
}

/** The tasks of an array, those that have ended too. */
export async function tasksOf(site: Site, array: string): Promise<Task[]> {
  const lines = (await site.output('scontrol', '--oneliner', 'show', 'job', array)).split('\n');
  const field = (line: string, name: string) => new RegExp(`\\b${name}=(\\S*)`).exec(line)?.[1] ?? '';
  return lines
    .filter((line) => /^\d+$/.test(field(line, 'ArrayTaskId')))
    .map((line) => ({
      job: field(line, 'JobId'),
      index: Number(field(line, 'ArrayTaskId')),
      state: field(line, 'JobState'),
      node: field(line, 'NodeList'),
      restarts: Number(field(line, 'Restarts')),
      exitCode: Number.parseInt(field(line, 'ExitCode'), 10),
    }));
}

/** State of a job that is no array. */
export async function stateOf(site: Site, job: string): Promise<string> {
  const line = await site.output('scontrol', '--oneliner', 'show', 'job', job);
  return /\bJobState=(\S+)/.exec(line)?.[1] ?? '';
}
