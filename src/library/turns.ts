const BUSY_MILLISECONDS = 8;

/** A function to be awaited between pieces of long work: it lets the page have its turn where this thread has been busy for long. */
export function createTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < BUSY_MILLISECONDS) return;
    await new Promise((resume) => setTimeout(resume));
    began = performance.now();
  };
}
