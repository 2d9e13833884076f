import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, so that it is not taken for a later one with the same number. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When it started, in words of the operating system; '' where that cannot be told. */
  readonly started: string;
}

/** The place of the start time among the fields of /proc/PID/stat that follow the name of the program. */
const START_FIELD = 19;

/** When a process started; undefined where there is none with this number. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name is in parentheses and may hold any character, parentheses too.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD];
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other error than "no such process" is of one that is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

export const thisProcess = (): ProcessIdentity => ({
  host: hostname(),
  pid: process.pid,
  started: startOf(process.pid) ?? '',
});

/** Whether a process is on another machine. */
export const isElsewhere = ({ host }: ProcessIdentity): boolean => host !== hostname();

/** Whether a process has ended. One on another machine cannot be seen and counts as running. */
export const hasEnded = ({ host, pid, started }: ProcessIdentity): boolean =>
  host === hostname() && startOf(pid) !== started;
