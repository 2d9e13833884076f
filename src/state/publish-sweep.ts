import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import { engineOfRecord } from '../sweep/results/mixed.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';
import type { BoardSweep } from './app-state.ts';
import type { SetState } from './set-state.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Panels redraw at most this often while samples stream in. */
const REDRAW_MILLISECONDS = 150;

/** A sweep on the board before its engine has been chosen. */
export const unstarted = ({ plan, data }: PreparedSweep): BoardSweep => ({
  plan,
  datasetName: data.first.name,
  status: 'preparing',
  engine: null,
  traces: createTraceStore(),
  supplement: null,
  finished: new Map(),
  revision: 0,
  runsTakenOver: 0,
  progress: { fraction: 0, secondsLeft: null, elapsed: 0 },
  switches: [],
  milliseconds: null,
  fingerprint: null,
  error: null,
});

/** What panels see of a record. */
function shownOf(
  { traces, finished, fraction, milliseconds, switches, secondsLeft }: SweepRecord,
  elapsed: number,
): Partial<BoardSweep> {
  return {
    traces,
    finished: new Map(finished),
    progress: { fraction, elapsed, secondsLeft: secondsLeft(elapsed) },
    switches: [...switches],
    milliseconds,
  };
}

/** Says on figures and in files where another engine took over. */
const withProvenance = (sweep: BoardSweep): BoardSweep =>
  sweep.engine && sweep.switches.length > 0 ? { ...sweep, engine: engineOfRecord(sweep.engine, sweep) } : sweep;

/** Shows a sweep that is being performed. */
export interface Publisher {
  publish(change?: Partial<BoardSweep>): void;
  /** Publishes what has been recorded, at a bounded rate. */
  publishSoon(): void;
  /** The record whose contents are published from now on. */
  follow(record: SweepRecord): void;
}

/** Keeps the board's sweep up to date while it is performed, unless another sweep has taken its place. */
export function createPublisher(set: SetState, plan: SweepPlan, stopwatch: Stopwatch): Publisher {
  let record: SweepRecord | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isFirst = true;
  const publish = (change: Partial<BoardSweep> = {}) => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const shown = record && shownOf(record, stopwatch.seconds());
    set(({ sweep }) =>
      sweep?.plan === plan
        ? { sweep: withProvenance({ ...sweep, revision: sweep.revision + 1, ...shown, ...change }) }
        : {},
    );
  };
  return {
    publish,
    publishSoon() {
      // The first samples are shown at once, but after the next segment has been handed to its worker.
      timer ??= setTimeout(publish, isFirst ? 0 : REDRAW_MILLISECONDS);
      isFirst = false;
    },
    follow(started) {
      record = started;
    },
  };
}
