// The schedulers that `npm run test:schedulers` starts: what each needs, and getting it from Debian where that can be done.
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from './apt.mjs';

/** `programs` are absolute, or on the search path of a daemon; `asRoot`: it is started as root. */
export const SCHEDULERS = [
  {
    name: 'Slurm',
    packages: ['slurmctld', 'slurmd', 'slurm-client', 'munge'],
    programs: ['slurmctld', 'slurmd', 'sbatch', 'munged'],
    asRoot: true,
  },
  {
    name: 'Grid Engine',
    packages: ['gridengine-master', 'gridengine-exec', 'gridengine-client'],
    programs: ['sge_qmaster', 'sge_execd', 'qsub'],
    asRoot: true,
  },
  { name: 'GNU parallel', packages: ['parallel'], programs: ['parallel'], asRoot: false },
  {
    name: 'GNU parallel over ssh',
    packages: ['parallel', 'openssh-server', 'openssh-client', 'rsync'],
    programs: ['parallel', 'sshd', 'ssh', 'rsync'],
    asRoot: true,
  },
  { name: 'Snakemake', packages: ['snakemake'], programs: ['snakemake'], asRoot: false },
];

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const isThere = (program) => FOLDERS.some((folder) => existsSync(`${folder}/${program}`));

const isInstalled = ({ programs }) => programs.every(isThere);
const isRoot = process.getuid?.() === 0;

/** Why a scheduler cannot be started here; null where it can. */
export function obstacleTo(name) {
  const scheduler = SCHEDULERS.find((each) => each.name === name);
  const missing = scheduler.programs.filter((program) => !isThere(program));
  if (missing.length > 0)
    return `no ${missing.join(', ')}: apt-get install ${scheduler.packages.join(' ')}, as root on Debian`;
  return scheduler.asRoot && !isRoot ? 'it must be started by root' : null;
}

/** Installs what is missing, without starting any of it, where that can be done; one after the other, so that one may fail. */
export function ensureSchedulers() {
  if (!canInstallPackages()) return;
  for (const scheduler of SCHEDULERS)
    if (!isInstalled(scheduler)) installPackages(scheduler.packages, { services: false });
}
