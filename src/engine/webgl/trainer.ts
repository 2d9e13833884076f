import type { AdvanceSettings, BatchIndices, CohortState } from '../contract.ts';

/** Trains all runs of a cohort; nothing is read back before the last step. */
export interface Trainer {
  /** θ `[rows, P]`, m `[rows, P]` and Σ of the batches' example losses `[rows]`, rows ≥ R, for a checked schedule. */
  /** With `answers`, targets or one-hot labels `[T, S, B, K]`, those are compared with, not those of the examples. */
  train(settings: AdvanceSettings, state: CohortState, batches: BatchIndices, answers?: Float32Array): Float32Array[];
  dispose(): void;
}
