import { type BatchOrder, batchSchedule } from '../../engine/batch-order.ts';
import { rateStride } from '../../engine/check-schedule.ts';
import type { BatchIndices } from '../../engine/contract.ts';
import { applyUpdate, type Rows } from './apply-update.ts';
import type { RuledState, RuleSteps } from './rule.ts';

/** All runs before one step. */
export interface CurrentStep extends Rows {
  readonly step: number;
  /** η of this step, `[R]`. */
  readonly rates: Float32Array;
}

/** Applies `make` to a copy of the state, step by step, and returns the copy. */
export async function eachStep(
  { order, learningRates, from, until, state }: RuleSteps,
  make: (current: CurrentStep) => Promise<void>,
): Promise<RuledState> {
  const theta = state.theta.slice();
  const velocity = state.velocity.slice();
  const runs = order.seeds.length;
  const stride = rateStride(learningRates, runs, until - from);
  for (let step = from; step < until; step++) {
    const first = (step - from) * stride;
    await make({ step, theta, velocity, rates: learningRates.subarray(first, first + runs) });
  }
  return { ...state, step: until, theta, velocity };
}

/** Most batch indices held in memory. */
const MAX_INDICES = 1 << 18;

/** Reads the batches of steps [from, until) in order, each as a schedule of one step. */
export function batchReader(order: BatchOrder, from: number, until: number): (step: number) => BatchIndices {
  const size = new Set(order.seeds).size * order.batchSize;
  const length = Math.max(1, Math.floor(MAX_INDICES / size));
  let start = from;
  let held: BatchIndices | undefined;
  return (step) => {
    if (held === undefined || step >= start + held.steps) {
      start = step;
      held = batchSchedule(order, step, Math.min(until, step + length));
    }
    const { batchSize, orders, orderOfRun, indices } = held;
    const first = (step - start) * size;
    return { steps: 1, batchSize, orders, orderOfRun, indices: indices.subarray(first, first + size) };
  };
}

/** Makes each step by the update of the spec, with the gradient that `direction` computes on its mini-batch. */
export function eachBatchStep(
  steps: RuleSteps,
  direction: (current: CurrentStep, batch: BatchIndices) => Promise<Float32Array>,
): Promise<RuledState> {
  const { order, from, until, update } = steps;
  const batchOf = batchReader(order, from, until);
  return eachStep(steps, async (current) => {
    applyUpdate(current, await direction(current, batchOf(current.step)), update, current.rates);
  });
}
