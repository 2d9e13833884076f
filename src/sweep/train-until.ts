import { batchSchedule } from '../engine/batch-order.ts';
import type { CohortState, Program } from '../engine/contract.ts';
import type { Run, SweepPlan } from './plan.ts';

/** Longest stretch handed to the engine at once: bounds the memory of written-out batches. */
const MAX_CHUNK_STEPS = 512;
const MAX_CHUNK_INDICES = 1 << 21;

/**
 * Trains a state whose rows are `runs`, all of one batch size, until step `until`, by each run's η and seed. A run may
 * stand in several rows; no row depends on another, nor on how the steps are cut into stretches.
 */
export async function trainUntil(
  program: Program,
  { spec, examples }: SweepPlan,
  { runs, state, until }: { runs: readonly Run[]; state: CohortState; until: number },
): Promise<CohortState> {
  const batchSize = runs[0].batchSize;
  const order = { sampling: spec.sampling, examples, batchSize, seeds: runs.map((run) => run.seed) };
  const settings = { update: spec.update, learningRates: Float32Array.from(runs, (run) => run.learningRate) };
  const seedCount = new Set(order.seeds).size;
  const chunk = Math.max(1, Math.min(MAX_CHUNK_STEPS, Math.floor(MAX_CHUNK_INDICES / (seedCount * batchSize))));
  let at = state;
  while (at.step < until) {
    const to = Math.min(until, at.step + chunk);
    at = (await program.advance(settings, at, batchSchedule(order, at.step, to))).state;
  }
  return at;
}
