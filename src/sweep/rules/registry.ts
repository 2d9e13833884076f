import { z } from 'zod';
import { SpecError } from '../../errors.ts';
import type { RuleRecord } from './define-rule.ts';
import type { TrainingRule, TrainingSettings } from './rule.ts';
import { RULES } from './rule-list.ts';
import { sgdRule } from './sgd.ts';

type Schemas<R extends readonly RuleRecord[]> = { [I in keyof R]: R[I]['schema'] };

const schemasOf = <const R extends readonly RuleRecord[]>(rules: R) => rules.map(({ schema }) => schema) as Schemas<R>;

/** The training rule of a sweep. A sweep without one is trained by plain SGD. */
export const ruleSpec = z.discriminatedUnion('kind', schemasOf(RULES));
export type RuleSpec = z.infer<typeof ruleSpec>;

/** The rule of a spec; SGD where it has none. */
export function ruleOf(spec: RuleSpec | undefined): TrainingRule {
  if (spec === undefined) return sgdRule.bind({ kind: 'sgd' });
  const record = RULES.find(({ kind }) => kind === spec.kind) as RuleRecord;
  return record.bind(spec);
}

/** What makes the steps, as a figure, a table or a methods section names it. */
export const trainingRuleText = (spec: RuleSpec | undefined): string => ruleOf(spec).text;

/** Throws SpecError where a rule and the rest of a spec do not go together. */
export function requireRuleFits(spec: RuleSpec | undefined, settings: TrainingSettings): void {
  const reason = ruleOf(spec).misfit(settings);
  if (reason !== undefined) throw new SpecError(reason);
}
