import type { CohortState, Program } from '../../engine/contract.ts';
import { initialParameters } from '../../engine/initial-parameters.ts';
import { cohortsOf } from '../plan.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { trainUntil } from './train-until.ts';

/** Steps of the warm-up, in which kernels are compiled, and of the first round. */
const FIRST_STEPS = 4;
/** As many as a sweep takes at most between two hand-overs to the engine. */
const MOST_STEPS = 512;

interface TimeEngineOptions {
  /** Most runs trained at once. */
  readonly runs: number;
  /** Milliseconds that the last round is to take. */
  readonly budget: number;
  /** Milliseconds. */
  readonly now?: () => number;
}

/**
 * Milliseconds one engine needs for one step of one run, measured on this sweep's network with its median batch size and
 * `runs` runs at once. After a warm-up the steps of a round grow until a round takes `budget` milliseconds: what an engine
 * needs per hand-over is spread over many steps, as in a sweep.
 */
export async function timeEngine(
  program: Program,
  plan: SweepPlan,
  { runs, budget, now = () => performance.now() }: TimeEngineOptions,
): Promise<number> {
  const batchSize = plan.batchSizes[plan.batchSizes.length >> 1];
  const cohort = cohortsOf(plan, runs).find((some) => some.batchSize === batchSize)!.runs;
  const theta = new Float32Array(cohort.length * plan.parameters);
  cohort.forEach(
    ({ seed }, row) => void theta.set(initialParameters(plan.network, plan.spec.model, seed), row * plan.parameters),
  );
  const state: CohortState = { step: 0, theta, velocity: new Float32Array(theta.length) };
  const slow = cohort.map((run) => ({ ...run, learningRate: 1e-3 }));
  const advance = (steps: number) => trainUntil(program, plan, { runs: slow, state, until: steps });
  const most = Math.min(MOST_STEPS, Math.max(...cohort.map(({ endStep }) => endStep)));
  let steps = Math.min(FIRST_STEPS, most);
  await advance(steps);
  for (;;) {
    const started = now();
    await advance(steps);
    const elapsed = now() - started;
    if (elapsed >= budget || steps === most) return elapsed / (steps * cohort.length);
    const growth = Math.min(8, Math.max(2, budget / Math.max(elapsed, 1e-3)));
    steps = Math.min(most, Math.ceil(growth * steps));
  }
}
