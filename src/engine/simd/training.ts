import { rateStride } from '../check-schedule.ts';
import type { AdvanceSettings, BatchIndices } from '../contract.ts';
import type { Trainee } from './trainee.ts';

/** Trains the run that is loaded, in its own order and with its own rates; returns Σ of its batch losses. */
export type TrainRun = (run: number) => number;

/** What `work` gives while the batches and rates of a schedule lie in the kernels' memory. */
export function withSchedule<T>(
  trainee: Trainee,
  settings: AdvanceSettings,
  batches: BatchIndices,
  work: (train: TrainRun) => T,
): T {
  const { heap, update } = trainee;
  const { indices, orderOfRun, orders, steps, batchSize } = batches;
  const { learningRates } = settings;
  const stride = rateStride(learningRates, orderOfRun.length, steps);
  const indicesAt = heap.allocate(indices.length * 4, 'batch indices');
  const ratesAt = heap.allocate(learningRates.length * 4, 'learning rates');
  heap.integers(indicesAt, indices.length).set(indices);
  heap.floats(ratesAt, learningRates.length).set(learningRates);
  try {
    setUpdate(trainee, settings, 4 * stride);
    return work((run) => {
      heap.integers(update + 28, 1)[0] = ratesAt + 4 * run;
      const order = indicesAt + orderOfRun[run] * batchSize * 4;
      return trainee.train({ indices: order, stride: orders * batchSize * 4, steps, batchSize });
    });
  } finally {
    heap.free(indicesAt);
    heap.free(ratesAt);
  }
}

/** Fields of the kernels' `Update` that all runs share. */
function setUpdate({ heap, update: at, velocity }: Trainee, { update }: AdvanceSettings, stride: number): void {
  const { momentum, weightDecay } = update;
  const plain = momentum === 0 && weightDecay === 0 ? 1 : 0;
  // Without momentum Nesterov's step is the plain one.
  const nesterov = update.nesterov && momentum !== 0 ? 1 : 0;
  heap.integers(at, 9).set([velocity, 0, 0, 0, nesterov, plain, 0, 0, stride]);
  heap.floats(at + 8, 2).set([momentum, weightDecay]);
}
