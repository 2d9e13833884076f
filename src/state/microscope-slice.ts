import { ofDataSeed } from '../data/seeds.ts';
import { EngineError, SpecError } from '../errors.ts';
import type { RunInspector } from '../sweep/inspection/inspector.ts';
import { dataSeedOf, type RunId, runById, type SweepPlan } from '../sweep/sweep-plan.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { MicroscopeState } from './microscope-state.ts';
import { resultsOf } from './selectors.ts';
import type { SetState } from './set-state.ts';

/**
 * Inspection of runs. The inspector is made at the first inspection and kept while its sweep is on the board and the
 * inspected runs are of one data set.
 */
export function microscopeSlice(
  set: SetState,
  get: () => AppState,
  { sources, openInspector, runExporter }: Pick<StoreDependencies, 'sources' | 'openInspector' | 'runExporter'>,
): MicroscopeState {
  let held: { readonly plan: SweepPlan; readonly dataSeed: number; readonly inspector: Promise<RunInspector> } | null =
    null;
  const release = () => {
    void held?.inspector.then((inspector) => inspector.dispose()).catch(() => null); // it was not made
    held = null;
  };
  const trainingSweep = () => {
    const { sweep } = get();
    if (!sweep?.engine) throw new SpecError('microscope: a sweep must have begun to train. Press Run.');
    return { sweep, plan: sweep.plan, engine: sweep.engine };
  };
  const datasetOf = (plan: SweepPlan, dataSeed: number) => sources.build(ofDataSeed(plan.spec.dataset, dataSeed));
  const inspectorFor = (run: RunId) => {
    const { plan, engine } = trainingSweep();
    const dataSeed = dataSeedOf(plan, runById(plan, run));
    if (held?.plan !== plan || held.dataSeed !== dataSeed) {
      release();
      const made = datasetOf(plan, dataSeed).then((dataset) => openInspector(engine.kind, plan, dataset));
      held = { plan, dataSeed, inspector: made };
      // After a failure the next inspection makes another.
      made.catch(() => (held = held?.inspector === made ? null : held));
    }
    return held.inspector;
  };
  return {
    microscope: null,
    openMicroscope: (run) => get().sweep?.engine && set({ microscope: run }),
    closeMicroscope: () => set({ microscope: null }),
    async inspect(request) {
      const inspector = inspectorFor(request.run);
      try {
        return await (await inspector).inspect(request);
      } catch (error) {
        // The worker has died, unless it was released for another inspector.
        if (error instanceof EngineError && held?.inspector === inspector) release();
        throw error;
      }
    },
    async exportRun({ run, format, signal }) {
      const { sweep, plan, engine } = trainingSweep();
      const outcome = sweep.finished.get(run)?.outcome;
      const hasEnded = outcome !== undefined && outcome !== 'stopped';
      const recorded = (hasEnded && resultsOf(sweep)[run]) || null;
      const dataset = await datasetOf(plan, dataSeedOf(plan, runById(plan, run)));
      return runExporter.exportRun({ engine: engine.kind, spec: plan.spec, dataset, run, recorded, format }, signal);
    },
  };
}
