import { type UnitKind, unitKindOf } from '../sweep/results/units.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { DATA, GAP } from './start/words.ts';

interface OfPlan {
  readonly plan: SweepPlan;
}

/** A number of units of replication: "8 seeds", "1 data seed". */
export const unitCount = (count: number, kind: UnitKind) =>
  kind === 'seed' ? DATA.seeds(count) : DATA.dataSeeds(count);

/** What the intervals of a sweep are over: "8 seeds". */
export function unitsText({ plan }: OfPlan): string {
  const kind = unitKindOf(plan);
  return unitCount(kind === 'seed' ? plan.seeds.length : plan.dataSeeds.length, kind);
}

/** What they are conditional on, as `conditionText` of sweep/results/units has it; '' if there is no interval. */
export function givenText({ plan }: OfPlan): string {
  if (unitKindOf(plan) === 'data seed') return GAP.givenSeeds(plan.seeds.length);
  return plan.seeds.length > 1 ? GAP.givenData : '';
}
