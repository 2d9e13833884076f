/** Seconds of work, pauses excluded. */
export interface Stopwatch {
  restart(): void;
  pause(): void;
  resume(): void;
  seconds(): number;
}

export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
  let gathered = 0;
  let since: number | null = null;
  const running = () => (since === null ? 0 : now() - since);
  return {
    restart() {
      gathered = 0;
      since = now();
    },
    pause() {
      gathered += running();
      since = null;
    },
    resume() {
      since ??= now();
    },
    seconds: () => (gathered + running()) / 1000,
  };
}
