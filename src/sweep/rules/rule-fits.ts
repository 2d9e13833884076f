import type { UpdateRule } from '../../engine/contract.ts';
import { SpecError } from '../../errors.ts';
import type { RuleSpec } from './rule-spec.ts';

/** Throws SpecError where a rule and the rest of a spec do not go together. */
export function requireRuleFits(rule: RuleSpec | undefined, { momentum }: UpdateRule): void {
  if (rule?.kind === 'gradientFlow' && momentum !== 0)
    throw new SpecError(`update.momentum: must be 0 with gradient flow, which has none, got ${momentum}. Set it to 0.`);
}
