import type { CohortState, Program } from '../../engine/contract.ts';
import { initialParameters } from '../../engine/initial-parameters.ts';
import { cohortsOf } from '../plan.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { trainUntil } from './train-until.ts';

/** Steps of one round of timing. */
const STEPS = 8;

/**
 * Milliseconds one engine needs for one step of one run, measured on this sweep's network with its median batch size
 * and `runs` runs at once, after one round of warm-up. Takes about `budget` milliseconds in addition to the warm-up.
 */
export async function timeEngine(
  program: Program,
  plan: SweepPlan,
  { runs, budget }: { runs: number; budget: number },
): Promise<number> {
  const batchSize = plan.batchSizes[plan.batchSizes.length >> 1];
  const cohort = cohortsOf(plan, runs).find((some) => some.batchSize === batchSize)!.runs;
  const theta = new Float32Array(cohort.length * plan.parameters);
  cohort.forEach(
    ({ seed }, row) => void theta.set(initialParameters(plan.network, plan.spec.model, seed), row * plan.parameters),
  );
  const state: CohortState = { step: 0, theta, velocity: new Float32Array(theta.length) };
  const slow = cohort.map((run) => ({ ...run, learningRate: 1e-3 }));
  const advance = () => trainUntil(program, plan, { runs: slow, state, until: STEPS });
  await advance();
  const started = performance.now();
  let rounds = 0;
  let elapsed = 0;
  do {
    await advance();
    rounds++;
    elapsed = performance.now() - started;
  } while (elapsed + elapsed / rounds < budget);
  return elapsed / (rounds * STEPS * cohort.length);
}
