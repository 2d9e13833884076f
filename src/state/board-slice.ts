import { buildDataset } from '../data/build-dataset.ts';
import { messageOf } from '../errors.ts';
import { cohortsOf, planSweep } from '../sweep/plan.ts';
import { sweepFingerprint } from '../sweep/results/fingerprint.ts';
import { runResults } from '../sweep/results/results.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import { runSweep, stoppedRuns } from '../sweep/run-sweep.ts';
import type { PhaseMilliseconds } from '../sweep/segment/phase.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SegmentResult } from '../sweep/segment/segment.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepControl, type SweepControl } from '../sweep/sweep-control.ts';
import { createSweepData } from '../sweep/sweep-data.ts';
import { createSweepProgress } from '../sweep/sweep-progress.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { READY } from './loading.ts';
import { sumOfPhases } from './measuring-work.ts';
import type { SetState } from './set-state.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

type BoardSlice = Pick<
  AppState,
  'enginePreference' | 'setEnginePreference' | 'sweep' | 'start' | 'pause' | 'resume' | 'stop'
>;

/** Panels redraw at most this often while samples stream in. */
const REDRAW_MILLISECONDS = 150;

/** A sweep in hand: what the slice needs beside what panels see. */
interface Session {
  readonly control: SweepControl;
  readonly stopwatch: Stopwatch;
}

/** The first state of a sweep on the board, before any engine is chosen. */
async function prepared({ draft }: AppState, { sources }: StoreDependencies) {
  const spec = parseSweepSpec(draft);
  const data = await createSweepData(spec.dataset, (one) => buildDataset(one, sources));
  const plan = planSweep(spec, data.first);
  const sweep: BoardSweep = {
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
  };
  return { data, sweep };
}

/** Seconds left if the rest goes as fast as what is done; unknown until a twentieth is. */
const secondsLeft = (fraction: number, elapsed: number) =>
  fraction < 0.05 ? null : (elapsed * (1 - fraction)) / fraction;

/** Keeps the board's sweep up to date with the segments that come in, redrawing at a bounded rate. */
function createRecorder(set: SetState, initial: BoardSweep, { stopwatch }: Session) {
  const finished = new Map<number, FinishedRun>();
  const progress = createSweepProgress(initial.plan.runs, initial.plan.spec.budget);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let milliseconds: PhaseMilliseconds | null = null;
  const publish = (change: Partial<BoardSweep> = {}) => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const fraction = progress.fraction();
    const elapsed = stopwatch.seconds();
    set(({ sweep }) =>
      // A newer sweep may have taken the board.
      sweep?.plan !== initial.plan
        ? {}
        : {
            sweep: {
              ...sweep,
              finished: new Map(finished),
              revision: sweep.revision + 1,
              progress: { fraction, elapsed, secondsLeft: secondsLeft(fraction, elapsed) },
              milliseconds,
              ...change,
            },
          },
    );
  };
  const recordFinished = (ended: readonly FinishedRun[]) => {
    for (const run of ended) finished.set(run.run, run);
  };
  return {
    publish,
    recordFinished,
    finished,
    record({ samples, finished: ended, milliseconds: taken }: Omit<SegmentResult, 'state'>) {
      initial.traces.append(samples);
      if (taken) milliseconds = sumOfPhases(milliseconds, taken);
      recordFinished(ended);
      progress.observe(samples, ended);
      timer ??= setTimeout(publish, REDRAW_MILLISECONDS);
    },
  };
}

export function boardSlice(set: SetState, get: () => AppState, dependencies: StoreDependencies): BoardSlice {
  let session: Session | null = null;

  const train = async (own: Session, { data, sweep }: Awaited<ReturnType<typeof prepared>>) => {
    const { plan, traces } = sweep;
    const recorder = createRecorder(set, sweep, own);
    try {
      const chosen = await dependencies.pool.choose(get().enginePreference, plan, data);
      if (own.control.state === 'stopped') return recorder.publish({ status: 'stopped' });
      recorder.publish({ engine: chosen.description, status: own.control.state === 'paused' ? 'paused' : 'running' });
      own.stopwatch.restart();
      const tasks = cohortsOf(plan, chosen.cohortSize).map((cohort) => ({ cohort, state: null }));
      const left = await runSweep({
        tasks,
        workers: chosen.workers,
        control: own.control,
        spawn: chosen.spawn,
        onSegment: (result) => recorder.record(result),
      });
      own.stopwatch.pause();
      recorder.recordFinished(stoppedRuns(left));
      const done = left.length === 0;
      const results = runResults(plan, traces, recorder.finished);
      recorder.publish({
        status: done ? 'finished' : 'stopped',
        fingerprint: done ? sweepFingerprint(plan.spec, results, traces.all()) : null,
      });
    } catch (error) {
      recorder.publish({ status: 'failed', error: messageOf(error) });
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
      session?.control.stop();
      const own: Session = { control: createSweepControl(), stopwatch: createStopwatch() };
      session = own;
      // What could not be opened has nothing to do with this run.
      set(({ dataset }) => ({ readingQuestion: null, ...(dataset.state === 'failed' && { dataset: READY }) }));
      try {
        const ready = await prepared(get(), dependencies);
        if (session !== own) return;
        set({ sweep: ready.sweep, hovered: null, selected: null });
        await train(own, ready);
      } catch (error) {
        set({ draftError: messageOf(error) });
      }
    },
    pause() {
      if (!isLive()) return;
      session?.control.pause();
      session?.stopwatch.pause();
      setStatus('paused');
    },
    resume() {
      if (get().sweep?.status !== 'paused') return;
      session?.control.resume();
      session?.stopwatch.resume();
      setStatus('running');
    },
    stop() {
      if (!isLive()) return;
      session?.control.stop();
      setStatus('stopping');
    },
  };
}
