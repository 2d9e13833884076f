import { buildDataset } from '../../src/data/build-dataset.ts';
import { parseDatasetSpec } from '../../src/data/spec.ts';
import { batchSchedule } from '../../src/engine/batch-order.ts';
import type { CohortState } from '../../src/engine/contract.ts';
import { initialParameters } from '../../src/engine/initial-parameters.ts';
import { modelSpec, resolveNetwork } from '../../src/engine/model.ts';
import { loadSimdEngine } from '../../src/engine/simd/load-node.ts';
import type { TrainedCase } from './jobs.ts';

const EXAMPLES = 1024;
const BATCH_SIZE = 32;
const LEARNING_RATE = 0.1;
const STEPS = 6400;

/** A tanh network trained for 200 epochs on digits of `side`² pixels, the same on every machine. */
export async function trainedCase(side: number, hidden: readonly number[]): Promise<TrainedCase & { loss: number }> {
  const spec = parseDatasetSpec({ source: { kind: 'glyphs', side }, trainCount: EXAMPLES, testCount: 10 });
  const dataset = await buildDataset(spec);
  const model = modelSpec.parse({ hidden });
  const network = resolveNetwork(model, dataset.inputShape, dataset.classes);
  const program = await (await loadSimdEngine()).open(network, dataset);
  const start = initialParameters(network, model, 0);
  let state: CohortState = { step: 0, theta: start, velocity: new Float32Array(start.length) };
  const order = { sampling: 'epochs' as const, examples: EXAMPLES, batchSize: BATCH_SIZE, seeds: [0] };
  const settings = {
    update: { momentum: 0, nesterov: false, weightDecay: 0 },
    learningRates: Float32Array.of(LEARNING_RATE),
  };
  ({ state } = await program.advance(settings, state, batchSchedule(order, 0, STEPS)));
  const point = await program.at(state.theta);
  const { loss } = await point.evaluate('train');
  point.dispose();
  program.dispose();
  return {
    sizes: [side * side, ...hidden, dataset.classes],
    theta: [...state.theta],
    inputs: [...dataset.train.inputs],
    labels: [...dataset.train.labels],
    loss: loss[0],
  };
}
