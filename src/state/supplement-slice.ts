import { messageOf } from '../errors.ts';
import { libraryErrorOf } from '../library/library-error.ts';
import { costOn, sweepCost } from '../sweep/cost/sweep-cost.ts';
import { packSupplement, type Supplement, withSupplement, withTier } from '../sweep/supplement/supplement.ts';
import { createSweepControl, type SweepControl } from '../sweep/sweep-control.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { supplementFault } from './library-notices.ts';
import { machineOf, ownTraces, performSupplement, progressOn } from './perform-supplement.ts';
import type { SetState } from './set-state.ts';
import type { Shelf } from './shelf.ts';
import type { SupplementState } from './supplement-state.ts';
import type { SweepDesk } from './sweep-desk.ts';

interface SupplementWiring extends Pick<StoreDependencies, 'pool' | 'sources'> {
  readonly desk: SweepDesk;
  readonly shelf: Shelf;
  /** Threads of the simd engine. */
  readonly workers: number;
  subscribe(listener: (state: AppState, before: AppState) => void): void;
}

const IDLE = { state: 'idle' } as const;

const hasEnded = ({ status, engine }: BoardSweep) => engine !== null && (status === 'finished' || status === 'stopped');

/** A sweep together with its supplement. */
function supplemented(sweep: BoardSweep, supplement: Supplement): BoardSweep {
  const own = ownTraces(sweep);
  const traces = withSupplement(own, sweep.plan.spec.measure.tier, supplement);
  return { ...sweep, traces, supplement: { ...supplement, own }, revision: sweep.revision + 1 };
}

/** Measures supplements of the sweep on the board, one at a time. */
export function supplementSlice(
  set: SetState,
  get: () => AppState,
  { pool, sources, desk, shelf, workers, subscribe }: SupplementWiring,
): SupplementState {
  let current: SweepControl | null = null;
  const cancel = () => {
    current?.stop();
    current = null;
    set({ supplementTask: IDLE });
  };
  // Another sweep takes its place, or this one goes on.
  subscribe(({ sweep, supplementTask }, { sweep: before }) => {
    if (sweep?.plan !== before?.plan && supplementTask.state !== 'idle') cancel();
  });
  const keep = async (supplement: Supplement) => {
    // The last save of the sweep comes first.
    await desk.live?.kept?.save();
    const id = get().openedSweep;
    if (id === null) return;
    try {
      await shelf.library?.putSupplement(id, packSupplement(supplement));
    } catch (error) {
      get().notify(supplementFault(libraryErrorOf(error)));
    }
  };

  return {
    supplementTask: IDLE,
    supplementSeconds(tier) {
      const { sweep } = get();
      if (!sweep) return null;
      if (hasEnded(sweep)) return progressOn(sweep, tier, workers).secondsLeft(0);
      return costOn(sweepCost(withTier(sweep.plan, tier).spec), machineOf(sweep, workers)).seconds;
    },
    async measureSupplement(tier) {
      const { sweep } = get();
      if (!sweep || !hasEnded(sweep) || current) return;
      const control = createSweepControl();
      current = control;
      try {
        const supplement = await performSupplement(sweep, {
          pool,
          sources,
          tier,
          workers,
          control,
          onShow: (supplementTask) => set({ supplementTask }),
          onIncident: ({ kind, message }) => get().notify({ id: `sweep-${kind}`, kind: 'warning', text: message }),
        });
        if (supplement === null || current !== control) return;
        current = null;
        const shown = get().sweep;
        set({ supplementTask: IDLE, ...(shown?.plan === sweep.plan && { sweep: supplemented(shown, supplement) }) });
        await keep(supplement);
      } catch (error) {
        if (current === control) set({ supplementTask: { state: 'failed', tier, message: messageOf(error) } });
      } finally {
        if (current === control) current = null;
      }
    },
    cancelSupplement: cancel,
  };
}
