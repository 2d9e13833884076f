import { rateStride } from '../check-schedule.ts';
import type { AdvanceSettings, BatchIndices } from '../contract.ts';
import { storeFloats, storeIntegers } from './heap.ts';
import type { KernelModel } from './kernel-model.ts';

/** Trains the loaded run with its order and learning rates; returns Σ of its batch losses. */
export type TrainRun = (run: number) => number;

/** Result of `work`, during which the batches and learning rates of a schedule are in the kernels' memory. */
export function withSchedule<T>(
  model: KernelModel,
  settings: AdvanceSettings,
  batches: BatchIndices,
  work: (train: TrainRun) => T,
): T {
  const { heap, update, velocity } = model;
  const { indices, orderOfRun, orders, steps, batchSize } = batches;
  const { learningRates } = settings;
  const stride = rateStride(learningRates, orderOfRun.length, steps);
  const indicesAt = storeIntegers(heap, indices, 'batch indices');
  const ratesAt = storeFloats(heap, learningRates, 'learning rates');
  try {
    const { momentum, weightDecay, nesterov } = settings.update;
    update.write({
      velocity,
      rate: 0,
      momentum,
      weightDecay,
      // Without momentum Nesterov's step equals the plain one.
      nesterov: nesterov && momentum !== 0 ? 1 : 0,
      plain: momentum === 0 && weightDecay === 0 ? 1 : 0,
      keep: 0,
      rates: ratesAt,
      rateStride: 4 * stride,
    });
    return work((run) => {
      update.set('rates', ratesAt + 4 * run);
      const order = indicesAt + orderOfRun[run] * batchSize * 4;
      return model.train({ indices: order, stride: orders * batchSize * 4, steps, batchSize });
    });
  } finally {
    heap.free(indicesAt);
    heap.free(ratesAt);
  }
}
