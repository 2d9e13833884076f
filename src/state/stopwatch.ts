/** Seconds of work; neither pauses count nor the time for which the machine slept or the page was frozen. */
export interface Stopwatch {
  /** Sets it to `seconds`, paused. */
  reset(seconds: number): void;
  pause(): void;
  resume(): void;
  seconds(): number;
}

const TICK_MILLISECONDS = 1000;
/**
 * A browser lets a timer of a hidden page run once a minute at the least. A longer silence is one in which nothing ran: the
 * machine slept, or the page was frozen.
 */
const LONGEST_SILENCE_MILLISECONDS = 90_000;

interface StopwatchOptions {
  /** Milliseconds of a clock that may go on while the machine sleeps. */
  readonly now?: () => number;
  /** Calls `tick` at intervals until the function that it returns is called. */
  readonly every?: (tick: () => void) => () => void;
}

function eachSecond(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MILLISECONDS);
  return () => clearInterval(timer);
}

export function createStopwatch({
  now = () => performance.now(),
  every = eachSecond,
}: StopwatchOptions = {}): Stopwatch {
  let gathered = 0;
  let seen: number | null = null;
  let endTicks = () => {};
  /** Adds the time since this was last called, unless nothing can have run in it. */
  const gather = () => {
    if (seen === null) return;
    const at = now();
    const passed = at - seen;
    if (passed > 0 && passed <= LONGEST_SILENCE_MILLISECONDS) gathered += passed;
    seen = at;
  };
  const pause = () => {
    if (seen === null) return;
    gather();
    seen = null;
    endTicks();
  };
  return {
    reset(seconds) {
      pause();
      gathered = seconds * 1000;
    },
    pause,
    resume() {
      if (seen !== null) return;
      seen = now();
      endTicks = every(gather);
    },
    seconds() {
      gather();
      return gathered / 1000;
    },
  };
}
