const INTERRUPTED = 130;

/**
 * Awaits some work during which SIGINT and SIGTERM call `stop`. A second one ends the process at once; what was saved by then
 * is intact.
 */
export async function untilInterrupted<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
  let count = 0;
  const interrupt = () => {
    if (++count > 1) process.exit(INTERRUPTED);
    stop();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work();
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
