import type { Tier } from '../probes/scalar/tiers.ts';
import { prepareSweep } from '../sweep/perform-sweep.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import { type Supplement, withTier } from '../sweep/supplement/supplement.ts';
import {
  type SupplementMachine,
  type SupplementProgress,
  supplementProgress,
} from '../sweep/supplement/supplement-progress.ts';
import type { SweepControl } from '../sweep/sweep-control.ts';
import type { SweepIncident } from '../sweep/sweep-incident.ts';
import type { BoardSweep } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { measuredCorrection } from './measured-correction.ts';
import { createStopwatch } from './stopwatch.ts';
import type { SupplementTask } from './supplement-state.ts';

/** The samples of the sweep itself, without those of a supplement. */
export const ownTraces = ({ traces, supplement }: BoardSweep): TraceStore => supplement?.own ?? traces;

/** Where the board's sweep was performed, or would be. `workers`: threads of the simd engine. */
export function machineOf(sweep: BoardSweep, workers: number): SupplementMachine {
  const engine = sweep.engine?.kind ?? 'simd';
  return { engine, workers: engine === 'simd' ? workers : 1, correction: measuredCorrection(sweep) };
}

export const progressOn = (sweep: BoardSweep, tier: Tier, workers: number): SupplementProgress =>
  supplementProgress({ ...sweep, traces: ownTraces(sweep) }, tier, machineOf(sweep, workers));

/** Progress is shown at most this often. */
const SHOWN_MILLISECONDS = 150;

interface PerformSupplementOptions extends Pick<StoreDependencies, 'pool' | 'sources'> {
  readonly tier: Tier;
  readonly workers: number;
  readonly control: SweepControl;
  /** Called at once, and at a bounded rate. */
  onShow(task: SupplementTask): void;
  onIncident(incident: SweepIncident): void;
}

/** Measures a supplement of the board's sweep; null where `control` stops it. Rejects as `measureSupplement`. */
export async function performSupplement(
  sweep: BoardSweep,
  { pool, sources, tier, workers, control, onShow, onIncident }: PerformSupplementOptions,
): Promise<Supplement | null> {
  const { plan, finished, switches, engine } = sweep;
  if (!engine) return null;
  const progress = progressOn(sweep, tier, workers);
  const stopwatch = createStopwatch();
  stopwatch.resume();
  let shown = Number.NEGATIVE_INFINITY;
  const show = () => {
    const elapsed = stopwatch.seconds();
    if (control.state === 'stopped' || 1000 * (elapsed - shown) < SHOWN_MILLISECONDS) return;
    shown = elapsed;
    onShow({ state: 'running', tier, fraction: progress.fraction(), secondsLeft: progress.secondsLeft(elapsed) });
  };
  show();
  const [prepared, { measureSupplement }] = await Promise.all([
    prepareSweep(withTier(plan, tier).spec, (dataset) => sources.build(dataset)),
    import('../sweep/supplement/measure-supplement.ts'),
  ]);
  if (control.state === 'stopped') return null;
  const own = { plan, traces: ownTraces(sweep), finished, switches, engine };
  return measureSupplement(own, {
    tier,
    pool: await pool.choose(engine.kind, prepared.plan, prepared.data),
    control,
    onSegment(each) {
      progress.add(each);
      show();
    },
    onIncident,
  });
}
