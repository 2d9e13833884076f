import { whenIdle } from './when-idle.ts';

/** Not at once: whoever sees a sweep end looks at it, or starts the next. */
const QUIET_MILLISECONDS = 1500;
const LONGEST_WAIT_MILLISECONDS = 5000;

/** Resolves when the page has had nothing to do for a moment, at the latest after some seconds; rejects once aborted. */
export const quietMoment = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      cancel = whenIdle(resolve, LONGEST_WAIT_MILLISECONDS);
    }, QUIET_MILLISECONDS);
    let cancel = () => clearTimeout(timer);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
