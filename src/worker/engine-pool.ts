import type { EngineKind } from '../engine/contract.ts';
import type { EngineTiming } from '../engine/engine-timing.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import type { PreparedSweep } from '../sweep/perform-sweep.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';

/** An engine, or whichever is known to be fastest on sweeps of the kind; `simd` before that is known. */
export const ENGINE_PREFERENCES = ['auto', 'simd', 'webgl', 'tfjs-cpu'] as const satisfies readonly (
  | 'auto'
  | EngineKind
)[];
export type EnginePreference = (typeof ENGINE_PREFERENCES)[number];

/**
 * Engines to try, in order, for each preferred engine. `simd` precedes tfjs on the CPU, because it is many times faster and
 * its numbers are the same on every machine.
 */
export const ENGINE_ORDER: Record<EngineKind, readonly EngineKind[]> = {
  simd: ['simd', 'tfjs-cpu'],
  webgl: ['webgl', 'simd', 'tfjs-cpu'],
  'tfjs-cpu': ['tfjs-cpu'],
};

/** A parsed reference file, with its name for messages. */
export interface ReferenceContent {
  readonly content: unknown;
  readonly source: string;
}

export interface EnginePool {
  /** Chooses the engine for a sweep and starts it. Rejects with EngineError if none can run. */
  choose(preference: EnginePreference, plan: SweepPlan, data: SweepData): Promise<ExecutorPool>;
  /** How fast the engines are on sweeps of this kind, as remembered; null where they were not timed. */
  timing(plan: SweepPlan): EngineTiming | null;
  /** Times the engines on a sweep and remembers the outcome. Rejects with the signal's reason once it is aborted. */
  time(sweep: PreparedSweep, signal: AbortSignal): Promise<EngineTiming>;
  /** Compares an engine with reference files; one result per file, in order. */
  check(engine: EngineKind, files: readonly ReferenceContent[]): Promise<ReferenceCheck[]>;
}
