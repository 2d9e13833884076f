import type { SweepControl } from './sweep-control.ts';

export const STOPPED = Symbol('stopped');

/**
 * What `work` resolves to, or STOPPED if the sweep is stopped and `work` does not settle within `grace` milliseconds: it
 * may be that of a worker that never answers. `work` goes on; the caller disposes of what performs it.
 */
export function untilStopped<T>(work: Promise<T>, control: SweepControl, grace = 0): Promise<T | typeof STOPPED> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const removeListener = control.onStop(() => {
      timer = setTimeout(() => resolve(STOPPED), grace);
    });
    const settled = () => {
      removeListener();
      clearTimeout(timer);
    };
    work.finally(settled).then(resolve, reject);
  });
}
