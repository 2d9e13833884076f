/** Exit status of what was interrupted and goes on when the same command runs again, whatever the signal was. */
export const INTERRUPTED = 130;

/**
 * SIGTERM and SIGINT everywhere; the warnings of schedulers before the end: SIGUSR1 (Slurm, as --signal asks for, and Grid Engine),
 * SIGUSR2 and SIGXCPU (Grid Engine). In place of a listener of ours Node would open its debugger on SIGUSR1.
 */
const SIGNALS: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'];

/** What stops the work in progress, where it can be stopped so that nothing is lost. */
let graceful: (() => void) | null = null;

/**
 * To be called once, before any work. A signal stops the work of `untilInterrupted`; where there is none, and the second
 * time, it ends the process. What was saved by then is intact.
 */
export function listenForInterrupts(): void {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      const stop = graceful;
      if (stop === null) process.exit(INTERRUPTED);
      graceful = null;
      stop();
    });
}

/** Awaits some work during which a signal calls `stop`. */
export async function untilInterrupted<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
  graceful = stop;
  try {
    return await work();
  } finally {
    graceful = null;
  }
}
