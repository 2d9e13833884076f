import { type BatchOrder, batchSchedule } from '../../engine/batch-order.ts';
import { PURPOSE } from '../../math/rng.ts';
import type { StepBatches } from './rule.ts';

/** The batch order of the small steps, l for each step: l epochs pass in the time of one. */
function finer(order: BatchOrder, level: number): BatchOrder {
  const { offset = 0, since = { step: 0, epoch: 0 } } = order;
  return { ...order, offset: offset * level, since: { step: since.step * level, epoch: since.epoch * level } };
}

/** The orders of γ1 and γ2. */
export function ordersOf(order: BatchOrder, level: number): readonly [BatchOrder, BatchOrder] {
  const own = finer(order, level);
  return [own, { ...own, purpose: PURPOSE.ruleBatches }];
}

/** Both mini-batches of each small step: `[l, 2, B]`. */
export function smallBatches(level: number): StepBatches {
  return {
    axes: [level, 2],
    indices(order, from, until) {
      const B = order.batchSize;
      const both = ordersOf(order, level).map((own) => batchSchedule(own, from * level, until * level).indices);
      const indices = new Int32Array(2 * (until - from) * level * B);
      for (let small = 0; small < (until - from) * level; small++)
        both.forEach((own, i) => void indices.set(own.subarray(small * B, (small + 1) * B), (2 * small + i) * B));
      return indices;
    },
  };
}
