import type { BatchOrder } from '../../engine/batch-order.ts';
import type { CohortState, Program, UpdateRule } from '../../engine/contract.ts';
import type { Run, SweepPlan } from '../plan.ts';

/** R runs at one step, with what their training rule remembers. */
export interface RuledState extends CohortState {
  /** What a rule carries from step to step, one per run: e.g. its eigenvectors `[K, P]` and when they were made. */
  readonly memory?: readonly (Float32Array | undefined)[];
}

/** What a rule is given to take the steps [from, until) with every run of a state. */
export interface RuleSteps {
  readonly program: Program;
  readonly plan: SweepPlan;
  readonly runs: readonly Run[];
  readonly update: UpdateRule;
  /** η of each run, `[R]`, or of each step and run, `[T, R]`. */
  readonly learningRates: Float32Array;
  /** Of constant B over these steps. */
  readonly order: BatchOrder;
  readonly from: number;
  readonly until: number;
  readonly state: RuledState;
}

/** How a step is made. The counterpart of `Program.advance`, written over the engine contract. */
export interface TrainingRule {
  advance(steps: RuleSteps): Promise<RuledState>;
}
