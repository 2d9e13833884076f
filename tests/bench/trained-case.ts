import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { TrainedCase } from './jobs.ts';
import { trainCohort } from './trained-cohort.ts';

const LEARNING_RATE = 0.1;
const STEPS = 6400;

/** A tanh network trained for 200 epochs on digits of `side`² pixels, the same on every machine. */
export async function trainedCase(side: number, hidden: readonly number[]): Promise<TrainedCase & { loss: number }> {
  const spec = { side, hidden, learningRates: [LEARNING_RATE], seeds: [0], steps: STEPS };
  const { program, dataset, state } = await trainCohort(await loadSimdEngineInNode(), spec);
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
