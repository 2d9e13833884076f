import type { RuleRecord } from '../../sweep/rules/define-rule.ts';
import type { RuleSpec } from '../../sweep/rules/registry.ts';
import { RULES } from '../../sweep/rules/rule-list.ts';
import { sgdRule } from '../../sweep/rules/sgd.ts';
import { type None, noVariant, optionsOf, type Variant, variantFrom } from './variants.ts';

const variantsOfRule = ({ schema, fields, title }: RuleRecord) =>
  optionsOf(schema).map((option) => variantFrom<RuleSpec>(option, fields, title));

/** The menu of training rules, with the form of each: all from their records. */
export const RULE_VARIANTS: readonly Variant<RuleSpec | None>[] = [
  noVariant(sgdRule.name),
  ...RULES.flatMap((rule: RuleRecord) => variantsOfRule(rule)),
];
