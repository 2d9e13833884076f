import { probesOfTier, type ScalarProbeId, scalarProbe } from '../probes/scalar/registry.ts';
import type { ProbeTier } from '../probes/scalar/tiers.ts';
import { ruleOf } from './rules/registry.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';

/** Whether the rule of a sweep has all that a probe measures: what needs a preconditioner is not measured where there is none. */
export const hasSubject = ({ rule }: Pick<SweepSpec, 'rule'>, probe: ScalarProbeId): boolean =>
  !scalarProbe(probe).needs?.includes('preconditioner') || typeof ruleOf(rule).preconditioner === 'function';

/** The probes that a tier adds to all cheaper ones under the rule of a sweep. */
export const recordedOfTier = (spec: Pick<SweepSpec, 'rule'>, tier: ProbeTier) =>
  probesOfTier(tier).filter(({ id }) => hasSubject(spec, id));
