import { ruleOf } from '../sweep/rules/registry.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';

/** Whether what is predicted from the noise of SGD, linear scaling of η with B among it, is predicted for the steps of a sweep. */
export const hasNoiseTheory = ({ spec }: Pick<SweepPlan, 'spec'>): boolean => !ruleOf(spec.rule).normalises;
