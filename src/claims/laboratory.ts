import type { SweepPlan } from '../sweep/plan.ts';
import type { RunResult } from '../sweep/results.ts';
import type { SweepSpecInput } from '../sweep/spec.ts';
import type { TraceStore } from '../sweep/trace-store.ts';

export interface SweepRequest {
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal: AbortSignal;
  /** Fraction done, in [0, 1]. */
  readonly onProgress: (fraction: number) => void;
}

export interface SweepOutcome {
  readonly plan: SweepPlan;
  /** In plan order; every outcome is set. */
  readonly results: readonly RunResult[];
  readonly traces: TraceStore;
}

/** Where claims about networks are tested: it trains a sweep to its end, whatever the engine, workers or page. */
export interface Laboratory {
  sweep(spec: SweepSpecInput, request: SweepRequest): Promise<SweepOutcome>;
}
