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

/** A sweep's network and its (first) data set, opened to measure what no probe of the sweep records. */
export interface OpenedSweep {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly program: Program;
  /** Parameters of a run at any of its steps, bit for bit those of `sweep`. */
  states(run: Run): RunStates;
}

/** Trains and inspects sweeps for network claims, independently of engine, workers and page. */
export interface ExperimentRunner {
  sweep(spec: SweepSpecInput, request: SweepRequest): Promise<SweepOutcome>;
  /** Opens a sweep's network on its (first) data set for the duration of `task`. */
  examine<T>(spec: SweepSpecInput, task: (opened: OpenedSweep) => Promise<T>): Promise<T>;
}
