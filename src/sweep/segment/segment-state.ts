import type { RuledState } from '../rules/rule.ts';
import type { Run } from '../sweep-plan.ts';
import type { RunMemory } from './run-status.ts';

/** Where a cohort stands: all that is needed to go on, on any worker of the same engine. Plain data. */
export interface SegmentState extends RuledState {
  /**
   * The runs still training, in the order of the rows below. Before step 0 of a warm start, runs of one lineage share a
   * row; see `initialState`.
   */
  readonly runs: readonly Run[];
  /** θ of each run at its step 0, `[R, P]`, where that is not its initial weights. */
  readonly start?: Float32Array;
  /** What stop rules remember of each run. */
  readonly watched: readonly RunMemory[];
  /** Latest top eigenvector `[P]` of each run, where its next λ₁ starts; undefined before the first. */
  readonly sharpest: readonly (Float32Array | undefined)[];
}
