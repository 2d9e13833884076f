import type { StoreApi } from 'zustand/vanilla';
import { createSweepControl, type SweepControl } from '../sweep/sweep-control.ts';
import type { PerformedSweep } from '../sweep/take-over.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { KeptSweep } from './keep-sweep.ts';
import type { SetState } from './set-state.ts';
import type { Shelf } from './shelf.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

/** The sweep on the board, as this page performs or shows it. */
export interface LiveSweep {
  readonly control: SweepControl;
  readonly stopwatch: Stopwatch;
  /** Aborted once another sweep takes its place. */
  readonly left: AbortController;
  /** Null as long as it is not saved. */
  kept: KeptSweep | null;
  /** What this page has trained from its beginning; null for a sweep that was stored. */
  performed: PerformedSweep | null;
}

export const createLiveSweep = (): LiveSweep => ({
  control: createSweepControl(),
  stopwatch: createStopwatch(),
  left: new AbortController(),
  kept: null,
  performed: null,
});

export const isLeft = ({ left }: LiveSweep) => left.signal.aborted;

/** What performing and showing sweeps on the board needs. */
export interface BoardWiring extends Pick<StoreDependencies, 'pool' | 'sources'> {
  readonly set: SetState;
  readonly get: StoreApi<AppState>['getState'];
  readonly shelf: Shelf;
  /** Puts a stored sweep on the board again, as it is stored now. Never throws. */
  reopen(id: string): void;
}
