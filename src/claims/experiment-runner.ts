import type { Dataset } from '../data/dataset.ts';
import type { Program } from '../engine/contract.ts';
import type { RunStates } from '../sweep/inspection/states.ts';
import type { RunResult } from '../sweep/results/results.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';

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

/** A sweep's network on its (first) data set, for what no probe of a sweep records. */
export interface OpenedSweep {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly program: Program;
  /** Parameters of a run at any of its steps: those that `sweep` had there, bit for bit. */
  states(run: Run): RunStates;
}

/** Where claims about networks are tested: it trains a sweep to its end, whatever the engine, workers or page. */
export interface ExperimentRunner {
  sweep(spec: SweepSpecInput, request: SweepRequest): Promise<SweepOutcome>;
  /** Opens a sweep's network on its data, the first set of several, for the time of `task`. */
  examine<T>(spec: SweepSpecInput, task: (opened: OpenedSweep) => Promise<T>): Promise<T>;
}
