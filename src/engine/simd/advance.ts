import { SpecError } from '../../errors.ts';
import type { Advanced, AdvanceSettings, BatchSchedule, CohortState } from '../contract.ts';
import { packInto, setBlock, unpackFrom, type Workbench } from './workbench.ts';

/**
 * Takes T steps with every run, one call into the kernels for each. A run whose batch loss stops being finite has
 * diverged: its θ and m become NaN, so that it stays diverged however the steps are divided into segments.
 */
export function advance(
  bench: Workbench,
  settings: AdvanceSettings,
  state: CohortState,
  batches: BatchSchedule,
): Advanced {
  checkBatches(bench, settings, state, batches);
  const { heap } = bench;
  const runs = settings.learningRates.length;
  const count = bench.plan.parameters;
  const theta = new Float32Array(runs * count);
  const velocity = new Float32Array(runs * count);
  const batchLoss = new Float32Array(runs);
  const indices = heap.allocate(batches.indices.length * 4, 'batch indices');
  heap.integers(indices, batches.indices.length).set(batches.indices);
  try {
    for (let run = 0; run < runs; run++) {
      const from = run * count;
      const slice = (values: Float32Array) => values.subarray(from, from + count);
      const order = indices + batches.orderOfRun[run] * batches.batchSize * 4;
      packInto(bench, slice(state.theta), bench.areas.params, true);
      packInto(bench, slice(state.velocity), bench.areas.velocity, false);
      const total = trainRun(bench, settings, batches, { learningRate: settings.learningRates[run], order });
      batchLoss[run] = Number.isNaN(total) ? Number.NaN : total / batches.steps;
      if (Number.isFinite(total)) {
        unpackFrom(bench, bench.areas.params, slice(theta));
        unpackFrom(bench, bench.areas.velocity, slice(velocity));
      } else {
        slice(theta).fill(Number.NaN);
        slice(velocity).fill(Number.NaN);
      }
    }
  } finally {
    heap.free(indices);
  }
  return { state: { step: state.step + batches.steps, theta, velocity }, batchLoss };
}

/** Σ of the batch losses of one run, whose parameters are in `areas.params`. */
function trainRun(
  bench: Workbench,
  { update }: AdvanceSettings,
  { steps, batchSize, orders }: BatchSchedule,
  run: { learningRate: number; order: number },
): number {
  const { kernels, tables, train, areas } = bench;
  const { momentum, weightDecay } = update;
  const plain = momentum === 0 && weightDecay === 0 ? 1 : 0;
  // Without momentum Nesterov's step is the plain one.
  const nesterov = update.nesterov && momentum !== 0 ? 1 : 0;
  bench.heap.integers(areas.update, 7).set([areas.velocity, 0, 0, 0, nesterov, plain, 0]);
  bench.heap.floats(areas.update + 4, 3).set([run.learningRate, momentum, weightDecay]);
  const { frame, params } = areas;
  setBlock(bench, { rows: 0, inputs: 0, labels: 0, frame, params });
  const stride = orders * batchSize * 4;
  const { network } = tables;
  const { inputs, labels } = train;
  return kernels.train(network, areas.block, areas.update, inputs, labels, run.order, stride, steps, batchSize);
}

function checkBatches(
  bench: Workbench,
  { learningRates, update }: AdvanceSettings,
  { theta, velocity }: CohortState,
  { steps, batchSize, indices, orders, orderOfRun }: BatchSchedule,
): void {
  const runs = learningRates.length;
  const count = bench.plan.parameters;
  const examples = bench.train.count;
  const rule = (holds: boolean, what: string, must: string, got: unknown, advice: string) => {
    if (!holds) throw new SpecError(`simd advance: ${what} must be ${must}, got ${got}. ${advice}`);
  };
  const positive = (value: number) => Number.isInteger(value) && value >= 1;
  rule(theta.length === runs * count, 'theta', `R × P = ${runs * count} long`, theta.length, 'Pass one row per run.');
  const moving = velocity.length;
  rule(moving === runs * count, 'velocity', `R × P = ${runs * count} long`, moving, 'Pass zeros before step 0.');
  rule(positive(steps), 'steps', 'a positive integer', steps, 'Ask for at least one step.');
  rule(positive(batchSize), 'batchSize', 'a positive integer', batchSize, 'Ask for at least one example.');
  const size = steps * orders * batchSize;
  rule(indices.length === size, 'indices', `T × S × B = ${size} long`, indices.length, 'Write every batch out.');
  rule(orderOfRun.length === runs, 'orderOfRun', `R = ${runs} long`, orderOfRun.length, 'Name an order for each run.');
  const order = orderOfRun.find((value) => value < 0 || value >= orders);
  rule(order === undefined, 'orderOfRun', `in [0, ${orders})`, order, 'Use an order that was passed.');
  const index = indices.find((value) => value < 0 || value >= examples);
  rule(index === undefined, 'indices', `in [0, ${examples})`, index, 'Draw from the training examples.');
  const { momentum, weightDecay } = update;
  rule(momentum >= 0 && momentum < 1, 'momentum', 'in [0, 1)', momentum, 'Use 0 for none.');
  rule(weightDecay >= 0, 'weightDecay', 'at least 0', weightDecay, 'Use 0 for none.');
}
