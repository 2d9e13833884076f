import type { Dataset } from '../data/dataset.ts';
import type { Engine, EngineDescription } from '../engine/contract.ts';
import type { PhaseObserver } from './phase.ts';
import type { SweepPlan } from './plan.ts';
import { performSegment, type SegmentRequest, type SegmentResult } from './segment.ts';
import { timeEngine } from './time-engine.ts';

/**
 * Something that can perform segments of one sweep, one at a time: an engine in this thread, or a worker that has one.
 * A rejected `perform` loses nothing but that segment.
 */
export interface SegmentExecutor {
  readonly engine: EngineDescription;
  perform(request: SegmentRequest, onPhase?: PhaseObserver): Promise<SegmentResult>;
  /** Milliseconds per step of one run; see `timeEngine`. */
  time(request: { runs: number; budget: number }): Promise<number>;
  dispose(): void;
}

/** An executor that runs in this thread. The engine stays the caller's; the program it opens does not. */
export async function createLocalExecutor(engine: Engine, plan: SweepPlan, dataset: Dataset): Promise<SegmentExecutor> {
  const program = await engine.open(plan.network, dataset);
  return {
    engine: engine.description,
    perform: (request, onPhase) => performSegment(program, plan, request, onPhase),
    time: (request) => timeEngine(program, plan, request),
    dispose: () => program.dispose(),
  };
}
