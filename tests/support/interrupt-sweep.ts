import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startCli, sweepArguments } from './cli-process.ts';

/**
 * Starts a sweep on two workers by the bundled command line, and ends the process once it has saved some steps. Throws
 * where the sweep ended by itself before.
 */
export async function interruptSweep(spec: string, out: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const process = startCli(sweepArguments(spec, out, 2), { stdio: 'ignore' });
  let running = true;
  const ended = new Promise<void>((resolve) =>
    process.on('exit', () => {
      running = false;
      resolve();
    }),
  );
  const path = join(out, 'checkpoint.journal');
  const saved = () => (existsSync(path) ? statSync(path).size : 0);
  let first = 0;
  // The journal is there before the first step; once it has grown, some are saved.
  while (running && (first === 0 || saved() === first)) {
    first ||= saved();
    await new Promise((wait) => setTimeout(wait, 20));
  }
  if (!running) throw new Error('the sweep ended before it could be interrupted.');
  process.kill(signal);
  await ended;
}
