import type { RuleSpec } from '../sweep/rules/registry.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';
import { settingAt } from '../sweep/training/fork.ts';
import { adamPreconditionedFormula } from '../theory/limits/adam.ts';
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

/** Limits of λ₁ of the preconditioned Hessian, which is not measured, without weight decay. */
const PRECONDITIONED: ByKind<string> = {
  adam: adamPreconditionedFormula,
  adamw: adamPreconditionedFormula,
  rmsprop: () => adamPreconditionedFormula({ beta1: 0 }),
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

/** The limits of a sweep as a formula, for labels. */
export const limitFormula = (plan: SweepPlan): string => limitOf(plan)?.formula(plan.spec.update) ?? '';

/** Says that no limit of λ₁ is drawn for any run of a sweep, and why; null where one is. */
export function limitNote(plan: SweepPlan): string | null {
  if (plan.runs.some((run) => sharpnessLimit(plan, run, 0) !== null)) return null;
  const { rule, update } = plan.spec;
  const other = rule && update.weightDecay === 0 ? ofRule(PRECONDITIONED, rule) : null;
  if (other !== null) return PAGE.otherLimit(PAGE.rule(rule), other);
  return PAGE.noLimit(PAGE.rule(rule), limitOf(plan) !== null);
}
