import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return ''; // it has ended, or is a thread of the kernel
  }
}

const openFilesOf = (id: number) => {
  const folder = `/proc/${id}/fd`;
  const names = textOf(() => readdirSync(folder).join(' '));
  return names.split(' ').map((name) => textOf(() => readlinkSync(`${folder}/${name}`)));
};

/** Whether a process has the folder in its command, environment, working folder or open files. */
function names(id: number, folder: string): boolean {
  const files = ['cmdline', 'environ'].map((name) => textOf(() => readFileSync(`/proc/${id}/${name}`, 'utf8')));
  const links = [textOf(() => readlinkSync(`/proc/${id}/cwd`)), ...openFilesOf(id)];
  return [...files, ...links].some((text) => text.includes(folder));
}

/** Parents by child, of all processes that are not dead. */
function livingProcesses(): Map<number, number> {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = ids.map((id) => [Number(id), textOf(() => readFileSync(`/proc/${id}/stat`, 'utf8'))] as const);
  const fields = stats.map(([id, text]) => [id, text.slice(text.lastIndexOf(')') + 2).split(' ')] as const);
  return new Map(
    fields.filter(([, [state]]) => state && !'ZX'.includes(state)).map(([id, [, of]]) => [id, Number(of)]),
  );
}

/** This process and those that started it, which are never ended. */
function ownLine(parents: ReadonlyMap<number, number>): Set<number> {
  const line = new Set<number>();
  for (let id = process.pid; id > 0; id = parents.get(id) ?? 0) line.add(id);
  return line;
}

const commandOf = (id: number) => textOf(() => readFileSync(`/proc/${id}/cmdline`, 'utf8')).replaceAll('\0', ' ');

/** Every process that names a folder or file, with some words in its command if any are given. Linux only. */
export function processesNaming(folder: string, words = ''): number[] {
  const parents = livingProcesses();
  const kept = ownLine(parents);
  return [...parents.keys()].filter((id) => !kept.has(id) && commandOf(id).includes(words) && names(id, folder));
}

/** The same, with all that these have started. */
export function processesOf(folder: string, words = ''): number[] {
  const parents = livingProcesses();
  const kept = ownLine(parents);
  const named = new Set(processesNaming(folder, words));
  const isOf = (id: number): boolean => named.has(id) || (parents.has(id) && isOf(parents.get(id) as number));
  return [...parents.keys()].filter((id) => !kept.has(id) && isOf(id));
}

function signal(ids: readonly number[], name: NodeJS.Signals): void {
  for (const id of ids)
    try {
      process.kill(id, name);
    } catch {
      // It has ended by itself.
    }
}

/** Stops all processes of a folder where they are, so that none can report the end of another. */
export function freeze(folder: string): void {
  let frozen = 0;
  for (;;) {
    const ids = processesOf(folder);
    signal(ids, 'SIGSTOP');
    if (ids.length === frozen) return; // none was started meanwhile
    frozen = ids.length;
  }
}

export const thaw = (folder: string): void => signal(processesOf(folder), 'SIGCONT');

/** Ends all processes of `processesOf` at once, as when a machine loses its power. */
export async function endAll(folder: string, words = ''): Promise<void> {
  for (let ids = processesOf(folder, words); ids.length > 0; ids = processesOf(folder, words)) {
    signal(ids, 'SIGKILL');
    await wait(20);
  }
}
