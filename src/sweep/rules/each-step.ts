import { type BatchOrder, batchSchedule } from '../../engine/batch-order.ts';
import { rateStride } from '../../engine/check-schedule.ts';
import type { BatchIndices } from '../../engine/contract.ts';
import { applyUpdate, type Rows } from './apply-update.ts';
import type { RuledState, RuleSteps } from './rule.ts';

/** One step of all runs, about to be made. */
export interface StepSite extends Rows {
  readonly step: number;
  /** η of this step, `[R]`. */
  readonly rates: Float32Array;
}

/** Copies the state, has `make` change the copy step by step, and returns it. */
export async function eachStep(
  { order, learningRates, from, until, state }: RuleSteps,
  make: (site: StepSite) => Promise<void>,
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

/** Most indices written out at once. */
const STRETCH = 1 << 18;

/** The batches of steps [from, until), one after the other and each a schedule of its own. */
export function batchReader(order: BatchOrder, from: number, until: number): (step: number) => BatchIndices {
  const size = new Set(order.seeds).size * order.batchSize;
  const length = Math.max(1, Math.floor(STRETCH / size));
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

/** Makes each step by the update of the spec, with the gradient that `direction` finds on the step's mini-batch. */
export function eachBatchStep(
  steps: RuleSteps,
  direction: (site: StepSite, batch: BatchIndices) => Promise<Float32Array>,
): Promise<RuledState> {
  const { order, from, until, update } = steps;
  const batchOf = batchReader(order, from, until);
  return eachStep(steps, async (site) => {
    applyUpdate(site, await direction(site, batchOf(site.step)), update, site.rates);
  });
}
