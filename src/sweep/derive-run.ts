import { batchSchedule } from '../engine/batch-order.ts';
import type { CohortState, Program } from '../engine/contract.ts';
import { initialParameters } from '../engine/initial-parameters.ts';
import type { Run, SweepPlan } from './plan.ts';
import { trainUntil } from './train-until.ts';

/** Longest stretch handed to the engine at once: bounds the memory of written-out batches. */
const CHUNK_INDICES = 1 << 20;

/** Steps [from, to) in stretches of bounded memory. */
function* stretches(batchSize: number, from: number, to: number): Generator<readonly [number, number]> {
  const length = Math.max(1, Math.floor(CHUNK_INDICES / batchSize));
  for (let step = from; step < to; step += length) yield [step, Math.min(to, step + length)];
}

const orderOf = ({ spec, examples }: SweepPlan, { batchSize, seed }: Run) => ({
  sampling: spec.sampling,
  examples,
  batchSize,
  seeds: [seed],
});

/** θ of a run before its first step, `[P]`. */
export function initialOf({ network, spec }: SweepPlan, { seed }: Run): Float32Array {
  return initialParameters(network, spec.model, seed);
}

/** The training examples of every mini-batch of steps [0, steps), `[steps, B]`. */
export function batchesOf(plan: SweepPlan, run: Run, steps: number): Int32Array {
  const indices = new Int32Array(steps * run.batchSize);
  for (const [from, to] of stretches(run.batchSize, 0, steps))
    indices.set(batchSchedule(orderOf(plan, run), from, to).indices, from * run.batchSize);
  return indices;
}

/** Initial weights `[C, P]` of C copies of a run, before their first step. */
export function stateFrom(theta: Float32Array): CohortState {
  return { step: 0, theta, velocity: new Float32Array(theta.length) };
}

/**
 * Trains a state `[C, P]` until step `until` by the rule and the batches of one run; C copies at once, none of which
 * depends on the others.
 */
export function trainRunUntil(
  program: Program,
  { plan, run }: { plan: SweepPlan; run: Run },
  { state, until }: { state: CohortState; until: number },
): Promise<CohortState> {
  const copies = state.theta.length / plan.parameters;
  return trainUntil(program, plan, { runs: new Array<Run>(copies).fill(run), state, until });
}

/**
 * Parameters and momentum of a run at any step, made again from its seed: the bits that a sweep on the same engine had
 * there, whatever it was cut into.
 */
export function deriveRun(
  program: Program,
  plan: SweepPlan,
  { run, step }: { run: Run; step: number },
): Promise<CohortState> {
  return trainRunUntil(program, { plan, run }, { state: stateFrom(initialOf(plan, run)), until: step });
}
