import type { EngineTiming } from '../engine/engine-timing.ts';

/** The timing of engines: in progress or failed, else at rest. */
export type TimingProgress =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'failed'; readonly message: string };

export interface EngineTimingState {
  /** How fast the engines are on sweeps like that on the board, as remembered in this browser; null: not timed yet. */
  readonly engineTiming: EngineTiming | null;
  readonly timingProgress: TimingProgress;
  /** Times the engines on the board's sweep, unless one is being performed. A sweep that starts ends it. Never throws. */
  timeEngines(): Promise<void>;
}
