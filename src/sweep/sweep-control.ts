/** Pauses, resumes and stops a running sweep, at the next segment boundary. A stop is final. */
export interface SweepControl {
  readonly state: 'running' | 'paused' | 'stopped';
  pause(): void;
  resume(): void;
  stop(): void;
  /** Resolves once not paused: to true if running, to false if stopped. */
  permission(): Promise<boolean>;
}

export function createSweepControl(): SweepControl {
  let state: SweepControl['state'] = 'running';
  let waiting: (() => void)[] = [];
  const change = (next: SweepControl['state']) => {
    if (state === 'stopped') return;
    state = next;
    if (next === 'paused') return;
    for (const wake of waiting) wake();
    waiting = [];
  };
  return {
    get state() {
      return state;
    },
    pause: () => change('paused'),
    resume: () => change('running'),
    stop: () => change('stopped'),
    async permission() {
      while (state === 'paused') await new Promise<void>((wake) => waiting.push(wake));
      return state === 'running';
    },
  };
}
