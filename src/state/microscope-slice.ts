import { buildDataset } from '../data/build-dataset.ts';
import { EngineError, SpecError } from '../errors.ts';
import type { RunInspector } from '../sweep/inspection/inspector.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import type { AppState } from './app-state.ts';
import type { MicroscopeState } from './microscope-state.ts';
import type { SetState } from './set-state.ts';
import type { StoreSurroundings } from './store.ts';

/** Looking into runs. The inspector is made at the first look and kept for as long as its sweep is on the board. */
export function microscopeSlice(
  set: SetState,
  get: () => AppState,
  { sources, openInspector }: Pick<StoreSurroundings, 'sources' | 'openInspector'>,
): MicroscopeState {
  let held: { readonly plan: SweepPlan; readonly inspector: Promise<RunInspector> } | null = null;
  const release = () => {
    void held?.inspector.then((inspector) => inspector.dispose()).catch(() => null); // it never came to be
    held = null;
  };
  const inspectorFor = async (): Promise<RunInspector> => {
    const { sweep } = get();
    if (!sweep?.engine) throw new SpecError('microscope: a sweep must have begun to train. Press Run.');
    const { plan, engine } = sweep;
    if (held?.plan !== plan) {
      release();
      const made = buildDataset(plan.spec.dataset, sources).then((dataset) =>
        openInspector(engine.kind, plan, dataset),
      );
      held = { plan, inspector: made };
      // A failed one is made anew at the next look.
      made.catch(() => (held = held?.inspector === made ? null : held));
    }
    return held.inspector;
  };
  return {
    microscope: null,
    openMicroscope: (run) => get().sweep?.engine && set({ microscope: run }),
    closeMicroscope: () => set({ microscope: null }),
    async inspect(request) {
      try {
        return await (await inspectorFor()).inspect(request);
      } catch (error) {
        if (error instanceof EngineError) release(); // a worker that died answers no more
        throw error;
      }
    },
  };
}
