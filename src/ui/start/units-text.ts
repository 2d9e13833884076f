import type { BoardSweep } from '../../state/app-state.ts';
import { unitKindOf } from '../../sweep/results/units.ts';
import { DATA, GAP } from './words.ts';

/** What the intervals of a sweep are over: "8 seeds". */
export const unitsText = ({ plan }: BoardSweep) =>
  unitKindOf(plan) === 'seed' ? DATA.seeds(plan.seeds.length) : DATA.dataSeeds(plan.dataSeeds.length);

/** What they are conditional on, as `conditionText` of sweep/results/units has it; '' if there is no interval. */
export function givenText({ plan }: BoardSweep): string {
  if (unitKindOf(plan) === 'data seed') return GAP.givenSeeds(plan.seeds.length);
  return plan.seeds.length > 1 ? GAP.givenData : '';
}
