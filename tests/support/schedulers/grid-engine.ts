import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePorts, type Site } from './site.ts';

const ROOT = '/var/lib/gridengine';
const PROGRAMS = '/usr/lib/gridengine';
const SHARED = '/usr/share/gridengine';

/** A text of lines "name value" with other values. */
const withValues = (text: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce(
    (lines, [name, value]) => lines.replace(new RegExp(`^${name}\\s.*`, 'm'), `${name} ${value}`),
    text,
  );

/** A cell of its own in the folder of a site, of Debian's programs, with root as its administrator. */
async function makeCell(site: Site): Promise<void> {
  const { folder, env } = site;
  const cell = join(folder, 'root/cell/common');
  mkdirSync(cell, { recursive: true });
  for (const name of ['spool/db', 'spool/qmaster/job_scripts', 'spool/execd'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['bin', 'lib', 'util', 'utilbin']) symlinkSync(join(ROOT, name), join(folder, 'root', name));
  const [master, exec] = await freePorts(2);
  Object.assign(env, { SGE_ROOT: join(folder, 'root'), SGE_CELL: 'cell' });
  Object.assign(env, { SGE_QMASTER_PORT: String(master), SGE_EXECD_PORT: String(exec) });
  const bootstrap = withValues(readFileSync(join(SHARED, 'default-bootstrap'), 'utf8'), {
    admin_user: 'root',
    spooling_params: join(folder, 'spool/db'),
    qmaster_spool_dir: join(folder, 'spool/qmaster'),
  });
  writeFileSync(join(cell, 'bootstrap'), bootstrap);
  writeFileSync(join(cell, 'act_qmaster'), `${hostname()}\n`);
  // A name that resolves to 127.0.0.1 comes back as localhost.
  writeFileSync(join(cell, 'host_aliases'), `${hostname()} localhost\n`);
  const settings = withValues(readFileSync(join(SHARED, 'default-configuration'), 'utf8'), {
    execd_spool_dir: join(folder, 'spool/execd'),
    min_uid: '0',
    min_gid: '0',
    load_report_time: '00:00:02',
  });
  writeFileSync(join(folder, 'configuration'), settings);
  const spool = (...args: string[]) => site.output(join(PROGRAMS, 'spooldefaults'), ...args);
  await site.output(join(PROGRAMS, 'spoolinit'), 'berkeleydb', 'libspoolb', join(folder, 'spool/db'), 'init');
  await spool('configuration', join(folder, 'configuration'));
  await spool('complexes', join(SHARED, 'util/resources/centry'));
  await spool('usersets', join(SHARED, 'util/resources/usersets'));
  await spool('managers', 'root');
}

/** Changes an object of Grid Engine by way of a file, as its editor would. */
async function configure(
  site: Site,
  name: string,
  { from, values, by }: Record<'from' | 'by', string> & { readonly values: Record<string, string> },
) {
  const file = join(site.folder, name);
  writeFileSync(file, withValues(await site.output('qconf', from), values));
  await site.output('qconf', by, file);
}

/** Starts sge_qmaster and sge_execd, with one queue of two slots on this machine that knows no load. */
export async function startGridEngine(site: Site): Promise<void> {
  await makeCell(site);
  const inForeground = { SGE_ND: '1' };
  site.start('sge_qmaster', [], inForeground);
  const host = hostname();
  await vi.waitFor(() => site.output('qconf', '-ah', host), { timeout: 30_000, interval: 200 });
  await site.output('qconf', '-as', host);
  site.start('sge_execd', [], inForeground);
  await configure(site, 'scheduler', {
    from: '-ssconf',
    values: {
      schedule_interval: '0:0:1',
      flush_submit_sec: '1',
      flush_finish_sec: '1',
      job_load_adjustments: 'NONE',
      load_adjustment_decay_time: '0:0:0',
    },
    by: '-Msconf',
  });
  await configure(site, 'queue', {
    from: '-sq',
    values: { qname: 'all.q', hostlist: host, load_thresholds: 'NONE', slots: '2', pe_list: 'NONE' },
    by: '-Aq',
  });
}

/** The jobs that have not ended: their states by number, those of the tasks of an array joined. */
export async function openJobs(site: Site): Promise<Map<string, string>> {
  const lines = (await site.output('qstat')).split('\n').slice(2);
  const jobs = new Map<string, string>();
  for (const line of lines) {
    const [id = '', , , , state = ''] = line.trim().split(/\s+/);
    jobs.set(id, [jobs.get(id), state].filter(Boolean).join(' '));
  }
  return jobs;
}
