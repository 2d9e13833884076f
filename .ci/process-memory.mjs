// Memory of a process and all its descendants, sampled from /proc; nothing on systems without it.
import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Parent and resident bytes of a process; undefined once it has ended. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return undefined;
  }
}

/** Resident bytes of `root` and its descendants together, which counts shared pages several times; undefined without /proc. */
export function memoryOfTree(root) {
  let pids;
  try {
    pids = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return undefined;
  }
  const stats = new Map(pids.map((pid) => [pid, statOf(pid)]).filter(([, stat]) => stat !== undefined));
  const belongs = (pid) => {
    for (let at = pid; at > 1; at = stats.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  let bytes = 0;
  for (const [pid, stat] of stats) if (belongs(pid)) bytes += stat.bytes;
  return bytes;
}

/** Samples the memory of a process every half second; `stop` returns the peak in MiB, null if it could not be read. */
export function watchMemory(pid) {
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, memoryOfTree(pid) ?? 0);
  };
  const timer = setInterval(sample, 500);
  return {
    stop() {
      clearInterval(timer);
      return peak > 0 ? Math.round(peak / 2 ** 20) : null;
    },
  };
}
