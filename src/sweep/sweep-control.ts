/** Pauses, resumes and stops a running sweep. A stop is final. */
export interface SweepControl {
  readonly state: 'running' | 'paused' | 'stopped';
  pause(): void;
  resume(): void;
  stop(): void;
  /** Resolves once not paused: to true if running, to false if stopped. */
  permission(): Promise<boolean>;
  /** Calls `listener` once stopped, at once if that has happened already. Returns what removes the listener. */
  onStop(listener: () => void): () => void;
}

export function createSweepControl(): SweepControl {
  let state: SweepControl['state'] = 'running';
  let waiting: (() => void)[] = [];
  const stopListeners = new Set<() => void>();
  const change = (next: SweepControl['state']) => {
    if (state === 'stopped') return;
    state = next;
    if (next === 'paused') return;
    for (const wake of waiting) wake();
    waiting = [];
    if (next === 'stopped') for (const listener of stopListeners) listener();
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
    onStop(listener) {
      if (state === 'stopped') listener();
      else stopListeners.add(listener);
      return () => void stopListeners.delete(listener);
    },
  };
}
