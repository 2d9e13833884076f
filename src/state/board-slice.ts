import { buildDataset } from '../data/build-dataset.ts';
import { messageOf } from '../errors.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../sweep/perform-sweep.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import { createSweepControl, type SweepControl } from '../sweep/sweep-control.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { createSweepRecord, type SweepRecord } from '../sweep/sweep-record.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { READY } from './loading.ts';
import type { SetState } from './set-state.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

type BoardSlice = Pick<
  AppState,
  'enginePreference' | 'setEnginePreference' | 'sweep' | 'start' | 'pause' | 'resume' | 'stop'
>;

/** Panels redraw at most this often while samples stream in. */
const REDRAW_MILLISECONDS = 150;

/** The sweep that is being performed, beside what panels see of it. */
interface LiveSweep {
  readonly control: SweepControl;
  readonly stopwatch: Stopwatch;
}

/** A sweep on the board before its engine has been chosen. */
const unstarted = ({ plan, data }: PreparedSweep): BoardSweep => ({
  plan,
  datasetName: data.first.name,
  status: 'preparing',
  engine: null,
  traces: createTraceStore(),
  finished: new Map(),
  revision: 0,
  progress: { fraction: 0, secondsLeft: null, elapsed: 0 },
  milliseconds: null,
  fingerprint: null,
  error: null,
});

/** Seconds left at the mean speed so far; null before a twentieth of the work is done. */
const secondsLeft = (fraction: number, elapsed: number) =>
  fraction < 0.05 ? null : (elapsed * (1 - fraction)) / fraction;

/** What panels see of a record. */
function shownOf({ traces, finished, fraction, milliseconds }: SweepRecord, elapsed: number): Partial<BoardSweep> {
  return {
    traces,
    finished: new Map(finished),
    progress: { fraction, elapsed, secondsLeft: secondsLeft(fraction, elapsed) },
    milliseconds,
  };
}

/** Keeps the board's sweep up to date while it is performed, unless another sweep has taken its place. */
function createPublisher(set: SetState, plan: SweepPlan, stopwatch: Stopwatch) {
  let record: SweepRecord | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const publish = (change: Partial<BoardSweep> = {}) => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const shown = record && shownOf(record, stopwatch.seconds());
    set(({ sweep }) =>
      sweep?.plan === plan ? { sweep: { ...sweep, revision: sweep.revision + 1, ...shown, ...change } } : {},
    );
  };
  return {
    publish,
    /** Publishes what has been recorded, at a bounded rate. */
    publishSoon() {
      timer ??= setTimeout(publish, REDRAW_MILLISECONDS);
    },
    /** The record whose contents are published from now on. */
    follow(started: SweepRecord) {
      record = started;
    },
  };
}

const STATUS_OF = { running: 'running', paused: 'paused', stopped: 'stopping' } as const;

export function boardSlice(set: SetState, get: () => AppState, dependencies: StoreDependencies): BoardSlice {
  let live: LiveSweep | null = null;

  const perform = async ({ control, stopwatch }: LiveSweep, { plan, data }: PreparedSweep) => {
    const { publish, publishSoon, follow } = createPublisher(set, plan, stopwatch);
    try {
      const pool = await dependencies.pool.choose(get().enginePreference, plan, data);
      const record = createSweepRecord(plan, { pool });
      follow(record);
      publish({ engine: pool.description, status: STATUS_OF[control.state] });
      if (control.state === 'running') stopwatch.restart();
      await performSweep(record, { pool, control, onSegment: publishSoon });
      stopwatch.pause();
      record.recordStopped();
      const fingerprint = record.fingerprint();
      publish({ fingerprint, status: fingerprint === null ? 'stopped' : 'finished' });
    } catch (error) {
      publish({ status: 'failed', error: messageOf(error) });
    }
  };
  const setStatus = (status: BoardSweep['status']) =>
    set(({ sweep }) => (sweep ? { sweep: { ...sweep, status } } : {}));
  const isLive = () => ['preparing', 'running', 'paused'].includes(get().sweep?.status ?? '');

  return {
    enginePreference: 'auto',
    setEnginePreference: (enginePreference) => set({ enginePreference }),
    sweep: null,
    async start() {
      live?.control.stop();
      const own: LiveSweep = { control: createSweepControl(), stopwatch: createStopwatch() };
      live = own;
      // A failure to open files does not concern this sweep.
      set(({ dataset }) => ({ readingQuestion: null, ...(dataset.state === 'failed' && { dataset: READY }) }));
      try {
        const prepared = await prepareSweep(get().draft, (spec) => buildDataset(spec, dependencies.sources));
        if (live !== own) return;
        set({ sweep: unstarted(prepared), hovered: null, selected: null });
        await perform(own, prepared);
      } catch (error) {
        set({ draftError: messageOf(error) });
      }
    },
    pause() {
      if (!isLive()) return;
      live?.control.pause();
      live?.stopwatch.pause();
      setStatus('paused');
    },
    resume() {
      if (get().sweep?.status !== 'paused') return;
      live?.control.resume();
      live?.stopwatch.resume();
      setStatus('running');
    },
    stop() {
      if (!isLive()) return;
      live?.control.stop();
      setStatus('stopping');
    },
  };
}
