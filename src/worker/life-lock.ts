/**
 * A worker holds a lock for as long as it lives (`main.ts`), which the browser releases however it ends: by `close`, by a crash, or
 * terminated from outside, of which the page gets no event. Where there are no locks (an insecure origin), silence tells.
 */
export interface LifeLock {
  readonly lifeLock: string;
}

/** Calls `onEnd` once the worker that holds the lock has ended. */
export function awaitEnd({ lifeLock }: LifeLock, onEnd: () => void): void {
  void navigator.locks.request(lifeLock, onEnd);
}
