import { buildDataset } from '../data/build-dataset.ts';
import { EngineError, SpecError } from '../errors.ts';
import type { RunInspector } from '../sweep/inspection/inspector.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import type { AppState } from './app-state.ts';
import type { MicroscopeState } from './microscope-state.ts';
import { resultsOf } from './selectors.ts';
import type { SetState } from './set-state.ts';
import type { StoreSurroundings } from './store.ts';

/** Looking into runs. The inspector is made at the first look and kept for as long as its sweep is on the board. */
export function microscopeSlice(
  set: SetState,
  get: () => AppState,
  { sources, openInspector, runExporter }: Pick<StoreSurroundings, 'sources' | 'openInspector' | 'runExporter'>,
): MicroscopeState {
  let held: { readonly plan: SweepPlan; readonly inspector: Promise<RunInspector> } | null = null;
  const release = () => {
    void held?.inspector.then((inspector) => inspector.dispose()).catch(() => null); // it never came to be
    held = null;
  };
  const trainingSweep = () => {
    const { sweep } = get();
    if (!sweep?.engine) throw new SpecError('microscope: a sweep must have begun to train. Press Run.');
    return { sweep, plan: sweep.plan, engine: sweep.engine };
  };
  const inspectorFor = async (): Promise<RunInspector> => {
    const { plan, engine } = trainingSweep();
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
    async exportRun({ run, format, signal }) {
      const { sweep, plan, engine } = trainingSweep();
      const outcome = sweep.finished.get(run)?.outcome;
      const hasEnded = outcome !== undefined && outcome !== 'stopped';
      const recorded = hasEnded ? resultsOf(sweep)[run] : null;
      const dataset = await buildDataset(plan.spec.dataset, sources);
      return runExporter.exportRun({ engine: engine.kind, spec: plan.spec, dataset, run, recorded, format }, signal);
    },
  };
}
