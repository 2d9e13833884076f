/** Runs something once the browser is idle, or after `longest` milliseconds. Returns what cancels it. Safari never says that it is idle. */
export function whenIdle(run: () => void, longest: number): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: longest });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, 1000);
  return () => clearTimeout(timer);
}
