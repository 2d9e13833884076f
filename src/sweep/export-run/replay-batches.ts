import { batchSchedule } from '../../engine/batch-order.ts';
import { ruleOf } from '../rules/registry.ts';
import type { StepBatches } from '../rules/rule.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { stepsBefore } from '../training/origin.ts';
import { orderOver } from '../training/train-until.ts';
import { requireReplay } from './require-replay.ts';

/** Indices written at a time: bounds the memory of a call. */
const CHUNK_INDICES = 1 << 20;

const ONE_BATCH: StepBatches = {
  axes: [],
  indices: (order, from, until) => batchSchedule(order, from, until).indices,
};

/** The training examples of each of the first `steps` steps of a run, `[…axes, B]`, and those axes. */
export function replayBatches(
  plan: SweepPlan,
  run: Run,
  steps: number,
): { axes: readonly number[]; batches: Int32Array[] } {
  const { axes, indices } = requireReplay(ruleOf(plan.spec.rule), run).batches ?? ONE_BATCH;
  const calendar = plan.calendars.get(run.batchSize)!;
  const keys = { base: run.batchSize, before: stepsBefore(plan), seeds: [run.seed] };
  const batches: Int32Array[] = [];
  while (batches.length < steps) {
    const from = batches.length;
    const interval = calendar.at(from);
    const size = axes.reduce((product, axis) => product * axis, interval.batchSize);
    const until = Math.min(steps, interval.until, from + Math.max(1, Math.floor(CHUNK_INDICES / size)));
    const all = indices(orderOver(plan, interval, keys), from, until);
    for (let i = 0; i < until - from; i++) batches.push(all.subarray(i * size, (i + 1) * size));
  }
  return { axes, batches };
}
