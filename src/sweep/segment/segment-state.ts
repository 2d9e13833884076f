import type { RuledState } from '../rules/rule.ts';
import type { Run } from '../sweep-plan.ts';
import type { RunMemory } from './run-status.ts';

/** State of a cohort: everything needed to continue on any worker of the same engine. Plain data. */
export interface SegmentState extends RuledState {
  /**
   * The runs still training, in the order of the rows below. Before step 0, during a warm start, runs of the same lineage
   * share a row; see `initialState`.
   */
  readonly runs: readonly Run[];
  /** θ of each run at its step 0, `[R, P]`, if that differs from its initial weights. */
  readonly start?: Float32Array;
  /** State of the stop rules of each run. */
  readonly watched: readonly RunMemory[];
  /** Latest top eigenvector `[P]` of each run, the start vector of its next λ₁; undefined before the first. */
  readonly sharpest: readonly (Float32Array | undefined)[];
}

/** The arrays that take the space of a state; none before its start. */
export function arraysOfState(state: SegmentState | null | undefined): readonly (Float32Array | undefined)[] {
  if (!state) return [];
  const { theta, velocity, start, memory = [], sharpest } = state;
  return [theta, velocity, start, ...memory, ...sharpest];
}
