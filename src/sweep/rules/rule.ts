import type { BatchOrder } from '../../engine/batch-order.ts';
import type { CohortState, Program, UpdateRule } from '../../engine/contract.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';

/** A cohort's state with what a rule carries from step to step. Plain data. */
export interface RuledState extends CohortState {
  /** One per run, e.g. the eigenvectors `[K, P]` that a rule uses until it makes new ones. Absent where it needs none. */
  readonly memory?: readonly (Float32Array | undefined)[];
}

/** The steps that a rule is to make. */
export interface RuleSteps {
  readonly program: Program;
  readonly plan: SweepPlan;
  /** One per row of the state; a run may stand in several. */
  readonly runs: readonly Run[];
  readonly update: UpdateRule;
  /** η of each run, `[R]`; or of each step and run, `[T, R]`. */
  readonly learningRates: Float32Array;
  /** B is the same over all these steps. */
  readonly order: BatchOrder;
  /** Steps [from, until), `from` being that of the state. */
  readonly from: number;
  readonly until: number;
  readonly state: RuledState;
}

/**
 * A way to make steps. What it returns is a function of spec, seed and step alone: it does not depend on where the steps
 * are cut, nor on the other runs. A run whose numbers stop being finite becomes NaN and stays so; it stops no other.
 */
export interface TrainingRule {
  advance(steps: RuleSteps): Promise<RuledState>;
}
