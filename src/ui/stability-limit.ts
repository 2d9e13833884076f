import type { RecordedProbe } from '../sweep/results/trace-store.ts';
import { type RuleSpec, ruleOf } from '../sweep/rules/registry.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';
import { settingAt } from '../sweep/training/fork.ts';
import { adamPreconditionedFormula, type PreconditionedSteps, preconditionedLimit } from '../theory/limits/adam.ts';
import { injectedNoiseLimit } from '../theory/limits/injected-noise.ts';
import { targetNoiseLimit } from '../theory/limits/label-noise.ts';
import type { LimitSetting, RuleLimit } from '../theory/limits/rule-limit.ts';
import { sgdLimit } from '../theory/limits/sgd.ts';
import type { MinimumShape } from '../theory/sgd-stability.ts';
import { PAGE } from './text/page-words.ts';

type OfKind<K extends RuleSpec['kind']> = Extract<RuleSpec, { kind: K }>;
type ByKind<T> = { readonly [K in RuleSpec['kind']]?: (rule: OfKind<K>) => T | null };

/** What theory knows of λ₁ under the steps of a rule, by its kind. */
const LIMITS: ByKind<RuleLimit> = {
  injectedNoise: () => injectedNoiseLimit,
  freshLabelNoise: ({ shape }) => (shape === 'targets' ? targetNoiseLimit : null),
};

/** What the limit of λ₁(P⁻¹H) depends on, by the kind of a rule that has a P. */
const PRECONDITIONED: ByKind<PreconditionedSteps> = {
  adam: ({ beta1 }) => ({ beta1, isDecoupled: false }),
  adamw: ({ beta1 }) => ({ beta1, isDecoupled: true }),
  rmsprop: () => ({ beta1: 0, isDecoupled: false }),
  adagrad: () => ({ beta1: 0, isDecoupled: false }),
};

/** What a table holds for a rule; null where it holds nothing. */
function ofRule<T>(table: ByKind<T>, rule: RuleSpec): T | null {
  const found = table[rule.kind] as ((of: RuleSpec) => T | null) | undefined;
  return found?.(rule) ?? null;
}

const limitOf = ({ spec: { rule } }: SweepPlan): RuleLimit | null => (rule ? ofRule(LIMITS, rule) : sgdLimit);

/** A run at one of its steps, with η and B as they are there. */
function limitSetting(plan: SweepPlan, run: Run, step: number): LimitSetting {
  const { examples, spec } = plan;
  return {
    ...settingAt(plan, run, step),
    ...spec.update,
    examples,
    withoutReplacement: spec.sampling === 'epochs',
  };
}

/** Limit of λ₁ for a run at one of its steps, in L/θ²; null where none is known. */
export const sharpnessLimit = (plan: SweepPlan, run: Run, step: number): number | null =>
  limitOf(plan)?.sharpness(limitSetting(plan, run, step)) ?? null;

/** Limit of the curvature along mini-batch gradients; null where none is known. */
export const batchSharpnessLimit = (plan: SweepPlan, run: Run, step: number): number | null =>
  limitOf(plan)?.batchSharpness(limitSetting(plan, run, step)) ?? null;

/** Limits of sharpness and non-uniformity for a run at one of its steps; null where none are known. */
export const stabilityRegion = (plan: SweepPlan, run: Run, step: number): MinimumShape | null =>
  limitOf(plan)?.region(limitSetting(plan, run, step)) ?? null;

const preconditionedStepsOf = ({ spec: { rule } }: SweepPlan) => (rule ? ofRule(PRECONDITIONED, rule) : null);

/** Limit of λ₁(P⁻¹H) for a run at one of its steps, in 1/θ; null where none is known. */
export function preconditionedSharpnessLimit(plan: SweepPlan, run: Run, step: number): number | null {
  const steps = preconditionedStepsOf(plan);
  return steps && preconditionedLimit(limitSetting(plan, run, step), steps);
}

function preconditionedFormula(plan: SweepPlan): string {
  const steps = preconditionedStepsOf(plan);
  return steps ? adamPreconditionedFormula(steps, plan.spec.update.weightDecay > 0) : '';
}

/** The theoretical limit of a curvature for a run at one of its steps; null where none is known. */
export type LimitOf = (plan: SweepPlan, run: Run, step: number) => number | null;

const LIMIT_OF_PROBE: Partial<Record<RecordedProbe, LimitOf>> = {
  sharpness: sharpnessLimit,
  batchSharpness: batchSharpnessLimit,
  preconditionedSharpness: preconditionedSharpnessLimit,
};

/** The limit that theory sets a recorded number; null where it sets none. */
export const limitOfProbe = (probe: RecordedProbe): LimitOf | null => LIMIT_OF_PROBE[probe] ?? null;

/** The limits of a recorded number in a sweep as a formula, for labels. */
export const limitFormula = (plan: SweepPlan, probe: RecordedProbe = 'sharpness'): string =>
  probe === 'preconditionedSharpness' ? preconditionedFormula(plan) : (limitOf(plan)?.formula(plan.spec.update) ?? '');

const drawsPreconditioned = (plan: SweepPlan): boolean =>
  plan.runs.some((run) => preconditionedSharpnessLimit(plan, run, 0) !== null);

/** Says that no limit of λ₁(P⁻¹H) is drawn for any run of a sweep, or that it has no P; null where one is drawn. */
function preconditionedNote(plan: SweepPlan): string | null {
  if (drawsPreconditioned(plan)) return null;
  const { rule } = plan.spec;
  const { preconditioner } = ruleOf(rule);
  return PAGE.noPreconditionedLimit[typeof preconditioner === 'string' ? preconditioner : 'unknown'](PAGE.rule(rule));
}

/** Says of a curvature that theory limits under some rules that no limit of it is drawn in a sweep, and why; else null. */
export const limitNoteOf = (plan: SweepPlan, probe: RecordedProbe): string | null => {
  if (probe === 'sharpness') return limitNote(plan);
  return probe === 'preconditionedSharpness' ? preconditionedNote(plan) : null;
};

/** Says that no limit of λ₁ is drawn for any run of a sweep, and why; null where one is. */
export function limitNote(plan: SweepPlan): string | null {
  if (plan.runs.some((run) => sharpnessLimit(plan, run, 0) !== null)) return null;
  const { rule, update } = plan.spec;
  const other = rule && ofRule(PRECONDITIONED, rule);
  if (other && (update.weightDecay === 0 || other.isDecoupled))
    return PAGE.otherLimit(PAGE.rule(rule), preconditionedFormula(plan), drawsPreconditioned(plan));
  return PAGE.noLimit(PAGE.rule(rule), limitOf(plan) !== null);
}
