import type { RuleSpec } from './registry.ts';

/** Flows that full-batch descent is compared with. */
export const FLOW_RULES = {
  centralFlow: { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 50 },
  gradientFlow: { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 50 },
} as const satisfies Readonly<Record<string, RuleSpec>>;
export type FlowRule = (typeof FLOW_RULES)[keyof typeof FLOW_RULES];
