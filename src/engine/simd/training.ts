import { rateStride } from '../check-schedule.ts';
import type { AdvanceSettings, BatchSchedule } from '../contract.ts';
import { setBlock, type Workbench } from './workbench.ts';

/** Trains the run whose θ lies in `areas.params` and m in `areas.velocity`, with transposes; returns Σ of its batch losses. */
export type TrainRun = (run: number) => number;

/** What `work` gives while the batches and rates of a schedule lie in the kernels' memory. */
export function withSchedule<T>(
  bench: Workbench,
  settings: AdvanceSettings,
  batches: BatchSchedule,
  work: (train: TrainRun) => T,
): T {
  const { heap } = bench;
  const { frame, params } = bench.areas;
  const { indices, orderOfRun } = batches;
  const { learningRates } = settings;
  const stride = rateStride(learningRates, orderOfRun.length, batches.steps);
  const indicesAt = heap.allocate(indices.length * 4, 'batch indices');
  const ratesAt = heap.allocate(learningRates.length * 4, 'learning rates');
  heap.integers(indicesAt, indices.length).set(indices);
  heap.floats(ratesAt, learningRates.length).set(learningRates);
  try {
    setBlock(bench, { rows: 0, inputs: 0, labels: 0, frame, params });
    setUpdate(bench, settings, 4 * stride);
    return work((run) => trainRun(bench, batches, { indices: indicesAt, rates: ratesAt + 4 * run, run }));
  } finally {
    heap.free(indicesAt);
    heap.free(ratesAt);
  }
}

/** Fields of the kernels' `Update` that all runs share. */
function setUpdate({ heap, areas }: Workbench, { update }: AdvanceSettings, stride: number): void {
  const { momentum, weightDecay } = update;
  const plain = momentum === 0 && weightDecay === 0 ? 1 : 0;
  // Without momentum Nesterov's step is the plain one.
  const nesterov = update.nesterov && momentum !== 0 ? 1 : 0;
  heap.integers(areas.update, 9).set([areas.velocity, 0, 0, 0, nesterov, plain, 0, 0, stride]);
  heap.floats(areas.update + 8, 2).set([momentum, weightDecay]);
}

function trainRun(
  bench: Workbench,
  { steps, batchSize, orders, orderOfRun }: BatchSchedule,
  at: { indices: number; rates: number; run: number },
): number {
  const { kernels, tables, train, areas } = bench;
  bench.heap.integers(areas.update + 28, 1)[0] = at.rates;
  const order = at.indices + orderOfRun[at.run] * batchSize * 4;
  const stride = orders * batchSize * 4;
  const { network } = tables;
  return kernels.train(network, areas.block, areas.update, train.inputs, train.labels, order, stride, steps, batchSize);
}
