import type { AdvanceSettings, BatchIndices, CohortState } from '../contract.ts';

/** Trains all runs of a cohort; nothing is read back before the last step. */
export interface Trainer {
  /** θ `[rows, P]`, m `[rows, P]` and Σ of the batches' example losses `[rows]`, rows ≥ R, for a checked schedule. */
  train(settings: AdvanceSettings, state: CohortState, batches: BatchIndices): Float32Array[];
  dispose(): void;
}
