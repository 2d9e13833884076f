import { createSimdEngine } from '../../src/engine/simd/engine.ts';
import { scheduleOf } from './cohort-step.ts';
import { denseNetwork } from './jobs.ts';
import { benchDataset, benchTheta } from './simd-step.ts';
import type { WorkerOrder } from './workers.ts';

type Preparation = Exclude<WorkerOrder, 'go'>;

/** Everything but the steps themselves, done once. */
async function prepare({ kernels, of, steps }: Preparation): Promise<() => Promise<unknown>> {
  const network = denseNetwork(of.sizes);
  const program = await (await createSimdEngine(kernels)).open(network, benchDataset(network, 1024));
  const theta = benchTheta(network, of.runs);
  const state = { step: 0, theta, velocity: new Float32Array(theta.length) };
  const update = { momentum: 0, nesterov: false, weightDecay: 0 };
  const settings = { update, learningRates: new Float32Array(of.runs).fill(0.01) };
  const batches = scheduleOf(steps, of.batchSize, of.runs);
  return () => program.advance(settings, state, batches);
}

let train = async (): Promise<unknown> => null;

/** Follows one order; see `step-worker.ts`. */
export async function follow(order: WorkerOrder): Promise<void> {
  if (order === 'go') await train();
  else train = await prepare(order);
  self.postMessage(null);
}
