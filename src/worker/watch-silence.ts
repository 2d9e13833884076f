const TICK_MILLISECONDS = 1000;
/** Until a worker is first heard its code may be on the way through a slow network. */
const START_PATIENCE = 300;

/** Watches for a worker that neither answers nor gives a sign of life. */
export interface SilenceWatch {
  start(): void;
  /** Something was heard: the count begins anew. */
  heard(): void;
  stop(): void;
}

/**
 * Calls `onSilence` after `patience` ticks of one second in which nothing was heard, or after 300 if that is more and
 * nothing ever was. Ticks are counted, not time: a page
 * that is frozen, hidden, blocked or on a sleeping machine ticks rarely or not at all, so a worker that slept with it is
 * not taken to hang, and a clock that jumps changes nothing.
 */
export function watchSilence(patience: number, onSilence: (seconds: number) => void): SilenceWatch {
  let timer: ReturnType<typeof setInterval> | null = null;
  let silent = 0;
  let limit = Math.max(patience, START_PATIENCE);
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const tick = () => {
    if (++silent < limit) return;
    stop();
    onSilence(limit);
  };
  return {
    start() {
      if (timer !== null) return;
      silent = 0;
      timer = setInterval(tick, TICK_MILLISECONDS);
    },
    heard() {
      silent = 0;
      limit = patience;
    },
    stop,
  };
}
