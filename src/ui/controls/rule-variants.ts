import type { RuleRecord } from '../../sweep/rules/define-rule.ts';
import type { RuleSpec } from '../../sweep/rules/registry.ts';
import { RULES } from '../../sweep/rules/rule-list.ts';
import { NO_VARIANT, type None, optionsOf, type Variant, variantFrom } from './variants.ts';

type IdOf<R> = R extends { readonly kind: infer K extends string; readonly shape: infer S extends string }
  ? `${K} ${S}`
  : R extends { readonly kind: infer K extends string }
    ? K
    : never;

/** The ids of `RULE_VARIANTS`. */
export type RuleId = IdOf<RuleSpec | None>;

/** The options of a rule, from its record. */
export const variantsOfRule = ({ schema, fields }: RuleRecord): Variant<RuleSpec>[] =>
  optionsOf(schema).map((option) => variantFrom<RuleSpec>(option, fields));

/** The menu of training rules, with the form of each. */
export const RULE_VARIANTS: readonly Variant<RuleSpec | None>[] = [
  NO_VARIANT,
  ...RULES.flatMap((rule: RuleRecord) => variantsOfRule(rule)),
];
