import type { EngineKind } from '../engine/contract.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';

/** What the user asks for: a certain engine, or whichever is faster on the sweep at hand. */
export const ENGINE_PREFERENCES = ['auto', 'simd', 'webgl', 'tfjs-cpu'] as const satisfies readonly (
  | 'auto'
  | EngineKind
)[];
export type EnginePreference = (typeof ENGINE_PREFERENCES)[number];

/**
 * Engines to try, in this order, where one is asked for. `simd` comes before tfjs on the CPU: it is many times faster, and
 * its numbers are the same everywhere.
 */
export const ENGINE_ORDER: Record<EngineKind, readonly EngineKind[]> = {
  simd: ['simd', 'tfjs-cpu'],
  webgl: ['webgl', 'simd', 'tfjs-cpu'],
  'tfjs-cpu': ['tfjs-cpu'],
};

/** A reference file as read: its parsed JSON, and its name for messages. */
export interface ReferenceContent {
  readonly content: unknown;
  readonly source: string;
}

export interface EnginePool {
  /** Picks and makes the engine for a sweep. Rejects with EngineError where none can run. */
  choose(preference: EnginePreference, plan: SweepPlan, data: SweepData): Promise<ExecutorPool>;
  /** Compares an engine of this machine with reference files, one after the other. */
  check(engine: EngineKind, files: readonly ReferenceContent[]): Promise<ReferenceCheck[]>;
}
