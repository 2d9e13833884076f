import { batchSchedule } from '../../engine/batch-order.ts';
import { rateStride } from '../../engine/check-schedule.ts';
import type { BatchSchedule } from '../../engine/contract.ts';
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
  { runs, learningRates, from, until, state }: RuleSteps,
  make: (site: StepSite) => Promise<void>,
): Promise<RuledState> {
  const theta = state.theta.slice();
  const velocity = state.velocity.slice();
  const stride = rateStride(learningRates, runs.length, until - from);
  for (let step = from; step < until; step++) {
    const first = (step - from) * stride;
    await make({ step, theta, velocity, rates: learningRates.subarray(first, first + runs.length) });
  }
  return { ...state, step: until, theta, velocity };
}

/** The batches of the steps of a schedule, one schedule of a single step for each: views of the same indices. */
function oneByOne({ steps, batchSize, indices, orders, orderOfRun }: BatchSchedule): BatchSchedule[] {
  const size = orders * batchSize;
  return Array.from({ length: steps }, (_, t) => {
    return { steps: 1, batchSize, indices: indices.subarray(t * size, (t + 1) * size), orders, orderOfRun };
  });
}

/** Makes each step by the update of the spec, with the gradient that `direction` finds on the step's mini-batch. */
export function eachBatchStep(
  steps: RuleSteps,
  direction: (site: StepSite, batch: BatchSchedule) => Promise<Float32Array>,
): Promise<RuledState> {
  const { order, from, until, update } = steps;
  const batches = oneByOne(batchSchedule(order, from, until));
  return eachStep(steps, async (site) => {
    applyUpdate(site, await direction(site, batches[site.step - from]), update, site.rates);
  });
}
