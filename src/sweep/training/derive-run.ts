import { batchSchedule } from '../../engine/batch-order.ts';
import type { CohortState, Program } from '../../engine/contract.ts';
import { PURPOSE, type Purpose } from '../../math/rng.ts';
import type { RuledState } from '../rules/rule.ts';
import { finer } from '../rules/svag.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { stepsBefore } from './origin.ts';
import { orderOver, trainUntil } from './train-until.ts';
import { startStates } from './warm-start.ts';

/** Longest stretch handed to the engine at once: bounds the memory of written-out batches. */
const CHUNK_INDICES = 1 << 20;

/** θ and m of a run before its first step, `[P]` each. */
export const startOf = (program: Program, plan: SweepPlan, run: Run): Promise<CohortState> =>
  startStates(program, plan, [run]);

/**
 * The training examples of the mini-batches of steps [0, steps), one after the other; with a `level`, of the smaller steps
 * that SVAG makes of each, and with another `purpose` the second batch of each.
 */
export function batchesOf(
  plan: SweepPlan,
  run: Run,
  steps: number,
  { level = 1, purpose = PURPOSE.batchOrder }: { level?: number; purpose?: Purpose } = {},
): Int32Array[] {
  const calendar = plan.calendars.get(run.batchSize)!;
  const keys = { base: run.batchSize, before: stepsBefore(plan), seeds: [run.seed] };
  const batches: Int32Array[] = [];
  for (let from = 0; from < steps; from = batches.length / level) {
    const stretch = calendar.at(from);
    const { batchSize } = stretch;
    const to = Math.min(steps, stretch.until, from + Math.max(1, Math.floor(CHUNK_INDICES / (level * batchSize))));
    const order = { ...finer(orderOver(plan, stretch, keys), level), purpose };
    const { indices } = batchSchedule(order, from * level, to * level);
    for (let i = 0; i < (to - from) * level; i++) batches.push(indices.subarray(i * batchSize, (i + 1) * batchSize));
  }
  return batches;
}

/**
 * Trains a state `[C, P]` until step `until` by the rule and the batches of one run; C copies at once, none of which
 * depends on the others.
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
 * Parameters and momentum of a run at any step, made again from its seed: the bits that a sweep on the same engine had
 * there, whatever it was cut into.
 */
export async function deriveRun(
  program: Program,
  plan: SweepPlan,
  { run, step }: { run: Run; step: number },
): Promise<RuledState> {
  return trainRunUntil(program, { plan, run }, { state: await startOf(program, plan, run), until: step });
}
