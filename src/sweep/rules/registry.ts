import type { TrainingRule } from './rule.ts';
import type { RuleSpec } from './rule-spec.ts';

/** The rule of a spec. */
export function ruleOf({ kind }: RuleSpec): TrainingRule {
  throw new RangeError(`ruleOf: ${kind} is not there yet.`);
}
