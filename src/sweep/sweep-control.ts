/** The user's hand on a running sweep. Takes effect at the next segment boundary; a stop cannot be taken back. */
export interface SweepControl {
  readonly state: 'running' | 'paused' | 'stopped';
  pause(): void;
  resume(): void;
  stop(): void;
  /** Resolves when work may go on: true, or false once stopped. */
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
