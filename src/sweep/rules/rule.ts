import type { BatchOrder, Sampling } from '../../engine/batch-order.ts';
import type { CohortState, Program, UpdateRule } from '../../engine/contract.ts';
import type { ModelSpec } from '../../engine/model.ts';
import type { Network } from '../../engine/network.ts';
import type { Schedule } from '../spec/schedule-spec.ts';
import type { Calendar } from '../training/calendar.ts';

/** A cohort's state with what a rule carries from step to step. Plain data. */
export interface RuledState extends CohortState {
  /** One per row, e.g. the eigenvectors `[K, P]` that a rule uses until it recomputes them. Absent where it needs none. */
  readonly memory?: readonly (Float32Array | undefined)[];
}

/** The steps that a rule is to make. */
export interface RuleSteps {
  readonly program: Program;
  /** P. */
  readonly parameters: number;
  /** Epochs of the runs, all of one base batch size. */
  readonly calendar: Calendar;
  readonly update: UpdateRule;
  /** η of each row, `[R]`; or of each step and row, `[T, R]`. */
  readonly learningRates: Float32Array;
  /** B is constant over these steps. Its seeds are those of the rows of the state; a run may have several rows. */
  readonly order: BatchOrder;
  /** Steps [from, until), `from` being that of the state. */
  readonly from: number;
  readonly until: number;
  readonly state: RuledState;
}

/**
 * Makes steps. What it returns is a function of spec, seed and step alone: it does not depend on where the steps are cut,
 * nor on the other rows. A row that stops being finite becomes NaN and stays NaN; it does not affect the others.
 */
export type Advance = (steps: RuleSteps) => Promise<RuledState>;

/** The rest of a spec, as far as a rule may have to refuse it. */
export interface TrainingSettings {
  readonly update: UpdateRule;
  readonly sampling: Sampling;
  readonly schedule?: Schedule | undefined;
  /** Absent where a start is looked at alone: the plan of its sweep has looked at it before. */
  readonly model?: ModelSpec;
  /** Whether targets are numbers; absent where the data are not known. */
  readonly isRegression?: boolean;
}

/** A state after a step, and the update settings that the step was made with. */
export interface LastStep {
  readonly state: RuledState;
  readonly update: UpdateRule;
}

/** The mini-batches that a rule draws for each of its steps. */
export interface StepBatches {
  /** Leading axes of the examples of one step, `[…axes, B]`. */
  readonly axes: readonly number[];
  /** Training examples of steps [from, until) of an order of one seed, `[T, …axes, B]`. */
  indices(order: BatchOrder, from: number, until: number): Int32Array;
}

/** How replay.py repeats the steps of a rule in PyTorch. */
export interface Replay {
  /**
   * Python that defines `train(model, optimiser, inputs, labels, batches, rates)`: for the examples and the η of each step,
   * one step. `RUN` holds the settings of the rule by name; `loss_of`, `math`, `np`, `torch` and `nn` are defined. A long one
   * is loaded when it is needed.
   */
  readonly train: string | (() => Promise<string>);
  /** Default: one mini-batch a step, `[B]`. */
  readonly batches?: StepBatches | undefined;
}

/** N, B and the layers: what the cost of a rule may depend on. */
export interface RuleCostShape {
  readonly examples: number;
  readonly batchSize: number;
  readonly network?: Network;
}

/** What a rule costs, for predictions only. */
export interface RuleCost {
  /** Examples per step over which gradients are computed, a Hessian product over n examples counted as n. Typical where it varies. */
  readonly gradients: number;
  /** Floating-point operations per step beside gradients and the update of θ, in those of an engine: see `scriptOperations`. */
  readonly operations: number;
  /** Vectors of P numbers that every run carries from step to step, θ and m excluded. */
  readonly vectors: number;
  /** Rows `[P]` that are held at once for every run during a step. */
  readonly rows: number;
}

/** Why the steps of a rule cannot be repeated in PyTorch. */
export interface NoReplay {
  readonly whyNot: string;
}

/**
 * P of the steps Δθ = −ηP⁻¹m of a rule, m a gradient or an average of gradients. `identity`: P is 1. `none`: no diagonal P makes
 * its steps of one. Otherwise the diagonal of P in the last step of each row, `[R, P]`, in the unit of a gradient and f64; NaN in a
 * row, or null, where the state does not determine it: before the first step.
 */
export type Preconditioner = 'identity' | 'none' | ((state: RuledState) => Float64Array | null);

/** A training rule with its settings: all that the rest of the program knows of it. */
export interface TrainingRule {
  readonly kind: string;
  /** What makes the steps, as a figure, a table or a methods section names it. */
  readonly text: string;
  /** All but the kind, by name. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly advance: Advance;
  /** Why the rule does not go with the rest of a spec: `<field>: <rule>, got <value>. <what to do>`; undefined where it does. */
  misfit(settings: TrainingSettings): string | undefined;
  /**
   * Δθ of the last step of each row up to a positive factor, `[R, P]`; null where the state does not determine it. Zero
   * before the first step. At step 0 of a warm start the state holds no memory.
   */
  stepOf(last: LastStep): Float32Array | null;
  readonly replay: Replay | NoReplay;
  /**
   * Steps do not grow with the gradient, or not in proportion: what is known of the noise of SGD, whose mean step is −η∇L and
   * whose strength goes with η/B, is not known of them.
   */
  readonly normalises: boolean;
  readonly preconditioner: Preconditioner;
  cost(shape: RuleCostShape): RuleCost;
}
