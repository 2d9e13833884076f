import { ruleOf } from '../rules/registry.ts';
import type { RuledState } from '../rules/rule.ts';
import type { SweepPlan } from '../sweep-plan.ts';

/**
 * Δθ of the last step of each row up to a positive factor, `[R, P]`; null where the state does not determine it. The step
 * before step 0 was made by the rule of the runs that these start from.
 */
export function lastStepOf({ spec }: SweepPlan, state: RuledState): Float32Array | null {
  const { rule, update } = (state.step === 0 && spec.start) || spec;
  return ruleOf(rule).stepOf({ state, update });
}
