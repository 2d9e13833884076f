import type { CohortState, Program } from '../../engine/contract.ts';
import type { RuledState } from '../rules/rule.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { trainUntil } from './train-until.ts';
import { startStates } from './warm-start.ts';

/** θ and m of a run before its first step, `[P]` each. */
export const startOf = (program: Program, plan: SweepPlan, run: Run): Promise<CohortState> =>
  startStates(program, plan, [run]);

/**
 * Trains a state `[C, P]` until step `until` by the rule and the batches of one run: C copies at once, independent of each
 * other.
 */
export function trainRunUntil(
  program: Program,
  { plan, run }: { plan: SweepPlan; run: Run },
  { state, until }: { state: RuledState; until: number },
): Promise<RuledState> {
  const copies = state.theta.length / plan.parameters;
  return trainUntil(program, plan, { runs: new Array<Run>(copies).fill(run), state, until });
}

/**
 * Parameters and momentum of a run at any step, recomputed from its seed: bit for bit those of a sweep on the same engine,
 * whatever its segments.
 */
export async function deriveRun(
  program: Program,
  plan: SweepPlan,
  { run, step }: { run: Run; step: number },
): Promise<RuledState> {
  return trainRunUntil(program, { plan, run }, { state: await startOf(program, plan, run), until: step });
}
