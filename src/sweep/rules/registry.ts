import { gradientFlowRule } from './gradient-flow.ts';
import { injectedNoiseRule } from './injected-noise.ts';
import { nudgedRule } from './nudged.ts';
import type { TrainingRule } from './rule.ts';
import type { RuleSpec } from './rule-spec.ts';
import { samRule } from './sam.ts';
import { svagRule } from './svag.ts';

/** What makes the steps of a spec's rule. */
export function ruleOf(rule: RuleSpec): TrainingRule {
  switch (rule.kind) {
    case 'sam':
      return samRule(rule);
    case 'nudged':
      return nudgedRule(rule);
    case 'svag':
      return svagRule(rule);
    case 'injectedNoise':
      return injectedNoiseRule(rule);
    case 'gradientFlow':
      return gradientFlowRule(rule);
  }
}
