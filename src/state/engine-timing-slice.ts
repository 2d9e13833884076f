import { messageOf } from '../errors.ts';
import { prepareSweep } from '../sweep/perform-sweep.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { EngineTimingState } from './engine-timing-state.ts';
import { quietMoment } from './quiet-moment.ts';
import type { SetState } from './set-state.ts';

/** Timing takes some seconds of one core; sweeps that take less have little to gain from another engine. */
const LEAST_SECONDS = 5;

interface TimingWiring extends Pick<StoreDependencies, 'pool' | 'sources'> {
  subscribe(listener: (state: AppState, before: AppState) => void): void;
}

const isPerformed = (sweep: BoardSweep | null) =>
  sweep !== null && ['preparing', 'running', 'stopping'].includes(sweep.status);

/** Whether a sweep has just ended on which the engines are worth timing unasked. */
function isOccasion({ sweep, enginePreference, engineTiming, claimBatch }: AppState, before: BoardSweep | null) {
  return (
    sweep?.status === 'finished' &&
    before?.plan === sweep.plan &&
    isPerformed(before) &&
    enginePreference === 'auto' &&
    engineTiming === null &&
    claimBatch === null &&
    sweep.progress.elapsed >= LEAST_SECONDS
  );
}

/**
 * Times the engines on request, and unasked after a sweep whose kind they were not timed on: never before or while one is
 * performed, which would wait for it or share its cores with it.
 */
export function engineTimingSlice(
  set: SetState,
  get: () => AppState,
  { pool, sources, subscribe }: TimingWiring,
): EngineTimingState {
  let abort: AbortController | null = null;
  const timed = async ({ spec }: SweepPlan, signal: AbortSignal) => {
    const prepared = await prepareSweep(spec, (dataset) => sources.build(dataset, { signal }));
    signal.throwIfAborted();
    return pool.time(prepared, signal);
  };
  /** Times them after `ready`, on the sweep that is on the board now. */
  const timeAfter = async (ready: (signal: AbortSignal) => Promise<void>) => {
    const { sweep } = get();
    if (abort || sweep === null || isPerformed(sweep)) return;
    const own = new AbortController();
    abort = own;
    try {
      await ready(own.signal);
      set({ timingProgress: { state: 'running' } });
      const engineTiming = await timed(sweep.plan, own.signal);
      set({ timingProgress: { state: 'idle' }, ...(get().sweep?.plan === sweep.plan && { engineTiming }) });
    } catch (error) {
      set({ timingProgress: own.signal.aborted ? { state: 'idle' } : { state: 'failed', message: messageOf(error) } });
    } finally {
      if (abort === own) abort = null;
    }
  };
  subscribe((state, { sweep: before }) => {
    const { sweep } = state;
    if (sweep === before) return;
    if (sweep?.plan !== before?.plan) {
      abort?.abort();
      abort = null;
      set({ engineTiming: sweep && pool.timing(sweep.plan) });
    } else if (isPerformed(sweep)) abort?.abort();
    else if (isOccasion(state, before)) void timeAfter(quietMoment);
  });
  return {
    engineTiming: null,
    timingProgress: { state: 'idle' },
    timeEngines: () => timeAfter(async () => {}),
  };
}
