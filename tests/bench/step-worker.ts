import type { CohortState, Program } from '../../src/engine/contract.ts';
import { createSimdEngine } from '../../src/engine/simd/engine.ts';
import { scheduleOf } from './cohort-step.ts';
import { denseNetwork, type StepCase } from './jobs.ts';
import { benchDataset, benchTheta } from './simd-step.ts';
import type { WorkerOrder } from './workers.ts';

let trained: { readonly of: StepCase; readonly program: Program; readonly state: CohortState } | null = null;

self.onmessage = async ({ data }: MessageEvent<WorkerOrder>) => {
  if ('kernels' in data) {
    const { kernels, of } = data;
    const network = denseNetwork(of.sizes);
    const program = await (await createSimdEngine(kernels)).open(network, benchDataset(network, 1024));
    const theta = benchTheta(network, of.runs);
    trained = { of, program, state: { step: 0, theta, velocity: new Float32Array(theta.length) } };
  } else if (trained) {
    const { of, program, state } = trained;
    const update = { momentum: 0, nesterov: false, weightDecay: 0 };
    const settings = { update, learningRates: new Float32Array(of.runs).fill(0.01) };
    await program.advance(settings, state, scheduleOf(data.steps, of.batchSize, of.runs));
  }
  self.postMessage(null);
};
