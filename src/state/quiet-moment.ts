/** Not at once: whoever sees a sweep end looks at it, or starts the next. */
const QUIET_MILLISECONDS = 1500;
const LONGEST_WAIT_MILLISECONDS = 5000;

/** Resolves when the page has had nothing to do for a moment, at the latest after some seconds; rejects once aborted. */
export const quietMoment = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = () => {
      // Safari has no such call.
      if (typeof requestIdleCallback === 'function')
        requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MILLISECONDS });
      else resolve();
    };
    const timer = setTimeout(asked, QUIET_MILLISECONDS);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
