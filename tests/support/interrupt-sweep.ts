import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Starts a sweep on two workers by the bundled command line, and ends the process once it has written a checkpoint. Throws
 * where the sweep ended by itself before: it must take some seconds, since a checkpoint is written every second.
 */
export async function interruptSweep(spec: string, out: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const process = spawn('node', ['dist-cli/main.js', 'sweep', spec, '--out', out, '--workers', '2'], {
    stdio: 'ignore',
  });
  let running = true;
  const ended = new Promise<void>((resolve) =>
    process.on('exit', () => {
      running = false;
      resolve();
    }),
  );
  while (running && !existsSync(join(out, 'checkpoint.bin'))) await new Promise((wait) => setTimeout(wait, 20));
  if (!running) throw new Error('the sweep ended before it could be interrupted.');
  process.kill(signal);
  await ended;
}
